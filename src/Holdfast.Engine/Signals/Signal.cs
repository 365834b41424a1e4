using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>
/// One thing an experienced analyst would notice, for or against the customer. A signal looks at an event and at what
/// was known before it, and says how far it holds; the policy says how much that weighs. It keeps nothing itself.
/// </summary>
public abstract class Signal
{
    private protected Signal(SignalDescription description)
    {
        Description = description;
        Mark = Mark.Of(System.Text.Encoding.UTF8.GetBytes(description.Id));
        ReasonStart = JsonOutput.EncodeStart("signal", description.Id, "weight");
    }

    /// <summary>What it is, for people.</summary>
    public SignalDescription Description { get; }

    /// <summary>Its wire word.</summary>
    public string Id => Description.Id;

    /// <summary>Its place in <see cref="SignalCatalog.All"/>; of an own signal, behind those.</summary>
    public int Index { get; internal set; }

    /// <summary>Fingerprint of its wire word, by which saved evidence names it.</summary>
    internal Mark Mark { get; }

    /// <summary>How every reason of this signal begins in a decision.</summary>
    internal byte[] ReasonStart { get; }

    /// <summary>
    /// It answers by itself whatever it weighs, so that a decision names it even where it counts for nothing.
    /// </summary>
    internal virtual bool Answers => false;

    /// <summary>Looks at the event. Where a field it needs is absent it says nothing.</summary>
    internal abstract void Weigh(Scene scene, Findings findings);

    /// <summary>One plain English sentence about what it saw.</summary>
    internal abstract string Sentence(Facts facts);
}

/// <summary>What a signal is, for policy, reference pages and reviewers.</summary>
public sealed record SignalDescription
{
    /// <summary>Wire word: never renamed, never reused.</summary>
    public required string Id { get; init; }

    /// <summary>A short name.</summary>
    public required string Name { get; init; }

    /// <summary>Precisely when it speaks.</summary>
    public required string Definition { get; init; }

    /// <summary>Where it comes from: a rule, a notice, a paper, a case.</summary>
    public required string Source { get; init; }

    /// <summary>What a reviewer does next.</summary>
    public required string Review { get; init; }

    /// <summary>Ids of the red-flag sheet it stands for, such as <c>ATO-11</c>; empty for our own.</summary>
    public IReadOnlyList<string> Sheet { get; init; } = [];

    /// <summary>Which fact it is evidence of: several signals of one family are not added up in full.</summary>
    public required EvidenceFamily Family { get; init; }

    /// <summary>Default weight in log-odds; below zero it speaks for the customer.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The events it looks at.</summary>
    public EventSet Reads { get; init; }

    /// <summary>It also looks at the first event of a visit, whatever its type.</summary>
    public bool AtVisitStart { get; init; }

    /// <summary>How long its evidence is carried along after the event.</summary>
    public Carry Carry { get; init; }
}

/// <summary>Which fact a signal is evidence of.</summary>
public enum EvidenceFamily : byte
{
    /// <summary>The device and its software.</summary>
    Device,

    /// <summary>The network and the place.</summary>
    Network,

    /// <summary>Ways of proving identity and what was done to them.</summary>
    Credentials,

    /// <summary>How the session goes.</summary>
    Behavior,

    /// <summary>Contact data and notices.</summary>
    Contact,

    /// <summary>Who is paid.</summary>
    Payee,

    /// <summary>How much, and what is left.</summary>
    Amount,

    /// <summary>How the instruction came.</summary>
    Instruction,

    /// <summary>What is traded, and at what price.</summary>
    Trading,

    /// <summary>What others are doing at the same time.</summary>
    Crowd,

    /// <summary>What employees do.</summary>
    Staff,

    /// <summary>The account's life: new, asleep, restricted.</summary>
    Account,

    /// <summary>What customers, carriers and peers have told the firm.</summary>
    Reports,

    /// <summary>What the firm's own signals see, where they name no other family.</summary>
    Own,
}

/// <summary>How long evidence stands after its event.</summary>
public enum Carry : byte
{
    /// <summary>It concerns its own event only.</summary>
    Not,

    /// <summary>To the end of the visit.</summary>
    Visit,

    /// <summary>Fading over days.</summary>
    Days,

    /// <summary>Fading over weeks.</summary>
    Weeks,
}

/// <summary>A set of event types.</summary>
public readonly record struct EventSet(ulong Bits)
{
    /// <summary>All types.</summary>
    public static EventSet All { get; } = Of(Enum.GetValues<EventType>());

    /// <summary>Some types.</summary>
    public static EventSet Of(params ReadOnlySpan<EventType> types)
    {
        ulong bits = 0;
        foreach (var type in types)
        {
            bits |= 1UL << (int)type;
        }

        return new EventSet(bits);
    }

    /// <summary>Whether a type is in it.</summary>
    public bool Contains(EventType type) => (Bits & (1UL << (int)type)) != 0;

    /// <summary>The types, in order.</summary>
    public IEnumerable<EventType> Types
    {
        get
        {
            var bits = Bits;
            return Enum.GetValues<EventType>().Where(type => (bits & (1UL << (int)type)) != 0);
        }
    }
}
