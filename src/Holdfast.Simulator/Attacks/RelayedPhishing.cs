using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Mail to many with a kit behind it that passes password and code on to the firm as they are typed: several customers
/// in a day, each asked for the code as always, and the money taken later that day or days on.
/// </summary>
/// <remarks>
/// Careless: the kit signs in from its own server, and the page tells the firm which host it came from; notices are
/// shut off at once. Usual: by a proxy somewhere in the country, and the host shows now and then. Careful: by a proxy
/// near the customer, the host never shows, one or two customers, and weeks go by.
/// </remarks>
internal sealed class RelayedPhishing : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var victims = Care switch { Care.Careless => Chance.Between(2, 5), Care.Usual => Chance.Between(1, 4),
            _ => Chance.Between(1, 2) };
        for (var victim = 0; victim < victims; victim++)
        {
            Beside(new Phished(), HoursBetween(0, Care is Care.Careless ? 8 : 40) + Minutes(1, 50));
        }

        yield break;
    }

    private sealed class Phished : Intrusion
    {
        protected override IEnumerable<Duration> Tell()
        {
            // Whoever reads the mail comes to the kit; it is the thief who then picks the balances.
            if (!Choose(customer =>
                customer.Habits.Method is LoginMethod.Password or LoginMethod.RememberedToken
                    && Wealth(customer) > 800_000,
                among: 2))
            {
                yield break;
            }

            if (Care is not Care.Careless)
            {
                yield return UntilUsual(0.3);
            }

            var enter = Online(Victim, Device, Line);
            if (Chance.Is(0.2))
            {
                enter.Fail(LoginFailure.BadPassword);
            }

            enter.SignIn(LoginMethod.Password, Victim.Habits.Factor);
            var shows = Care switch { Care.Careless => 0.6, Care.Usual => 0.15, _ => 0 };
            Look(enter, isRelayed: Chance.Is(shows));
            BackBy = LoginMethod.RememberedToken;
            yield return Patience();
            if (IsLeft())
            {
                VictimFindsOut(Victim, ReportKind.Phishing, chanceToTell: 0.3);
                yield break;
            }

            DigIn(Return(Stage.Persist));
            foreach (var wait in WarmUp())
            {
                yield return wait;
            }

            foreach (var wait in CashOut())
            {
                yield return wait;
            }
        }
    }
}
