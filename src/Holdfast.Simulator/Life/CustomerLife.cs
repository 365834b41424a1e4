using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>
/// One customer's ordinary life: visits by habit, calls, standing instructions, the programs that look in for them, and
/// the firm's own snapshots. One entry on the agenda a customer, for whatever comes next.
/// </summary>
internal sealed class CustomerLife
{
    private const int Never = int.MaxValue;
    private const int SecondsADay = 86_400;

    private readonly Firm _firm;
    private readonly Customer _customer;
    private readonly Action _step;
    private int _visit = Never, _call = Never, _deposit = Never, _income = Never, _snapshot = Never,
        _aggregator = Never;

    private CustomerLife(Firm firm, Customer customer)
    {
        (_firm, _customer) = (firm, customer);
        _step = Step;
    }

    private Chance Chance => _customer.Chance;

    private Habits Habits => _customer.Habits;

    public static void Begin(Firm firm, Customer customer) => new CustomerLife(firm, customer).Begin();

    private void Begin()
    {
        var start = Instant.Max(_firm.Start, _firm.Agenda.Now);
        var origin = Seconds(start);
        _visit = Habits.VisitsADay > 0 ? Seconds(Hour.Next(_customer, start, 1 / Habits.VisitsADay, Chance)) : Never;
        _call = Habits.CallsADay > 0 ? Seconds(Hour.NextCall(_customer, start, 1 / Habits.CallsADay, Chance)) : Never;
        _deposit = Habits.DepositCents > 0 ? origin + Chance.Between(0, 14 * SecondsADay) : Never;
        _income = Habits.IncomeCents > 0 ? origin + Chance.Between(0, 30 * SecondsADay) : Never;
        _snapshot = origin + (Chance.Between(0, 29) * SecondsADay) + Chance.Between(10, 3_000);
        _aggregator = _customer.Aggregator.IsNone ? Never : origin + Chance.Between(0, SecondsADay);
        Schedule();
    }

    private void Step()
    {
        var now = Seconds(_firm.Agenda.Now);
        if (_visit <= now)
        {
            new DailyVisit(_firm, _customer, _firm.Agenda.Now).Run();
            _visit = Seconds(Hour.Next(_customer, _firm.Agenda.Now, 1 / Habits.VisitsADay, Chance));
        }

        if (_call <= now)
        {
            DailyCall.Run(_firm, _customer);
            _call = Seconds(Hour.NextCall(_customer, _firm.Agenda.Now, 1 / Habits.CallsADay, Chance));
        }

        if (_deposit <= now)
        {
            StandingDeposit();
            _deposit += (_customer.Number % 2 == 0 ? 14 : 30) * SecondsADay;
        }

        if (_income <= now)
        {
            StandingIncome();
            _income += 30 * SecondsADay;
        }

        if (_snapshot <= now)
        {
            Snapshots.Take(_firm, _customer);
            _snapshot += 30 * SecondsADay;
        }

        if (_aggregator <= now)
        {
            LookIn();
            _aggregator += SecondsADay + Chance.Between(-7_200, 7_200);
        }

        Schedule();
    }

    private void Schedule()
    {
        var next = Math.Min(
            Math.Min(Math.Min(_visit, _call), Math.Min(_deposit, _income)), Math.Min(_snapshot, _aggregator));
        if (next != Never)
        {
            _firm.Agenda.At(_firm.Start + Duration.FromSeconds(next), (ulong)_customer.Number, _step);
        }
    }

    private int Seconds(Instant at) => (int)Math.Min((at - _firm.Start).TotalSeconds, Never - 1);

    private void StandingDeposit()
    {
        var account = _customer.Account;
        if (account.IsClosed || _customer.HasRaisedAlarm)
        {
            return;
        }

        var visit = new Visit(_firm, _customer, Chance, null, _firm.Agenda.Now) { Actor = ActorKind.System };
        visit.Deposit(
            account, Rail.Ach, Habits.DepositCents, account.Payees[0],
            new Instruction(IsStanding: true), bounces: Chance.Is(0.006));
    }

    private void StandingIncome()
    {
        var account = _customer.Account;
        if (account.IsClosed || account.Cash < 5_000)
        {
            return;
        }

        var visit = new Visit(_firm, _customer, Chance, null, _firm.Agenda.Now) { Actor = ActorKind.System };
        visit.Withdraw(account, Rail.Ach, Habits.IncomeCents, account.Payees[0], new Instruction(IsStanding: true));
    }

    private void LookIn()
    {
        var aggregator = _firm.Roster.Aggregators.Find(some => some.Id == _customer.Aggregator);
        if (aggregator.Id.IsNone || _customer.HasRaisedAlarm)
        {
            return;
        }

        var visit = new Visit(_firm, _customer, Chance, null, _firm.Agenda.Now)
        {
            Actor = ActorKind.Aggregator, ActorId = aggregator.Id.ToText(), Channel = Channel.Api,
            Connection = aggregator.Connection.Renumbered(Chance),
        };
        visit.SignIn(LoginMethod.RememberedToken);
    }
}
