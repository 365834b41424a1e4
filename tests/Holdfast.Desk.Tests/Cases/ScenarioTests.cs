using System.Text.Json;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Instructions;
using Holdfast.Runtime.Sealing;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>
/// Real cases of account intrusion, retold as events: each is played into a firm as it happened, engine and all.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ScenarioTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_hijacked_accounts_that_buy_one_stock_are_one_case_while_it_happens()
    {
        await using var play = await Play.StartAsync("C08");
        var bought = new List<string>();

        await foreach (var told in play.EventsAsync())
        {
            if (told.GetProperty("type").GetString() != "order.placed"
                || told.GetProperty("data").GetProperty("symbol").GetString() != "CHNS")
            {
                continue;
            }

            // At every purchase that was not let through, all that were before it are in one case.
            await play.CaughtUpAsync();
            var alerts = await play.AlertsAsync();
            if (alerts.Where(alert => alert.Symbol == "CHNS").Select(alert => alert.CaseId).Distinct().ToList()
                is [var one])
            {
                bought.Add(one);
            }
            else
            {
                Assert.DoesNotContain(alerts, alert => alert.Symbol == "CHNS");
            }
        }

        var only = Assert.Single(await play.CasesAsync());
        Assert.Equal((CaseKind.Market, "CHNS", 10), (only.Kind, only.Symbol, only.Subjects));
        Assert.Equal(only.Id, Assert.Single(bought.Distinct()));
        Assert.True(only.AtRisk > 2_000_000L * 10_000, "More than two million dollars were at risk.");
    }

    [Theory]
    [InlineData("C01", CaseKind.Market, 2)]
    [InlineData("C02", CaseKind.Market, 1)]
    [InlineData("C03", CaseKind.Market, 2)]
    [InlineData("C04", CaseKind.Market, 1)]
    [InlineData("C05", CaseKind.Market, 1)]
    [InlineData("C06", CaseKind.Takeover, 1)]
    [InlineData("C07", CaseKind.Payment, 1)]
    public async Task A_raid_is_one_case(string scenario, CaseKind kind, int subjects)
    {
        await using var play = await Play.StartAsync(scenario);
        await foreach (var _ in play.EventsAsync())
        {
        }

        await play.CaughtUpAsync();
        var only = Assert.Single(await play.CasesAsync());
        Assert.Equal((kind, subjects), (only.Kind, only.Subjects));
    }

    [Fact]
    public async Task Passwords_reset_by_telephone_and_the_export_that_follows_are_told_by_the_device()
    {
        await using var play = await Play.StartAsync("C09");
        await foreach (var _ in play.EventsAsync())
        {
        }

        await play.CaughtUpAsync();
        var alerts = await play.AlertsAsync();
        var exports = alerts.Where(alert => alert.Type == "employee.exported").ToList();
        Assert.Equal(2, exports.Count);
        Assert.Single(exports.Select(alert => alert.CaseId).Distinct());
        Assert.Equal(CaseKind.Insider, (await play.CasesAsync()).Single(row => row.Id == exports[0].CaseId).Kind);
    }

    /// <summary>A scenario played into a firm whose clock is that of its events.</summary>
    private sealed class Play : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string[] _lines;
        private Firm _firm = null!;

        private Play(string[] lines) => _lines = lines;

        public static async Task<Play> StartAsync(string scenario)
        {
            var play = new Play(await File.ReadAllLinesAsync(
                SharedFolder.Path("data", "case-scenarios", $"{scenario}.events.ndjson"), Ct));
            play._firm = await Firm.StartAsync(
                play._folder["."], MasterKey.Generate(), Firm.ClockAt(TimeOf(play._lines[0])));
            return play;
        }

        public async IAsyncEnumerable<JsonElement> EventsAsync()
        {
            foreach (var line in _lines)
            {
                var ahead = TimeOf(line) - Instant.FromDateTimeOffset(_firm.Clock.GetUtcNow());
                _firm.Clock.Advance(ahead > Duration.Zero ? ahead.ToTimeSpan() : TimeSpan.Zero);
                await _firm.SendAsync(line);
                yield return JsonDocument.Parse(line).RootElement;
            }
        }

        public Task CaughtUpAsync() => _firm.Get<DeskFollowing>().HasComeToAsync(
            _firm.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct);

        public async Task<List<CaseRow>> CasesAsync() =>
            [.. (await _firm.Get<CaseReader>().QueueAsync(new CaseFilter { States = [] }, Ct)).Rows];

        public async Task<List<CaseAlertRow>> AlertsAsync()
        {
            List<CaseAlertRow> all = [];
            foreach (var row in await CasesAsync())
            {
                all.AddRange(await _firm.Get<CaseReader>().AlertsOfAsync(CaseId.Parse(row.Id), -1, 1_000, Ct));
            }

            return all;
        }

        public async ValueTask DisposeAsync()
        {
            await _firm.DisposeAsync();
            _folder.Dispose();
        }

        private static Instant TimeOf(string line)
        {
            using var read = JsonDocument.Parse(line);
            return Given.At(read.RootElement.GetProperty("time").GetString()!);
        }
    }
}
