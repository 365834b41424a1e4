using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Actions;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>
/// What holds of every history of cases: whatever alerts come, and whoever takes, merges, splits and decides whatever
/// in whatever order.
/// </summary>
public sealed class CaseProperties
{
    private const int Steps = 40;

    [Property(MaxTest = 25)]
    [Trait("Category", "Slow")]
    [Trait("Case", "T7")]
    [Trait("Case", "T8")]
    public void Nothing_is_lost_by_whatever_is_merged_and_split_and_all_is_the_same_when_made_anew(
        DoNotSize<int> seed)
    {
        using var history = new RandomHistory(seed.Item);

        history.Run();

        history.EveryAlertIsInOneCaseThatStands();
        history.EveryIdLeadsToACaseThatStands();
        history.EveryDeedStandsInTheHistory();
        history.EverySumIsThatOfItsAlerts();
        history.AllIsTheSameWhenMadeAnew();
    }

    private sealed class RandomHistory(int seed) : IDisposable
    {
        private readonly Random _random = new(seed);
        private readonly CaseBench _bench = new();
        private readonly List<long> _alerts = [], _deeds = [];

        public void Run()
        {
            for (var step = 0; step < Steps; step++)
            {
                _bench.Now += Duration.FromMinutes(_random.Next(0, 600));
                if (_alerts.Count < 3 || _random.Next(10) < 5)
                {
                    _alerts.Add(NextAlert());
                }
                else if (NextDeed() is { } deed)
                {
                    _deeds.Add(deed);
                }
            }
        }

        public void EveryAlertIsInOneCaseThatStands()
        {
            using var db = _bench.Open();
            var standing = db.Set<CaseRow>().Where(row => row.MergedInto == null).Select(row => row.Id).ToHashSet();
            Assert.Equal(_alerts, db.Set<CaseAlertRow>().Select(alert => alert.Position).Order().ToList());
            Assert.All(db.Set<CaseAlertRow>(), alert => Assert.Contains(alert.CaseId, standing));
            Assert.All(db.Set<CaseNoteRow>(), note => Assert.Contains(note.CaseId, standing));
        }

        public void EveryIdLeadsToACaseThatStands()
        {
            foreach (var row in _bench.Rows())
            {
                var now = _bench.Row(CaseId.Parse(row.Id));
                Assert.Null(now.MergedInto);
                Assert.Equal(row.MergedInto is not null, row.State is CaseState.Merged);
                Assert.Equal(row.State is CaseState.Decided, row.Disposition is not null);
                Assert.True(row.Alerts > 0 || row.State is CaseState.Merged);
            }
        }

        public void EveryDeedStandsInTheHistory()
        {
            using var db = _bench.Open();
            var told = db.Set<CaseHistoryRow>().Select(row => row.Position).ToHashSet();
            Assert.All(_deeds, deed => Assert.Contains(deed, told));
        }

        public void EverySumIsThatOfItsAlerts()
        {
            foreach (var row in _bench.Rows().Where(row => row.State is not CaseState.Merged))
            {
                using var db = _bench.Open();
                var before = db.Set<CaseRow>().Find(row.Id)!;
                var (alerts, subjects, atRisk) = (before.Alerts, before.Subjects, before.AtRisk);
                var (kind, severity, settles) = (before.Kind, before.Severity, before.SettlesAt);
                using var never = db.Database.BeginTransaction();
                CaseSums.Remake(db, before, Alerts.InForce);
                Assert.Equal(
                    (alerts, subjects, atRisk, kind, severity, settles),
                    (before.Alerts, before.Subjects, before.AtRisk, before.Kind, before.Severity, before.SettlesAt));
                never.Rollback();
            }
        }

        public void AllIsTheSameWhenMadeAnew()
        {
            var before = _bench.Dump();
            Assert.Equal(before, _bench.DumpAnew(atOnce: 1));
            Assert.Equal(before, _bench.DumpAnew(atOnce: 7));
            Assert.Equal(before, _bench.DumpAnew(atOnce: 1_000));
        }

        public void Dispose() => _bench.Dispose();

        private long NextAlert()
        {
            var customer = $"c-{_random.Next(6)}";
            var account = $"a-{customer}";
            return _random.Next(4) switch
            {
                0 => _bench.Alert("login.succeeded", "stepUp", customer, account, device: $"d-{_random.Next(5)}"),
                1 => _bench.Alert(
                    "order.placed", Any("stepUp", "hold", "deny"), customer, account, Any("CHNS", "QZLT", "MSFT"),
                    amount: _random.Next(1, 500_000), side: Any("buy", "sell"),
                    signals: Any("thinStockBurst", "newDevice")),
                2 => _bench.Alert(
                    "transfer.requested", Any("hold", "deny"), customer, account, payee: $"bank-{_random.Next(4)}",
                    amount: _random.Next(1, 500_000), signals: "newPayee", transfer: $"t-{_random.Next(8)}"),
                _ => _bench.Alert("customer.reported", "allow", customer),
            };
        }

        private long? NextDeed()
        {
            var (id, other) = (AnyCase(), AnyCase());
            var by = _random.Next(3) == 0 ? CaseBench.Bob : CaseBench.Ann;
            var why = Personal.Of("because");
            return _bench.Act(id, by, (stand, acting) => _random.Next(9) switch
            {
                0 or 1 => HandleCase.Take(stand, acting),
                2 => HandleCase.GiveBack(stand, acting),
                3 => NoteCase.Note(why),
                4 => JoinCases.Merge(stand, CaseStand.Of(_bench.Row(other)), why, acting),
                5 => JoinCases.Split(stand, SomeOf(stand.Id), why, acting),
                6 => DecideCase.Decide(
                    stand, Any(Disposition.FalseAlarm, Disposition.Intrusion, Disposition.NotDetermined), why, acting),
                7 => DecideCase.Reopen(stand, why, acting),
                _ => HandleCase.Assign(stand, new Colleague("ann", "ann")),
            });
        }

        private ImmutableArray<long> SomeOf(CaseId id)
        {
            using var db = _bench.Open();
            var text = id.ToString();
            return
            [
                .. db.Set<CaseAlertRow>().Where(alert => alert.CaseId == text).Select(alert => alert.Position)
                    .AsEnumerable().Where(_ => _random.Next(2) == 0),
            ];
        }

        private CaseId AnyCase() => Any<CaseId>([.. _bench.Rows().Select(row => CaseId.Parse(row.Id))]);

        private T Any<T>(params T[] all) => all[_random.Next(all.Length)];
    }
}
