using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>False as soon as one side is false, else unknown as soon as one is unknown.</summary>
internal sealed class AndNode(TruthNode left, TruthNode right) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings)
    {
        var first = left.Of(scene, findings);
        if (first is false)
        {
            return false;
        }

        var second = right.Of(scene, findings);
        return second is false ? false : first is null ? null : second;
    }
}

/// <summary>True as soon as one side is true, else unknown as soon as one is unknown.</summary>
internal sealed class OrNode(TruthNode left, TruthNode right) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings)
    {
        var first = left.Of(scene, findings);
        if (first is true)
        {
            return true;
        }

        var second = right.Of(scene, findings);
        return second is true ? true : first is null ? null : second;
    }
}

internal sealed class NotNode(TruthNode operand) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) => !operand.Of(scene, findings);
}

internal sealed class KnownNode(Node operand) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) => operand.IsKnown(scene, findings);
}

internal sealed class TruthOtherwise(TruthNode operand, TruthNode otherwise) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) =>
        operand.Of(scene, findings) ?? otherwise.Of(scene, findings);
}

/// <summary>Numbers, lengths of time and points in time beside each other.</summary>
internal sealed class QuantityComparison(SyntaxOperator comparison, QuantityNode left, QuantityNode right) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) =>
        left.Of(scene, findings) is { } first && right.Of(scene, findings) is { } second
            ? Holds(first.CompareTo(second))
            : null;

    private bool Holds(int order) => comparison switch
    {
        SyntaxOperator.Equal => order == 0,
        SyntaxOperator.NotEqual => order != 0,
        SyntaxOperator.Less => order < 0,
        SyntaxOperator.LessOrEqual => order <= 0,
        SyntaxOperator.Greater => order > 0,
        SyntaxOperator.GreaterOrEqual => order >= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(order), comparison, null),
    };
}

internal sealed class TruthEquality(TruthNode left, TruthNode right, bool wanted) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) =>
        left.Of(scene, findings) is { } first && right.Of(scene, findings) is { } second
            ? (first == second) == wanted
            : null;
}

internal sealed class CodeEquality(CodeNode left, CodeNode right, bool wanted) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) =>
        left.Of(scene, findings) is var first and not 0 && right.Of(scene, findings) is var second and not 0
            ? (first == second) == wanted
            : null;
}

internal sealed class TextEquality(TextNode left, TextNode right, bool wanted) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings)
    {
        var (first, second) = (left.Of(scene, findings), right.Of(scene, findings));
        return first.IsAbsent || second.IsAbsent ? null : first.Utf8.SequenceEqual(second.Utf8) == wanted;
    }
}

internal sealed class QuantityIn(QuantityNode operand, decimal[] values) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) =>
        operand.Of(scene, findings) is { } value ? Array.IndexOf(values, value) >= 0 : null;
}

internal sealed class CodeIn(CodeNode operand, long[] codes) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) =>
        operand.Of(scene, findings) is var code and not 0 ? codes.AsSpan().Contains(code) : null;
}

internal sealed class TextIn(TextNode operand, Text[] texts) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings)
    {
        var value = operand.Of(scene, findings);
        if (value.IsAbsent)
        {
            return null;
        }

        foreach (var text in texts)
        {
            if (text.Utf8.SequenceEqual(value.Utf8))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A text among those that the event lists.</summary>
internal sealed class TextAmong(TextNode operand, TextsTerm list) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings)
    {
        var (value, texts) = (operand.Of(scene, findings), list.Of(scene));
        if (value.IsAbsent || texts.Count == 0)
        {
            return null;
        }

        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Utf8.SequenceEqual(value.Utf8))
            {
                return true;
            }
        }

        return false;
    }
}
