using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Holdfast.Desk.Actions;

/// <summary>
/// What an order to the firm's systems is called by: <c>o-</c> and sixteen hexadecimal digits. <c>default</c> is
/// <c>o-0000000000000000</c>, which no order is given.
/// </summary>
public readonly record struct ActionId : IParsable<ActionId>
{
    private const string Prefix = "o-";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly ulong _number;

    private ActionId(ulong number) => _number = number;

    /// <summary>An id drawn at random.</summary>
    public static ActionId Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong number;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            number = BitConverter.ToUInt64(bytes);
        }
        while (number == 0);

        return new ActionId(number);
    }

    /// <summary>The id of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0.</exception>
    public static ActionId Of(ulong number)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        return new ActionId(number);
    }

    /// <inheritdoc/>
    public static ActionId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("It is no id of an order.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ActionId result)
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

        result = new ActionId(number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Prefix + _number.ToString("x16", CultureInfo.InvariantCulture);
}
