using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Simulator.Places;

/// <summary>What people are connected by.</summary>
internal enum OperatorKind : byte
{
    Home, Mobile, Office, Campus, Hotel, Vpn, PrivacyRelay, Gateway, Hosting, Tor,
}

/// <summary>One network on the internet. The numbers are those of real operators, the addresses are made up.</summary>
internal sealed record Operator(byte Number, uint Asn, OperatorKind Kind, CountryCode Country, int Weight)
{
    /// <summary>What address data say of all addresses of this operator.</summary>
    public Anonymizer Anonymizer => Kind switch
    {
        OperatorKind.Vpn => Anonymizer.Vpn,
        OperatorKind.PrivacyRelay or OperatorKind.Gateway => Anonymizer.Proxy,
        OperatorKind.Hosting => Anonymizer.Hosting,
        OperatorKind.Tor => Anonymizer.Tor,
        _ => Anonymizer.None,
    };

    /// <summary>First octet of all its addresses.</summary>
    public byte FirstOctet { get; } = Octet(Number);

    // Steps over the private and special ranges.
    private static byte Octet(byte number)
    {
        var octet = 11 + number;
        foreach (var special in (ReadOnlySpan<int>)[100, 127, 169, 172, 192, 198])
        {
            octet += octet >= special ? 1 : 0;
        }

        return (byte)octet;
    }
}
