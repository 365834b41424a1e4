using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Holdfast.Desk.Cases.Rules;

/// <summary>What too many honest people have in common, made ready to be asked.</summary>
internal sealed class SharedThings
{
    private const string AutonomousSystem = "AS";

    private readonly FrozenSet<(KeyKind, string)> _values;
    private readonly FrozenSet<uint> _systems;
    private readonly ImmutableArray<IPNetwork> _networks;

    public SharedThings(ImmutableArray<SharedThing> things)
    {
        _values = things.Where(thing => thing.Key is not KeyKind.Network).Select(thing => (thing.Key, thing.Value))
            .ToFrozenSet();
        var networks = things.Where(thing => thing.Key is KeyKind.Network).Select(thing => thing.Value).ToList();
        _systems = networks.Select(SystemOf).OfType<uint>().ToFrozenSet();
        _networks = [.. networks.Select(NetworkOf).OfType<IPNetwork>()];
    }

    /// <summary>Whether something of an alert is shared by too many.</summary>
    public bool Has(RawKey key) => key.Kind is KeyKind.Network
        ? _systems.Contains(key.System) || IsWithin(key.Address)
        : _values.Contains((key.Kind, key.Value));

    /// <summary>Whether a text names a network.</summary>
    public static bool IsNetwork(string text) => SystemOf(text) is not null || NetworkOf(text) is not null;

    private bool IsWithin(IPAddress? address) =>
        address is not null && _networks.Any(network => network.Contains(address));

    private static uint? SystemOf(string text) => text.StartsWith(AutonomousSystem, StringComparison.Ordinal)
        && uint.TryParse(
            text.AsSpan(AutonomousSystem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : null;

    private static IPNetwork? NetworkOf(string text) => IPNetwork.TryParse(text, out var network) ? network : null;
}
