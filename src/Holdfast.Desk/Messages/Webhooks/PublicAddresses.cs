using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>
/// Which addresses Holdfast connects to because somebody told it to. Everything that is not of the public internet is
/// refused (IANA special-purpose address registries; quality S8): the addresses of this machine, of the network it is
/// in, and those by which cloud providers tell machines their secrets. A firm names its own networks that may be.
/// </summary>
internal sealed class PublicAddresses(ImmutableArray<IPNetwork> allowed)
{
    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    // All that was given out of IPv6 so far; what is not is nobody's.
    private static readonly IPNetwork Given = IPNetwork.Parse("2000::/3");

    /// <summary>Whether it may be connected to.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = Plain(address);
        return IsNamed(plain) || ((plain.AddressFamily is AddressFamily.InterNetwork || Given.Contains(plain))
            && !Special.Any(network => network.Contains(plain)));
    }

    /// <summary>Whether the firm named a network of its own that it is in.</summary>
    public bool IsNamed(IPAddress address) => allowed.Any(network => network.Contains(Plain(address)));

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
