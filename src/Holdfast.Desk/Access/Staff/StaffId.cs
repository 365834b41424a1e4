using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// What a member of staff stays the same by, whatever they are called. <c>default</c> is the id <c>0000000000</c>,
/// which nobody is given.
/// </summary>
public readonly record struct StaffId : IParsable<StaffId>
{
    /// <summary>Characters of an id.</summary>
    public const int Characters = 10;

    private readonly ulong _number;

    private StaffId(ulong number) => _number = number;

    /// <summary>An id drawn at random.</summary>
    public static StaffId Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        while (true)
        {
            RandomNumberGenerator.Fill(bytes);
            var number = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> (64 - (Characters * Base32.BitsPerCharacter));
            if (number != 0)
            {
                return new StaffId(number);
            }
        }
    }

    /// <inheritdoc/>
    public static StaffId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("It is no id of a member of staff.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StaffId result)
    {
        result = default;
        if (s is not { Length: Characters } || !Base32.TryRead(s, out var number) || number == 0)
        {
            return false;
        }

        result = new StaffId(number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(Characters, _number, static (span, number) =>
        Base32.Write(number, span));
}
