using System.Diagnostics.CodeAnalysis;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Actions;

/// <summary>
/// What an order to the firm's systems is called by: <c>o-</c> and sixteen hexadecimal digits. <c>default</c> is
/// <c>o-0000000000000000</c>, which no order is given.
/// </summary>
public readonly record struct ActionId : IParsable<ActionId>
{
    private const string Prefix = "o-";

    private readonly ulong _number;

    private ActionId(ulong number) => _number = number;

    /// <summary>An id drawn at random.</summary>
    public static ActionId Draw() => new(NumberedId.Draw());

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
        var isId = NumberedId.TryRead(s, Prefix, out var number);
        result = isId ? new ActionId(number) : default;
        return isId;
    }

    /// <inheritdoc/>
    public override string ToString() => NumberedId.Text(Prefix, _number);
}
