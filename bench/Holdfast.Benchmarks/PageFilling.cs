using System.Diagnostics;
using System.Globalization;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Pages;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Benchmarks;

/// <summary>
/// Fills a desk: customers who sign in and of whom each reports something, so that each is a case; a few customers on
/// file with instructions that can be opened; and very many rows of instructions for the lists.
/// </summary>
internal sealed class PageFilling(PageDesk desk, PageOrder order)
{
    private const string Proof = """
        "data":{"method":"password","mfa":"totp"}
        """;

    private const int LinesAtOnce = 20_000, RowsAtOnce = 5_000, OpenedAtMost = 12;

    private static readonly Duration Past = Duration.FromDays(30), Year = Duration.FromDays(365);

    private readonly Instant _now = SystemClock.Instance.GetCurrentInstant();

    public async Task<PagePlaces> FillAsync()
    {
        var clock = Stopwatch.StartNew();
        await SendEventsAsync();
        Say($"{order.Entries:N0} events decided and durable", clock);
        await desk.FollowedAsync();
        Say("the desk's tables are there", clock);
        var (customers, instructions) = await PageStories.TellAsync(desk, OpenedAtMost);
        await desk.FollowedAsync();
        AddInstructions();
        Say($"{order.Instructions:N0} rows of instructions", clock);
        PageCases.Add(desk, order, _now);
        using var db = desk.Get<DeskReader>().Open();
        var cases = db.Set<CaseRow>().OrderBy(row => row.Rank).Select(row => row.Id).Take(OpenedAtMost).ToList();
        Say($"{db.Set<CaseRow>().Count():N0} cases", clock);
        var staff = desk.Get<StaffRoster>().All.Select(member => member.Id.ToString()).ToList();
        return new PagePlaces(new Dictionary<string, IReadOnlyList<string>>
        {
            ["cases"] = cases, ["customers"] = customers, ["instructions"] = instructions, ["staff"] = staff,
        }.Where(pair => pair.Value.Count > 0).ToDictionary());
    }

    private static void Say(string what, Stopwatch since) => Console.Error.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{since.Elapsed.TotalSeconds,6:0} s  {what}"));

    private async Task SendEventsAsync()
    {
        var each = Math.Max(1, order.Entries / order.Cases);
        var text = new StringBuilder();
        var lines = 0;
        for (var number = 0; number < order.Cases * each; number++)
        {
            Append(text, number, number / each, isReport: number % each == each - 1);
            if (++lines == LinesAtOnce)
            {
                await SendAsync(text);
                lines = 0;
            }
        }

        await SendAsync(text);
    }

    private async Task SendAsync(StringBuilder text)
    {
        using var lines = new MemoryStream(Encoding.ASCII.GetBytes(text.ToString()));
        await desk.Partition.DecideAsync(lines, Stream.Null, CancellationToken.None);
        text.Clear();
    }

    private void Append(StringBuilder text, int number, int customer, bool isReport)
    {
        // Told in the order in which it happened, up to this moment.
        var part = (double)number / order.Entries;
        var at = InstantPattern.ExtendedIso.Format(_now - (Past * (1 - part)));
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""{"id":"e-{{number}}","customer":"b-{{customer}}","account":"ba-{{customer}}",""");
        if (isReport)
        {
            text.Append(CultureInfo.InvariantCulture, $$$"""
                "type":"customer.reported","time":"{{{at}}}","data":{"what":"unauthorizedActivity","since":"{{{at}}}"}}

                """);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                "type":"login.succeeded","time":"{{at}}","session":"s-{{customer}}-{{number}}",
                """);
            text.Append(CultureInfo.InvariantCulture, $$$"""
                {{{NetworkOf(customer)}}},"device":{"id":"d-{{{customer}}}","platform":"ios"},{{{Proof}}}}

                """);
        }
    }

    private static string NetworkOf(int customer) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        "network":{"ip":"{{11 + (customer >> 16 & 63)}}.{{customer >> 8 & 255}}.{{customer & 255}}.7","country":"US"}
        """);

    // What lists and reports read of an instruction; the entries behind them are those of a few.
    private void AddInstructions()
    {
        var tables = desk.Get<DeskTables>();
        using var first = tables.Open();
        if (first.Set<InstructionRow>().AsNoTracking().FirstOrDefault() is not { } sample)
        {
            return;
        }

        // One in five is open, whatever its state.
        var open = InstructionStates.BeforeRelease;
        InstructionState[] done = [.. Enum.GetValues<InstructionState>().Except(open)];
        for (var from = 0; from < order.Instructions; from += RowsAtOnce)
        {
            using var db = tables.Open();
            for (var number = from; number < Math.Min(from + RowsAtOnce, order.Instructions); number++)
            {
                var states = number % 5 == 0 ? open : done;
                db.Add(Copy(sample, number, states[number / 5 % states.Length]));
            }

            db.SaveChanges();
        }
    }

    private InstructionRow Copy(InstructionRow sample, int number, InstructionState state)
    {
        var at = _now - (Year * (1 - ((double)number / order.Instructions)));
        return new InstructionRow
        {
            Id = InstructionId.Of((ulong)number + 1_000_000).ToString(),
            Customer = $"b-{number % order.Cases}",
            AccountMark = $"{number % order.Cases:x32}",
            Version = sample.Version,
            State = state,
            Rail = sample.Rail,
            Amount = (number % 9_973) * 1_000_000L,
            Currency = sample.Currency,
            Medium = sample.Medium,
            InstructedBy = sample.InstructedBy,
            PayeeMark = $"{number % 20_011:x32}",
            Representative = $"rep-{number % 500}",
            Branch = sample.Branch,
            ReceivedAt = at,
            EnteredBy = sample.EnteredBy,
            Categories = sample.Categories,
            Route = sample.Route,
            RouteRule = sample.RouteRule,
            RouteReasons = sample.RouteReasons,
            Score = sample.Score,
            ReleasedAt = state is InstructionState.Released ? at + Duration.FromHours(5) : null,
            ConfirmedAt = state is InstructionState.Released or InstructionState.Confirmed
                ? at + Duration.FromHours(2)
                : null,
            NextDue = at + Duration.FromDays(number % 40),
        };
    }
}
