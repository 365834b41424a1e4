using System.Collections.Immutable;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Rules;

/// <summary>What holds on one day.</summary>
internal sealed record CaseRules
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.NewYorkStockExchange;

    private readonly DateTimeZone _zone;
    private readonly Func<RuleSettingName, int> _value;

    public CaseRules(
        ImmutableArray<CaseRule> rules, ImmutableArray<SharedThing> shared, DateTimeZone zone,
        Func<RuleSettingName, int> value) =>
        (Rules, Shared, _zone, _value) = (rules, new SharedThings(shared), zone, value);

    /// <summary>The rules, in the order in which they are asked.</summary>
    public ImmutableArray<CaseRule> Rules { get; }

    /// <summary>What no rule looks at.</summary>
    public SharedThings Shared { get; }

    /// <summary>How long a case may wait for its first look.</summary>
    public Duration FirstLook(Outcome severity) => Duration.FromMinutes(_value(severity switch
    {
        Outcome.Allow or Outcome.StepUp => RuleSettingName.FirstLookStepUp,
        Outcome.Hold => RuleSettingName.FirstLookHold,
        Outcome.Deny => RuleSettingName.FirstLookDeny,
    }));

    /// <summary>How long a case may wait to be decided.</summary>
    public Duration Decision => Duration.FromHours(_value(RuleSettingName.Decision));

    /// <summary>By how much a case moves ahead each time that the money at risk doubles.</summary>
    public Duration PerDoubling => Duration.FromMinutes(_value(RuleSettingName.PerDoubling));

    /// <summary>From which sum on, in dollars.</summary>
    public int DoublingFrom => _value(RuleSettingName.DoublingFrom);

    /// <summary>From which score on what an employee did is an alert, in ten-thousandths.</summary>
    public int StaffAlertScore => _value(RuleSettingName.StaffAlertScore);

    /// <summary>After how many false alarms a key gathers nothing any more.</summary>
    public int CommonAfter => _value(RuleSettingName.CommonAfter);

    /// <summary>
    /// When an order of a moment settles: at the beginning of the next business day of the exchange, 17 CFR
    /// 240.15c6-1(a). Null outside the years that the calendar knows.
    /// </summary>
    public Instant? SettlementOf(Instant placed)
    {
        var day = placed.InZone(_zone).Date;
        var last = day.PlusDays(10);
        return Calendar.Covers(day) && Calendar.Covers(last)
            ? Calendar.Add(day, 1).AtStartOfDayInZone(_zone).ToInstant()
            : null;
    }

    /// <summary>How many of a hundred decided cases are looked at again.</summary>
    public int ReviewPercent => _value(RuleSettingName.ReviewPercent);
}
