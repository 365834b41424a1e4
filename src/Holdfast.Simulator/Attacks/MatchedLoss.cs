using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// A hijacked account buys dear and sells cheap, again and again, in an option or stock that hardly anybody trades; on
/// the other side is an account of the thief's. Nothing is paid out, the money is lost in trades.
/// </summary>
/// <remarks>
/// Careless: a third through the market, many rounds within minutes, options switched on for it. Usual: a tenth, some
/// rounds in a session, in a stock. Careful: a few hundredths, a round or two a day, over a week, in accounts that
/// trade such.
/// </remarks>
internal sealed class MatchedLoss : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Account.Cash > 200_000
            && (Care is not Care.Careful || customer.Habits.TradingVisits > 3), among: 3))
        {
            yield break;
        }

        yield return UntilUsual();
        var enter = Online(Victim, Device, Line);
        enter.SignIn(LoginMethod.Password, Chance.Is(0.7) ? Victim.Habits.Factor : MfaMethod.None);
        BackBy = LoginMethod.RememberedToken;
        Look(enter);
        yield return Patience();
        if (IsLeft())
        {
            yield break;
        }

        if (Care is not Care.Careful)
        {
            DigIn(Return(Stage.Persist));
        }

        var isOption = Account.Has(AccountFeature.Options) || Chance.Is(Care is Care.Careless ? 0.6 : 0.2);
        if (isOption)
        {
            Return(Stage.Prepare).Enable(Account, AccountFeature.Options);
            yield return Minutes(2, 90);
        }

        var security = Chance.Pick(isOption ? Firm.Market.Options : Firm.Market.Thin);
        var days = Care switch { Care.Careless => 1, Care.Usual => Chance.Between(1, 2), _ => Chance.Between(3, 5) };
        for (; days > 0 && !IsOver; days--)
        {
            yield return UntilOpen();
            Rounds(security);
            yield return HoursBetween(17, 26);
        }

        VictimFindsOut(Victim);
    }

    private void Rounds(Security security)
    {
        var (off, rounds) = Care switch
        {
            Care.Careless => (Chance.Between(0.2, 0.4), Chance.Between(4, 9)),
            Care.Usual => (Chance.Between(0.06, 0.15), Chance.Between(2, 5)),
            _ => (Chance.Between(0.015, 0.05), Chance.Between(1, 2)),
        };
        var before = Account.Equity(Firm.Market, Now);
        var visit = Return(Stage.Manipulate);
        for (; rounds > 0; rounds--)
        {
            visit.Buy(Account, security, (long)(Account.Cash * Chance.Between(0.3, 0.9)), off);
            visit.Pause(20, 400);
            visit.Sell(Account, security, Account.Held(security.Number), off);
        }

        Campaign!.Took(Math.Max(before - Account.Equity(Firm.Market, Now), 0));
    }
}
