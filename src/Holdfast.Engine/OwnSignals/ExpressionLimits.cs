namespace Holdfast.Engine.OwnSignals;

/// <summary>How large own signals may be. What is beyond a limit is refused when the policy is loaded.</summary>
public static class ExpressionLimits
{
    /// <summary>Characters of one expression.</summary>
    public const int Characters = 4_000;

    /// <summary>
    /// Values and operators of one expression: this bounds what looking at an event can cost.
    /// </summary>
    public const int Nodes = 250;

    /// <summary>Parentheses, <c>not</c> and signs inside each other.</summary>
    public const int Depth = 32;

    /// <summary>Values of one list behind <c>in</c>.</summary>
    public const int ListItems = 100;

    /// <summary>Characters of a text in quotes.</summary>
    public const int TextCharacters = 256;

    /// <summary>Of any unit in which a length of time is written.</summary>
    public const long Duration = 1_000_000_000_000;

    /// <summary>Faults that are told of one expression.</summary>
    public const int Faults = 20;

    /// <summary>Own signals of a policy.</summary>
    public const int Signals = 64;

    /// <summary>Characters of a signal's name.</summary>
    public const int Name = 40;

    /// <summary>Characters of a sentence, a source or a review.</summary>
    public const int Sentence = 300;

    /// <summary>Different names in the braces of one sentence: as many facts as a reason shows.</summary>
    public const int SentenceFacts = Engine.Signals.Facts.Limit;
}
