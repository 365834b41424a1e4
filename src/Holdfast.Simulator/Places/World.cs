using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using NodaTime;

namespace Holdfast.Simulator.Places;

/// <summary>
/// What changes for everybody at once: a provider's network number, a browser that loses what is stored in it.
/// </summary>
internal sealed class World
{
    private static readonly string[] ForgetfulFamilies = ["Firefox", "Edge", "Samsung Internet"];

    private readonly Operator _merged;
    private readonly uint _newNumber;
    private readonly Instant _mergedOn;

    public World(ulong seed, Instant start, int days)
    {
        var chance = Chance.Of(seed, ChanceOwner.Network, 0);
        _merged = Operators.Any(chance, OperatorKind.Home);
        _newNumber = chance.Pick([19_901u, 33_363u, 12_271u]);
        _mergedOn = start + Duration.FromDays(days * chance.Between(0.4, 0.8));
        ForgetfulFamily = chance.Pick(ForgetfulFamilies);
        ForgotOn = (int)(days * chance.Between(0.3, 0.8));
    }

    /// <summary>The browser family that loses all ids on one day.</summary>
    public string ForgetfulFamily { get; }

    /// <summary>That day, since the start of the run.</summary>
    public int ForgotOn { get; }

    /// <summary>The network number under which an operator is known at a moment.</summary>
    public uint AsnOf(Operator by, Instant at) =>
        by == _merged && at >= _mergedOn ? _newNumber : by.Asn;

    /// <summary>Whether a device has lost its id since its owner last used it.</summary>
    public bool HasForgotten(Device device, int today) =>
        device.LastUsedDay < ForgotOn && today >= ForgotOn
        && string.Equals(device.Model.Family, ForgetfulFamily, StringComparison.Ordinal);
}
