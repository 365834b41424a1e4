using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Search;

/// <summary>What kind of thing was found: in this order where nothing else decides.</summary>
public enum FoundKind
{
    /// <summary>A case.</summary>
    Case,

    /// <summary>An instruction.</summary>
    Instruction,

    /// <summary>An account.</summary>
    Account,

    /// <summary>A customer.</summary>
    Customer,

    /// <summary>A message to a customer.</summary>
    Message,

    /// <summary>A member of staff.</summary>
    Staff,
}

/// <summary>How well it fits, the best first.</summary>
public enum Fit
{
    /// <summary>What was typed is its own id.</summary>
    ItsId,

    /// <summary>What was typed is of it alone: an id that somebody else gave it.</summary>
    ItsOwn,

    /// <summary>What was typed is something that it has to do with.</summary>
    About,
}

/// <summary>Something that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Fit">How well it fits.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Why">What fits, in a few words.</param>
/// <param name="Path">Where it is shown; null where no page does.</param>
public sealed record Found(FoundKind Kind, Fit Fit, string Title, string Why, string? Path)
{
    /// <summary>How it stands, in a word or two.</summary>
    public string? State { get; init; }

    /// <summary>What that means.</summary>
    public Tone Tone { get; init; }
}
