using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>Honest visits of those who act for customers: advisers at the portal, programs by their key.</summary>
internal static class VisitsOnBehalf
{
    public static Visit SignIn(Firm firm, Employee adviser, Device device, Connection line, Chance chance, Instant now)
    {
        var visit = new Visit(firm, firm.Staff.LoginOf(adviser), chance, null, now)
        {
            Actor = ActorKind.Representative, ActorId = adviser.Id, Device = device, Connection = line,
        };
        visit.SignIn(LoginMethod.Password, chance.Is(0.3) ? MfaMethod.Totp : MfaMethod.None);
        return visit;
    }

    public static Visit ByProgram(Firm firm, Customer customer, Tag client, Connection line, Chance chance, Instant now)
    {
        var visit = new Visit(firm, customer, chance, null, now)
        {
            Actor = ActorKind.Aggregator, ActorId = client.ToText(), Channel = Channel.Api,
            Connection = line.Renumbered(chance),
        };
        visit.SignIn(LoginMethod.RememberedToken);
        return visit;
    }
}
