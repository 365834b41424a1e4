namespace Holdfast.Engine.OwnSignals;

internal enum SyntaxOperator : byte
{
    Or, And, Not, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Add, Subtract, Multiply, Divide,
    Otherwise,
}

/// <summary>The units of time, each with the seconds that it lasts.</summary>
internal enum TimeUnit { Second = 1, Minute = 60, Hour = 3_600, Day = 86_400, Week = 604_800 }

/// <summary>An expression as it was written, before its names and types are looked at.</summary>
/// <param name="Position">The character at which it begins, from 0.</param>
internal abstract record SyntaxNode(int Position);

/// <summary>A number; a percentage is written as such and means a hundredth of it.</summary>
internal sealed record NumberSyntax(int Position, decimal Number, bool IsPercent) : SyntaxNode(Position)
{
    public decimal Value => IsPercent ? Number / 100 : Number;
}

internal sealed record DurationSyntax(int Position, decimal Number, TimeUnit Unit) : SyntaxNode(Position)
{
    public decimal Seconds => Number * (int)Unit;
}

internal sealed record TextSyntax(int Position, string Text) : SyntaxNode(Position);

internal sealed record TruthSyntax(int Position, bool Value) : SyntaxNode(Position);

/// <summary>A name of something that can be read, or a word of a set: only what it is compared with tells.</summary>
internal sealed record NameSyntax(int Position, string Name) : SyntaxNode(Position);

internal sealed record UnarySyntax(int Position, SyntaxOperator Operator, SyntaxNode Operand) : SyntaxNode(Position);

internal sealed record BinarySyntax(
    SyntaxOperator Operator, SyntaxNode Left, SyntaxNode Right, int OperatorPosition) : SyntaxNode(Left.Position);

internal sealed record ListSyntax(int Position, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Position);

internal sealed record InSyntax(SyntaxNode Operand, SyntaxNode List, bool IsNegated) : SyntaxNode(Operand.Position);

internal sealed record KnownSyntax(int Position, SyntaxNode Operand) : SyntaxNode(Position);
