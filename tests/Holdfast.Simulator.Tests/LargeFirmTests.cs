using Holdfast.Engine.Contract;
using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Tests;

/// <summary>What a firm of two thousand accounts shows in sixty days.</summary>
[Trait("Category", "Slow")]
public sealed class LargeFirmTests(LargeFirmTests.TwoThousandAccounts firm)
    : IClassFixture<LargeFirmTests.TwoThousandAccounts>
{
    [Fact]
    public void Every_type_of_event_occurs() => Assert.Equal(
        Enum.GetValues<EventType>().Order(), firm.Made.Events.Select(each => each.Type).Distinct().Order());

    [Fact]
    public void Every_honest_story_is_told() => Assert.Equal(
        HonestCatalog.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), firm.Made.Summary.Stories.Keys);

    [Fact]
    public void A_customer_causes_less_than_one_event_a_day()
    {
        var a_day = firm.Made.Lines.Length / (double)firm.Made.Summary.Customers / 60;

        Assert.InRange(a_day, 0.5, 0.95);
    }

    [Fact]
    public void Nobody_takes_out_more_than_there_is() => Assert.All(
        firm.Made.Of(EventType.TransferRequested).Select(each => (TransferRequested)each.Data!)
            .Where(data => data is { Direction: TransferDirection.Out, AvailableCash: not null }
                && data.Rail != Rail.Acats),
        data => Assert.True(data.Amount.TenThousandths <= data.AvailableCash!.Value.TenThousandths));

    [Fact]
    public void Honest_customers_report_falsely_too()
    {
        var reports = firm.Made.Of(EventType.CustomerReported).Select(
            each => ((CustomerReported)each.Data!).What).ToArray();

        Assert.Contains(ReportKind.FalseAlarm, reports);
        Assert.Contains(ReportKind.Phishing, reports);
        Assert.Contains(ReportKind.UnauthorizedActivity, reports);
    }

    [Fact]
    public void Many_honest_sign_ins_come_on_devices_never_seen()
    {
        var labelled = firm.Made.Labels.Select(label => label.Event).ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<(string, string)>();
        int visits = 0, strange = 0;
        foreach (var each in firm.Made.Of(EventType.LoginSucceeded).Where(each => each.Device is not null))
        {
            var isNew = known.Add((each.Customer.ToString(), each.Device!.Id.ToString()));
            if (!labelled.Contains(each.Id.ToString()) && each.Time > Learned)
            {
                visits++;
                strange += isNew ? 1 : 0;
            }
        }

        Assert.InRange(strange / (double)visits, 0.06, 0.16);
    }

    private static readonly NodaTime.Instant Learned = NodaTime.Instant.FromUtc(2025, 10, 7, 0, 0);

    public sealed class TwoThousandAccounts
    {
        internal MadeFirm Made { get; } = MadeFirm.Of(accounts: 2_000, days: 60, attacks: 40, seed: 7);
    }
}
