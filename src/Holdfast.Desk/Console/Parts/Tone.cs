namespace Holdfast.Desk.Console.Parts;

/// <summary>What a thing's state means to whoever looks at it: a colour, and always a shape and a word with it.</summary>
public enum Tone
{
    /// <summary>Nothing is to be done.</summary>
    Neutral,

    /// <summary>Something is under way.</summary>
    Waiting,

    /// <summary>Somebody has to look.</summary>
    Attention,

    /// <summary>Something is stopped, refused or late.</summary>
    Danger,

    /// <summary>Something is done and well.</summary>
    Good,
}

/// <summary>Tones as classes of the style sheet.</summary>
public static class Tones
{
    /// <summary>The class of a tone.</summary>
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Neutral => "neutral",
        Tone.Waiting => "waiting",
        Tone.Attention => "attention",
        Tone.Danger => "danger",
        Tone.Good => "good",
    };
}
