namespace Holdfast.Engine.OwnSignals;

/// <summary>One fault of an expression or a sentence.</summary>
/// <param name="Position">
/// The character at which it is, from 0; the length of the text where it ends too early.
/// </param>
/// <param name="Detail">
/// What is wrong and what was expected, in whole sentences; of a name that does not exist, only what kind of name it is
/// not: <see cref="Written"/> and <see cref="Existing"/> say the rest.
/// </param>
/// <param name="Written">The name that does not exist; else null.</param>
/// <param name="Existing">The names that do; else none.</param>
public sealed record ExpressionFault(
    int Position, string Detail, string? Written = null, IReadOnlyList<string>? Existing = null);

/// <summary>The faults found so far.</summary>
internal sealed class ExpressionFaults
{
    private readonly List<ExpressionFault> _faults = [];

    public IReadOnlyList<ExpressionFault> InOrder => [.. _faults.OrderBy(fault => fault.Position)];

    public bool Any => _faults.Count > 0;

    public void Add(int position, string detail) => Add(new ExpressionFault(position, detail));

    public void Unknown(int position, string kind, string written, IEnumerable<string> existing) =>
        Add(new ExpressionFault(position, $"There is no {kind}", written, [.. existing]));

    private void Add(ExpressionFault fault)
    {
        if (_faults.Count < ExpressionLimits.Faults)
        {
            _faults.Add(fault);
        }
    }
}
