using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// One password that fits, used as if by its owner: by somebody's misused home line in the same town, on the same make
/// of device with the same browser and language.
/// </summary>
/// <remarks>
/// Careless: no second factor passed, all within the hour, though still from the town. Usual: the code is had from the
/// customer's hijacked mailbox; a night between. Careful: with the mark that the firm left in the customer's browser,
/// bought with the password, at the customer's hours, after days of looking in.
/// </remarks>
internal sealed class NeighborsProxy : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Habits.Method is LoginMethod.Password && Wealth(customer) > 1_500_000,
            among: 3))
        {
            yield break;
        }

        var model = Chance.Is(0.8) ? Victim.Device : Victim.Computer;
        var alike = new Device(model.Model, Victim.City, Chance) { VersionsBehind = model.VersionsBehind };
        Device = Care is Care.Careful ? alike.WithId(model.Id) : alike;
        Line = Underworld.ResidentialProxy(Victim.City, Chance);
        if (Care is not Care.Careless)
        {
            yield return UntilUsual();
        }

        var enter = Online(Victim, Device, Line);
        enter.SignIn(LoginMethod.Password, Care is Care.Careless ? MfaMethod.None : MfaMethod.Email);
        BackBy = LoginMethod.RememberedToken;
        Look(enter);
        foreach (var wait in WarmUp())
        {
            yield return wait;
        }

        if (IsLeft())
        {
            yield break;
        }

        foreach (var wait in CashOut())
        {
            yield return wait;
        }
    }
}
