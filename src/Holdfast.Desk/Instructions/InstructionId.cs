using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Holdfast.Desk.Instructions;

/// <summary>
/// What an instruction is called by: <c>i-</c> and sixteen hexadecimal digits, as in the engine's decisions.
/// <c>default</c> is <c>i-0000000000000000</c>, which no instruction is given.
/// </summary>
public readonly record struct InstructionId : IParsable<InstructionId>
{
    private const string Prefix = "i-";
    private const int Digits = 16;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly ulong _number;

    private InstructionId(ulong number) => _number = number;

    /// <summary>An id drawn at random, for what no decision of the engine has named.</summary>
    public static InstructionId Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong number;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            number = BitConverter.ToUInt64(bytes);
        }
        while (number == 0);

        return new InstructionId(number);
    }

    /// <summary>The id of a number, such as that which a transfer's id comes to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0.</exception>
    public static InstructionId Of(ulong number)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        return new InstructionId(number);
    }

    /// <inheritdoc/>
    public static InstructionId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("It is no id of an instruction.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InstructionId result)
    {
        result = default;
        if (s is not { Length: 18 } || !s.StartsWith(Prefix, StringComparison.Ordinal)
            || s.AsSpan(Prefix.Length).ContainsAnyExcept(Hexadecimal)
            || !ulong.TryParse(
                s.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || number == 0)
        {
            return false;
        }

        result = new InstructionId(number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Prefix + _number.ToString("x" + Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
