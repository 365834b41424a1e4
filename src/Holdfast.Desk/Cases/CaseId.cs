using System.Diagnostics.CodeAnalysis;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Cases;

/// <summary>
/// What a case is called by: <c>c-</c> and sixteen hexadecimal digits, made from the position in the journal of the
/// entry that opened it. <c>default</c> is <c>c-0000000000000000</c>, which no case is given.
/// </summary>
public readonly record struct CaseId : IParsable<CaseId>
{
    private const string Prefix = "c-";

    private readonly ulong _number;

    private CaseId(ulong number) => _number = number;

    /// <summary>The id of the case that an entry opens: an alert, or a split.</summary>
    /// <param name="position">The position of the entry, from 0.</param>
    public static CaseId Of(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);

        // The first entry has position 0, and no case is number 0.
        return new CaseId((ulong)position + 1);
    }

    /// <inheritdoc/>
    public static CaseId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("It is no id of a case.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CaseId result)
    {
        var isId = NumberedId.TryRead(s, Prefix, out var number);
        result = isId ? new CaseId(number) : default;
        return isId;
    }

    /// <inheritdoc/>
    public override string ToString() => NumberedId.Text(Prefix, _number);
}
