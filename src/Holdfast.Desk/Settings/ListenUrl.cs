using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Holdfast.Desk.Settings;

/// <summary>An address to listen on: scheme, address and port, and nothing else.</summary>
public sealed record ListenUrl
{
    private ListenUrl(bool isSecure, IPAddress? address, int port) =>
        (IsSecure, Address, Port) = (isSecure, address, port);

    /// <summary>Where a server listens that is told nothing.</summary>
    public static ListenUrl Default { get; } = new(false, IPAddress.Loopback, 5080);

    /// <summary>Whether https is spoken.</summary>
    public bool IsSecure { get; }

    /// <summary>The address; null for both loopback addresses.</summary>
    public IPAddress? Address { get; }

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; }

    /// <summary>Whether this machine alone reaches it.</summary>
    public bool IsLoopback => Address is null || IPAddress.IsLoopback(Address);

    /// <summary>Reads an address: an IP address, <c>localhost</c>, or <c>*</c> for all of the machine's.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenUrl? url)
    {
        url = null;
        var (isSecure, rest) = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? (true, text[8..])
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? (false, text[7..])
            : (false, "");
        rest = rest.EndsWith('/') ? rest[..^1] : rest;
        var colon = rest.LastIndexOf(':');
        if (colon <= 0
            || !ushort.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        var host = rest[..colon];
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            // There is no port that is free at both addresses to be found at once.
            url = port == 0 ? null : new ListenUrl(isSecure, null, port);
        }
        else if (host is "*" or "[::]")
        {
            url = new ListenUrl(isSecure, IPAddress.IPv6Any, port);
        }
        else if ((host.StartsWith('[') ? host.EndsWith(']') : !host.Contains(':'))
            && IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            url = new ListenUrl(isSecure, address, port);
        }

        return url is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(IsSecure ? "https" : "http")}://{(Address is null ? "localhost" : new IPEndPoint(Address, 0).ToString()[..^2])}:{Port}");
}
