using NodaTime;

namespace Holdfast.Desk.Console.Parts;

/// <summary>Something that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Title">What, in a few words.</param>
/// <param name="Tone">What it means.</param>
/// <param name="By">Who did it.</param>
/// <param name="Detail">More of it, in sentences.</param>
public sealed record TimelineItem(
    Instant At, string Title, Tone Tone = Tone.Neutral, string? By = null, string? Detail = null);
