using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// The condition of an own signal: checked, and ready to be asked of an event. Immutable; two that say the same in
/// other spaces or idle parentheses have one <see cref="Text"/>.
/// </summary>
public sealed class Expression
{
    private readonly TruthNode _condition;

    private Expression(string text, TruthNode condition)
    {
        Text = text;
        _condition = condition;
    }

    /// <summary>The expression in its canonical form, on one line.</summary>
    public string Text { get; }

    /// <summary>Reads an expression for a signal that looks at some events.</summary>
    public static ExpressionReading Parse(string text, EventSet on)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new ExpressionFaults();
        var tree = Parser.Parse(text, faults);
        var condition = tree is null ? null : new Checker(on, faults).Condition(tree);
        return condition is null
            ? new ExpressionReading.Refused(faults.InOrder)
            : new ExpressionReading.Accepted(new Expression(ExpressionPrinter.Print(tree!), condition));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether the condition holds at the event; null where that is unknown. Never throws.</summary>
    internal bool? Of(Scene scene, Findings findings) => _condition.Of(scene, findings);
}

/// <summary>What reading an expression came to.</summary>
public abstract record ExpressionReading
{
    private ExpressionReading()
    {
    }

    /// <summary>It is without fault.</summary>
    /// <param name="Expression">The expression.</param>
    public sealed record Accepted(Expression Expression) : ExpressionReading;

    /// <summary>It is refused.</summary>
    /// <param name="Faults">By position; never empty.</param>
    public sealed record Refused(IReadOnlyList<ExpressionFault> Faults) : ExpressionReading;
}
