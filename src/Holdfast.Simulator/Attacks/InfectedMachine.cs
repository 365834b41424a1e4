using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// A thief sits inside the customer's own machine and acts from there while nobody looks: device, network and token are
/// the customer's own.
/// </summary>
/// <remarks>
/// Careless: by a common remote-control tool, which the page sees, at night. Usual: the tool is hidden, typing is
/// pasted or driven. Careful: at hours at which the customer comes, in the manner of their hands, and little at a time.
/// </remarks>
internal sealed class InfectedMachine : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => !customer.Computer.Model.IsHandheld && Wealth(customer) > 1_000_000, among: 3))
        {
            yield break;
        }

        Device = Victim.Computer.WithId(Victim.Computer.Id);
        Device.IsRemoteControlled = Care is Care.Careless;
        Line = Victim.Home;
        BackBy = Victim.Habits.Method is LoginMethod.Passkey ? LoginMethod.RememberedToken : Victim.Habits.Method;
        yield return Care is Care.Careless ? UntilHour(Victim, 1, Chance.Between(1, 4)) : UntilUsual();

        var look = Enter(Stage.Entry);
        look.Observe(
            typing: Care is Care.Careful ? Chance.Between(650, 960) : Chance.Between(100, 800),
            automation: Care is Care.Usual ? Chance.Between(20, 700) : Chance.Between(5, 200),
            sensitivePages: Chance.Between(0, 6), tourPages: Chance.Between(0, 4), isPasted: Chance.Is(0.3));
        yield return Patience();
        if (IsLeft())
        {
            yield break;
        }

        if (Care is Care.Careless)
        {
            DigIn(Enter(Stage.Persist));
        }

        foreach (var wait in CashOut())
        {
            Line = Victim.Home;
            yield return wait;
        }
    }

    private Visit Enter(Stage stage)
    {
        var visit = Online(Victim, Device, Victim.Home);
        visit.Stage = stage;
        visit.SignIn(BackBy);
        return visit;
    }
}
