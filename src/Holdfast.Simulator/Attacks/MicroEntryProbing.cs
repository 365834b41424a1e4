using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Bank accounts of mules are linked, and the trial amounts guessed or read, to find out which links hold. Nothing is
/// taken; the links are for later, or for sale.
/// </summary>
/// <remarks>
/// Careless: several links in an hour in one hijacked login, many wrong guesses. Usual: two or three logins, two links
/// each. Careful: one link in each of some logins, right at once, days apart, from each customer's town.
/// </remarks>
internal sealed class MicroEntryProbing : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var mules = Underworld.Mules(Care, 3, Chance);
        for (var logins = Care is Care.Careless ? 1 : Chance.Between(2, 4); logins > 0; logins--)
        {
            Beside(new Linked { Mules = mules }, Care is Care.Careful ? Days(0, 6) + Minutes(1, 300) : Minutes(1, 600));
        }

        yield break;
    }

    private sealed class Linked : Intrusion
    {
        public required Payee[] Mules { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            if (!Choose(static customer => customer.Habits.Method is LoginMethod.Password))
            {
                yield break;
            }

            if (Care is Care.Careful)
            {
                yield return UntilUsual();
            }

            var enter = Online(Victim, Device, Line);
            enter.SignIn(LoginMethod.Password, Chance.Is(0.4) ? Victim.Habits.Factor : MfaMethod.None);
            yield return Care is Care.Careless ? Minutes(1, 9) : HoursBetween(1, 30);

            for (var links = Care switch { Care.Careless => 3, Care.Usual => 2, _ => 1 }; links > 0 && !IsOver; links--)
            {
                var misses = Care switch { Care.Careless => Chance.Between(1, 4), Care.Usual => Chance.Between(0, 2),
                    _ => 0 };
                Return(Stage.Prepare).Link(Account, Mules[links - 1], BankVerification.MicroDeposit, misses);
                yield return Care is Care.Careless ? Minutes(2, 20) : Days(1, 3);
            }

            VictimFindsOut(Victim, chanceToTell: 0.4);
        }
    }
}
