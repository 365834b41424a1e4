using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// Arithmetic; unknown where a side is, where it divides by zero, and where the result would not fit.
/// </summary>
internal sealed class Arithmetic(SyntaxOperator operation, QuantityNode left, QuantityNode right) : QuantityNode
{
    public override decimal? Of(Scene scene, Findings findings) =>
        left.Of(scene, findings) is { } first && right.Of(scene, findings) is { } second
            ? operation switch
            {
                SyntaxOperator.Add => Exact.Sum(first, second),
                SyntaxOperator.Subtract => Exact.Difference(first, second),
                SyntaxOperator.Multiply => Exact.Product(first, second),
                SyntaxOperator.Divide => Exact.Quotient(first, second),
                _ => throw new ArgumentOutOfRangeException(nameof(scene), operation, null),
            }
            : null;
}

internal sealed class Negation(QuantityNode operand) : QuantityNode
{
    public override decimal? Of(Scene scene, Findings findings) => -operand.Of(scene, findings);
}

internal sealed class QuantityOtherwise(QuantityNode operand, QuantityNode otherwise) : QuantityNode
{
    public override decimal? Of(Scene scene, Findings findings) =>
        operand.Of(scene, findings) ?? otherwise.Of(scene, findings);
}

internal sealed class CodeOtherwise(CodeNode operand, CodeNode otherwise) : CodeNode
{
    public override long Of(Scene scene, Findings findings) =>
        operand.Of(scene, findings) is var code and not 0 ? code : otherwise.Of(scene, findings);
}

internal sealed class TextOtherwise(TextNode operand, TextNode otherwise) : TextNode
{
    public override Text Of(Scene scene, Findings findings)
    {
        var text = operand.Of(scene, findings);
        return text.IsAbsent ? otherwise.Of(scene, findings) : text;
    }
}
