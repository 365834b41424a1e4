using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// A program on the customer's machine has copied its cookies; with them somebody goes on elsewhere as the same device.
/// </summary>
/// <remarks>
/// Careless: in the customer's very session, on another make of machine and a rented line. Usual: a session of its own
/// with the copied token, the right browser, a home line in the country. Careful: the device's whole likeness, a line
/// in the town, at the customer's hours.
/// </remarks>
internal sealed class StolenCookie : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => !customer.Device.Model.IsApp && Wealth(customer) > 1_000_000, among: 3))
        {
            yield break;
        }

        var copied = Victim.Device;
        BackBy = LoginMethod.RememberedToken;
        Device = Care switch
        {
            Care.Careless => Device.WithId(copied.Id),
            Care.Usual => new Device(copied.Model, Chance.Pick(City.Home), Chance).WithId(copied.Id),
            _ => copied.WithId(copied.Id),
        };
        yield return UntilUsual();

        var enter = Online(Victim, Device, Line);
        if (Care is Care.Careless)
        {
            GoOnInSession(enter);
        }
        else
        {
            enter.SignIn(LoginMethod.RememberedToken);
            Look(enter);
        }

        yield return Patience();
        if (IsLeft())
        {
            VictimFindsOut(Victim, chanceToTell: 0.2);
            yield break;
        }

        if (Care is not Care.Careful)
        {
            DigIn(Return(Stage.Persist));
        }

        foreach (var wait in WarmUp())
        {
            yield return wait;
        }

        foreach (var wait in CashOut())
        {
            yield return wait;
        }
    }

    // The customer signed in and went for a coffee; their sign-in is honest, what follows in its session is not.
    private void GoOnInSession(Visit enter)
    {
        var own = new Visit(Firm, Victim, Chance, null, Now)
        {
            Device = Victim.Device, Connection = Victim.Home, Channel = Channel.Web,
        };
        own.SignIn(Victim.Habits.Method);
        enter.Pause(300, 1_500).TakeOver(own.Session);
        enter.Stage = Stage.Entry;
        Look(enter);
        enter.Observe(sensitivePages: Chance.Between(1, 9), tourPages: Chance.Between(0, 4));
    }
}
