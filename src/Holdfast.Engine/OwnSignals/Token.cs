namespace Holdfast.Engine.OwnSignals;

internal enum TokenKind : byte
{
    End, Name, Number, Text, Percent, Open, Close, OpenList, CloseList, Comma, Operator,
    And, Or, Not, In, Known, Otherwise, True, False,
}

/// <summary>A piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">The character at which it begins.</param>
/// <param name="Text">As it is written; of a text in quotes, what is between them.</param>
internal readonly record struct Token(TokenKind Kind, int Position, string Text)
{
    public decimal Number { get; init; }

    public SyntaxOperator Operator { get; init; }

    /// <summary>As a fault shows it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => Text.Length <= 40 ? $"the text \"{Text}\"" : $"the text \"{Text[..40]}...\"",
        _ => Text.Length <= 40 ? $"'{Text}'" : $"'{Text[..40]}...'",
    };
}
