using System.Diagnostics.CodeAnalysis;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Instructions;

/// <summary>
/// What an instruction is called by: <c>i-</c> and sixteen hexadecimal digits, as in the engine's decisions.
/// <c>default</c> is <c>i-0000000000000000</c>, which no instruction is given.
/// </summary>
public readonly record struct InstructionId : IParsable<InstructionId>
{
    private const string Prefix = "i-";

    private readonly ulong _number;

    private InstructionId(ulong number) => _number = number;

    /// <summary>An id drawn at random, for what no decision of the engine has named.</summary>
    public static InstructionId Draw() => new(NumberedId.Draw());

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
        var isId = NumberedId.TryRead(s, Prefix, out var number);
        result = isId ? new InstructionId(number) : default;
        return isId;
    }

    /// <inheritdoc/>
    public override string ToString() => NumberedId.Text(Prefix, _number);
}
