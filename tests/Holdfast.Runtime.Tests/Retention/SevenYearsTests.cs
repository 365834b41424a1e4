using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Retention;
using NodaTime;

namespace Holdfast.Runtime.Tests.Retention;

/// <summary>
/// T9: years of a firm with every class of record, holds and disposals. What should have gone on each day is reckoned
/// here once more, from the words of the rules, and has to be what went: nothing early, nothing missed.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SevenYearsTests
{
    private static readonly string[] Types =
        ["account.closed", "account.reactivated", "contact.changed", "login.succeeded"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_goes_early_nothing_is_missed_and_every_disposal_can_be_proven(int seed)
    {
        using var records = new RetainedJournal();
        var random = new Random(seed);
        var firm = new Reckoning();
        List<(string Id, HoldScope Scope)> holds = [];
        var day = new LocalDate(2020, 1, 1);
        for (var step = 0; step < 140; step++)
        {
            day = day.PlusDays(20 + random.Next(25));
            records.SetDay(day.Year, day.Month, day.Day);
            Happen(records, firm, random, day, step);
            if (random.Next(10) == 0)
            {
                var scope = Scope(random, records.Journal.Head.Size);
                var hold = (RetentionAnswer.Done)await records.Desk.PutOnAsync(
                    scope, "M-1", "Subpoena", "carl", RetainedJournal.Ct);
                holds.Add((hold.Id, scope));
                firm.Took(records.Journal.Head.Size - 1, new Kept("hold", hold.Id, "", "", "", day));
            }

            if (holds.Count > 0 && random.Next(3) == 0)
            {
                var at = random.Next(holds.Count);
                await records.Desk.TakeOffAsync(holds[at].Id, "Settled", "carl", RetainedJournal.Ct);
                firm.Took(records.Journal.Head.Size - 1, new Kept("hold", holds[at].Id, "", "", "", day));
                firm.TakenOff[holds[at].Id] = day;
                holds.RemoveAt(at);
            }

            if (step % 5 == 4)
            {
                var due = firm.GoesOn(day, [.. holds.Select(hold => hold.Scope)]);
                Assert.Equal(due.Count, await records.DisposeOfDueAsync());
                Assert.Equal(due, due.Where(records.IsGone));
                Assert.DoesNotContain(firm.Left, records.IsGone);
            }
        }

        Assert.InRange(firm.Gone, 100, long.MaxValue);
        Assert.Null(records.Verify().Fault);
    }

    private static void Happen(RetainedJournal records, Reckoning firm, Random random, LocalDate day, int step)
    {
        if (step % 20 == 0)
        {
            firm.Took(records.Append(records.Inner.Record(EntryKind.Policy, 1, "1.0\nx\ny"u8)),
                new Kept("policy", "", "", "", "", day));
        }

        for (var n = random.Next(12); n >= 0; n--)
        {
            var (account, customer) = ($"a-{random.Next(5)}", $"c-{random.Next(4)}");
            if (random.Next(9) == 0)
            {
                firm.Took(records.Append(records.Inner.Record(EntryKind.LookUp, LookUpContent.Codec, new LookUpContent
                {
                    By = "k", Name = "k", What = "timeline", Account = account, Rows = 1,
                }.ToBytes().Span)), new Kept("lookUp", "", "", account, "", day));
                continue;
            }

            var type = Types[random.Next(Types.Length)];
            if (type is "account.closed" or "account.reactivated" && random.Next(3) > 0)
            {
                type = "contact.changed";
            }

            var outcome = random.Next(4) == 0 ? "hold" : "allow";
            firm.Took(
                records.Append(records.Inner.Event($"e-{step}-{n}", account, customer, type, outcome)),
                new Kept("event", type, outcome, account, customer, day));
        }
    }

    private static HoldScope Scope(Random random, long size) => random.Next(20) switch
    {
        0 => new HoldScope.All(),
        < 6 => new HoldScope.OfCustomer($"c-{random.Next(4)}"),
        < 12 => new HoldScope.OfAccount($"a-{random.Next(5)}"),
        _ => new HoldScope.Entries(random.NextInt64(size), size + random.Next(50)),
    };

    private sealed record Kept(
        string Kind, string What, string Outcome, string Account, string Customer, LocalDate Made);

    /// <summary>What should be there, by the words of the rules.</summary>
    private sealed class Reckoning
    {
        private readonly SortedDictionary<long, Kept> _left = [];
        private readonly Dictionary<string, LocalDate?> _closed = [];
        private readonly List<(long Position, LocalDate Made)> _policies = [];

        public Dictionary<string, LocalDate> TakenOff { get; } = [];

        public IEnumerable<long> Left => _left.Keys;

        public long Gone { get; private set; }

        public void Took(long position, Kept entry)
        {
            _left.Add(position, entry);
            if (entry.Kind == "policy")
            {
                _policies.Add((position, entry.Made));
            }

            if (entry.What is "account.closed" or "account.reactivated")
            {
                _closed[entry.Account] = entry.What == "account.closed" ? entry.Made : null;
            }
        }

        public List<long> GoesOn(LocalDate day, IReadOnlyList<HoldScope> holds)
        {
            HashSet<long> going = [.. _left.Where(entry => IsOver(entry.Value, day) &&
                !holds.Any(hold => Keeps(hold, entry.Key, entry.Value))).Select(entry => entry.Key)];

            // What others are counted from stays with them.
            going.RemoveWhere(position => _left[position].What == "account.closed" && _left.Any(other =>
                other.Value.Account == _left[position].Account && IsTerms(other.Value) && !going.Contains(other.Key)));
            for (var n = 0; n + 1 < _policies.Count; n++)
            {
                var (first, next) = (_policies[n].Position, _policies[n + 1]);
                if (_left.TryGetValue(first, out var policy) && Years(next.Made, 3) < day &&
                    !holds.Any(hold => Keeps(hold, first, policy)) &&
                    !_left.Any(entry => entry.Key > first && entry.Key < next.Position &&
                        entry.Value.Kind == "event" && !going.Contains(entry.Key)))
                {
                    going.Add(first);
                }
            }

            foreach (var position in going)
            {
                _left.Remove(position);
            }

            Gone += going.Count;
            return [.. going.Order()];
        }

        private bool IsOver(Kept entry, LocalDate day) => entry.Kind switch
        {
            "policy" => false,
            "hold" => TakenOff.TryGetValue(entry.What, out var off) && Years(off, 6) < day,
            "lookUp" => Years(entry.Made, 6) < day,
            _ => Years(entry.Made, 6) < day &&
                (!IsTerms(entry) || (_closed.GetValueOrDefault(entry.Account) is { } on && Years(on, 6) < day)),
        };

        private static bool IsTerms(Kept entry) =>
            entry.What is "account.closed" or "account.reactivated" or "contact.changed";

        private static bool Keeps(HoldScope hold, long position, Kept entry) => hold switch
        {
            HoldScope.All => true,
            HoldScope.OfAccount of => of.Account == entry.Account,
            HoldScope.OfCustomer of => of.Customer == entry.Customer,
            HoldScope.Entries entries => position >= entries.First && position <= entries.Last,
            _ => throw new InvalidOperationException(),
        };

        private static LocalDate Years(LocalDate from, int years) => from is { Month: 2, Day: 29 } &&
            !CalendarSystem.Iso.IsLeapYear(from.Year + years)
            ? new LocalDate(from.Year + years, 3, 1)
            : new LocalDate(from.Year + years, from.Month, from.Day);
    }
}
