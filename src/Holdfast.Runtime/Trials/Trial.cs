using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// A file of past events as one policy answered it: a compact record of each question that was asked, the visits they
/// belong to, the customers, and the campaigns. Grows with visits and questions, not with the file.
/// </summary>
public sealed class Trial
{
    internal Trial(DecisionPolicy policy) => Policy = policy;

    /// <summary>The policy that answered.</summary>
    public DecisionPolicy Policy { get; }

    /// <summary>Events that were decided.</summary>
    public long Events { get; internal set; }

    /// <summary>Lines that were passed over because they hold no event.</summary>
    public long Faulty { get; internal set; }

    /// <summary>Why the first of them does not; null where there is none.</summary>
    public EventError? FirstError { get; internal set; }

    /// <summary>Lines that repeat an event.</summary>
    public long Repeats { get; internal set; }

    /// <summary>Customers that are known at the end.</summary>
    public int Customers => CustomerRecords.Count;

    /// <summary>Questions that were asked: events at gates.</summary>
    public int Questions => Gates.Count;

    /// <summary>Lines of labels that name an event the file does not have, in order.</summary>
    public IReadOnlyList<long> LabelsWithoutEvent { get; internal set; } = [];

    /// <summary>Time of the oldest and of the newest event.</summary>
    public (NodaTime.Instant First, NodaTime.Instant Last) Span { get; internal set; }

    internal List<GateRecord> Gates { get; } = [];

    internal List<VisitRecord> Visits { get; } = [];

    internal List<CustomerRecord> CustomerRecords { get; } = [];

    internal List<CampaignRecord> Campaigns { get; } = [];

    internal List<ReportRecord> Reports { get; } = [];
}

/// <summary>One question, and how it was answered.</summary>
internal struct GateRecord
{
    /// <summary>What stands for no threshold: money that comes in is allowed whatever the score.</summary>
    public const ushort NoRow = ushort.MaxValue;

    public long Ticks;

    /// <summary>US dollars in ten-thousandths; 0 where there is no amount or another currency.</summary>
    public long Amount;

    /// <summary>Fingerprints of the event's id, and of its transfer's or order's.</summary>
    public ulong Id, Request;

    /// <summary>Place of the visit, the customer, the campaign; −1 where there is none.</summary>
    public int Visit, Customer, Campaign;

    /// <summary>The score before it was rounded to a probability, in thousandths of log-odds.</summary>
    public int LogOdds;

    public EventType Gate;

    /// <summary>Which thresholds it was held against: 0 for the gate's own, from 1 on for its rows.</summary>
    public ushort Row;

    public Outcome Outcome;

    /// <summary>What a hard rule asked for, whatever the score.</summary>
    public Outcome ByRule;

    public AttackStage Stage;

    /// <summary>Money leaves, or a price is moved, by this.</summary>
    public bool IsLoss;

    /// <summary>Somebody was there who can be disturbed.</summary>
    public bool IsByPerson;
}

/// <summary>All that one online session does, or one call, letter or e-mail.</summary>
internal struct VisitRecord
{
    public long LastTicks;
    public int Customer;
    public ushort Country;
    public bool IsAnonymized;

    /// <summary>An event of it has a label: it is not honest.</summary>
    public bool IsLabelled;

    /// <summary>It is neither honest nor an attack for sure.</summary>
    public bool IsDoubtful;
}

/// <summary>What is told of a customer.</summary>
internal struct CustomerRecord
{
    public ulong Fingerprint;
    public int BirthYear;

    /// <summary>Day number since 1970 on which the first account was opened; 0 where nothing tells.</summary>
    public int OpenedDay;

    /// <summary>A representative has acted for the customer.</summary>
    public bool IsAdvised;
}

/// <summary>One attack, with all its events.</summary>
internal sealed class CampaignRecord(string name)
{
    public string Name { get; } = name;

    public long FirstTicks { get; set; } = long.MaxValue;

    public AttackStage FirstStage { get; set; }

    public string? Kind { get; set; }
}

/// <summary>What a customer told the firm.</summary>
internal readonly record struct ReportRecord(
    int Customer, ReportKind What, long Ticks, long SinceTicks, ulong Reference);
