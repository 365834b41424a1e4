using NodaTime;

namespace Holdfast.Desk.Cases.Rules;

/// <summary>A setting there is, a whole number each.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Least">The least it may be.</param>
/// <param name="Most">The most it may be.</param>
internal sealed record RuleSettingName(string Name, int Least, int Most)
{
    private const int MinutesOfWeek = 10_080;

    public static readonly RuleSettingName FirstLookStepUp = new("firstLookMinutesStepUp", 1, MinutesOfWeek);
    public static readonly RuleSettingName FirstLookHold = new("firstLookMinutesHold", 1, MinutesOfWeek);
    public static readonly RuleSettingName FirstLookDeny = new("firstLookMinutesDeny", 1, MinutesOfWeek);
    public static readonly RuleSettingName Decision = new("decisionHours", 1, 720);
    public static readonly RuleSettingName PerDoubling = new("minutesPerDoubling", 0, 1_440);
    public static readonly RuleSettingName DoublingFrom = new("doublingFromDollars", 1, 1_000_000);
    public static readonly RuleSettingName StaffAlertScore = new("staffAlertScore", 0, 10_000);
    public static readonly RuleSettingName CommonAfter = new("commonAfterFalseAlarms", 1, 1_000);
    public static readonly RuleSettingName ReviewPercent = new("reviewPercent", 0, 100);

    /// <summary>All there are, each needed.</summary>
    public static IReadOnlyList<RuleSettingName> All { get; } =
    [
        FirstLookStepUp, FirstLookHold, FirstLookDeny, Decision, PerDoubling, DoublingFrom, StaffAlertScore,
        CommonAfter, ReviewPercent,
    ];
}

/// <summary>A value of a setting, and when it holds.</summary>
internal sealed record RuleSetting(RuleSettingName Name, int Value, LocalDate Effective, LocalDate? Until)
{
    public bool HoldsOn(LocalDate day) => day >= Effective && !(day > Until);
}
