using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Cases.Facts;

/// <summary>
/// What happened to a case. The set is closed: an entry that names anything else, or a member more, is not read by this
/// release. Who did it and when stand in the entry.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(GivenBack), "givenBack")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(TaskSet), "taskSet")]
[JsonDerivedType(typeof(TaskDone), "taskDone")]
[JsonDerivedType(typeof(TaskOverdue), "taskOverdue")]
[JsonDerivedType(typeof(Merged), "merged")]
[JsonDerivedType(typeof(Split), "split")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(ReviewDrawn), "reviewDrawn")]
[JsonDerivedType(typeof(ReviewPassed), "reviewPassed")]
[JsonDerivedType(typeof(ReviewReturned), "reviewReturned")]
internal abstract record CaseFact
{
    private CaseFact()
    {
    }

    /// <summary>What has to be told of it in words; null where there is nothing.</summary>
    [JsonIgnore]
    public virtual Personal? Words => null;

    /// <summary>Whoever did it took it in hand.</summary>
    public sealed record Taken : CaseFact;

    /// <summary>It was given into somebody's hand.</summary>
    /// <param name="To">Their id.</param>
    /// <param name="Name">Their name.</param>
    public sealed record Assigned(string To, string Name) : CaseFact;

    /// <summary>Nobody has it in hand any more.</summary>
    public sealed record GivenBack : CaseFact;

    /// <summary>Something was noted.</summary>
    public sealed record Noted(Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>Something is to be done by a time; the task is called by the position of the entry.</summary>
    /// <param name="Text">What.</param>
    /// <param name="Due">By when.</param>
    /// <param name="To">The name of who is to do it; null for whoever has the case.</param>
    public sealed record TaskSet(Personal Text, Instant Due, string? To = null) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>A task was done.</summary>
    /// <param name="Task">Which.</param>
    /// <param name="Text">What came of it.</param>
    public sealed record TaskDone(long Task, Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>A task was not done by its time.</summary>
    public sealed record TaskOverdue(long Task) : CaseFact;

    /// <summary>All of it went into another case.</summary>
    /// <param name="Into">Which.</param>
    /// <param name="Text">Why.</param>
    public sealed record Merged(CaseId Into, Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>Some of its alerts became a case of their own, whose id comes from the position of the entry.</summary>
    /// <param name="Alerts">The positions of these alerts.</param>
    /// <param name="Text">Why.</param>
    public sealed record Split(ImmutableArray<long> Alerts, Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>It was said what it was.</summary>
    /// <param name="Disposition">What.</param>
    /// <param name="Text">Why.</param>
    public sealed record Decided(Disposition Disposition, Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>It is looked into again.</summary>
    /// <param name="Text">Why.</param>
    public sealed record Reopened(Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>It was drawn for a review.</summary>
    public sealed record ReviewDrawn : CaseFact;

    /// <summary>Somebody other than who decided it found the same.</summary>
    /// <param name="Text">What there is to say of it.</param>
    public sealed record ReviewPassed(Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }

    /// <summary>Somebody other than who decided it gave it back.</summary>
    /// <param name="Text">Why.</param>
    public sealed record ReviewReturned(Personal Text) : CaseFact
    {
        public override Personal? Words => Text;
    }
}
