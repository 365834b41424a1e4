namespace Holdfast.Desk.Console.Parts;

/// <summary>What a state means to whoever looks at it: a colour, and always a shape and a word with it.</summary>
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

/// <summary>Tones as classes of the style sheet and as shapes.</summary>
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

    /// <summary>The shape of a tone in a square of 16: a line, a clock, a triangle, an octagon, a tick.</summary>
    public static string Shape(this Tone tone) => tone switch
    {
        Tone.Neutral => "M3.5 8h9",
        Tone.Waiting => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 4.8V8l2.2 1.6",
        Tone.Attention => "M8 2.2 14.4 13.4H1.6zM8 6.4v3.2M8 11.4v.4",
        Tone.Danger => "M5.4 2h5.2L14 5.4v5.2L10.6 14H5.4L2 10.6V5.4zM5.8 5.8l4.4 4.4M10.2 5.8 5.8 10.2",
        Tone.Good => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M5.2 8.2 7.2 10.2 10.8 6",
    };
}
