using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Somebody reads: statements, tax forms, numbers. Nothing is changed and nothing is taken, here.
/// </summary>
/// <remarks>
/// Careless: dozens of pages in one session by a program. Usual: two sessions by hand. Careful: a few pages at a time,
/// over days, at the customer's hours, from their town.
/// </remarks>
internal sealed class DataTheft : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Habits.Method is LoginMethod.Password or LoginMethod.RememberedToken
            && Wealth(customer) > 300_000, among: 2))
        {
            yield break;
        }

        var enter = Online(Victim, Device, Line);
        enter.SignIn(LoginMethod.Password, Chance.Is(0.5) ? Victim.Habits.Factor : MfaMethod.None);
        BackBy = LoginMethod.RememberedToken;
        var sessions = Care switch { Care.Careless => 1, Care.Usual => 2, _ => Chance.Between(3, 6) };
        for (var session = 0; session < sessions && !IsOver; session++)
        {
            var visit = session == 0 ? enter : Return(Stage.Probe);
            visit.Stage = Stage.Probe;
            visit.Observe(
                typing: Chance.Is(0.5) ? Chance.Between(100, 900) : null,
                automation: Care is Care.Careless ? Chance.Between(300, 950) : Chance.Between(5, 300),
                sensitivePages: Care switch
                {
                    Care.Careless => Chance.Between(12, 50), Care.Usual => Chance.Between(5, 14),
                    _ => Chance.Between(1, 4),
                },
                tourPages: Chance.Between(0, 3));
            yield return Care is Care.Careful ? UntilUsual(2) : HoursBetween(1, 30);
        }

        VictimFindsOut(Victim, chanceToTell: 0.3);
    }
}
