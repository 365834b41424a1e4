using Holdfast.Engine.Values;

namespace Holdfast.Simulator.Randomness;

/// <summary>What a tag names; says which letter it begins with.</summary>
internal enum TagKind : byte
{
    None, Event, Account, Customer, Session, Device, Bank, Contact, Transfer, Order, Wallet, Username, Party, TaxId,
    Client, Case,
}

/// <summary>
/// An id or a token in eight bytes: its kind and a number of 60 bits that tells nothing, neither whose it is nor when
/// it was made. <c>default</c> is none.
/// </summary>
internal readonly record struct Tag(ulong Value)
{
    private const int NumberBits = 60;
    private const int Digits = 12;
    private const ulong NumberMask = (1UL << NumberBits) - 1;

    private static readonly byte[] Letters = "?eacsdbktowupxgq"u8.ToArray();
    private static readonly byte[] Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"u8.ToArray();

    public static Tag Of(TagKind kind, ulong number) => new(((ulong)kind << NumberBits) | (number & NumberMask));

    public bool IsNone => Value == 0;

    public TagKind Kind => (TagKind)(Value >> NumberBits);

    public ulong Number => Value & NumberMask;

    /// <summary>As it stands in an event; absent for none.</summary>
    public Text ToText()
    {
        if (IsNone)
        {
            return default;
        }

        var bytes = new byte[Digits + 2];
        bytes[0] = Letters[(int)Kind];
        bytes[1] = (byte)'_';
        var rest = Number;
        for (var at = Digits + 1; at > 1; at--)
        {
            bytes[at] = Alphabet[(int)(rest & 31)];
            rest >>= 5;
        }

        return new Text(bytes, 0, bytes.Length);
    }

    public override string ToString() => ToText().ToString();
}
