using System.Buffers;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine;

/// <summary>
/// Answers each event with a decision and takes it into what is known. Deterministic: the same events in the same order
/// under the same policy give the same decisions, byte for byte, on any machine. No clock, no files, no randomness.
/// One writer: an instance is not for several threads at once.
/// </summary>
/// <remarks>Whether an event was seen before is the host's to know; each event handed in here is counted.</remarks>
public sealed class DecisionEngine
{
    private const uint StateMagic = 0x48464531;

    private readonly DecisionPolicy _policy;
    private readonly Known _known;
    private readonly Scene _scene;
    private readonly Findings _findings = new();
    private readonly Reply _reply;
    private Instant _clock;

    /// <summary>An engine that knows nothing yet.</summary>
    public DecisionEngine(DecisionPolicy policy)
        : this(policy, new Known(paging: null), default)
    {
    }

    /// <summary>
    /// An engine that knows nothing yet, and hands out to a store what is beyond a limit. Its decisions are those of
    /// one that keeps all in memory, whatever the limit.
    /// </summary>
    /// <param name="policy">The policy to decide by.</param>
    /// <param name="store">An empty store, for this engine alone.</param>
    /// <param name="memoryLimit">
    /// About how many bytes customers and accounts may take in memory between two events.
    /// </param>
    public DecisionEngine(DecisionPolicy policy, IKnowledgeStore store, long memoryLimit)
        : this(policy, new Known(new Paging(store, memoryLimit)), default)
    {
    }

    private DecisionEngine(DecisionPolicy policy, Known known, Instant clock)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _known = known;
        _clock = clock;
        _scene = new Scene(policy, known);
        _reply = new Reply(policy);
    }

    /// <summary>How many accounts and customers are known.</summary>
    public (int Accounts, int Customers) Subjects => (_known.AccountCount, _known.CustomerCount);

    /// <summary>What of it is in memory.</summary>
    public KnowledgeUse Use => _known.Use;

    /// <summary>
    /// The account that the last event concerned, named in it or told from its session or its customer; empty where
    /// that could not be told.
    /// </summary>
    public ReadOnlySpan<byte> AccountOfLast => _scene.Account is { } account ? _known.AccountText(account.Number) : [];

    /// <summary>
    /// The customer that the last event concerned, named in it or told from its session or its account; empty where
    /// that could not be told.
    /// </summary>
    public ReadOnlySpan<byte> CustomerOfLast =>
        _scene.Customer is { } customer ? _known.CustomerText(customer.Number) : [];

    /// <summary>
    /// The severest hard rule that spoke at the last event, whether or not the score asked for more; null where none
    /// did.
    /// </summary>
    public HardRule? RuleOfLast => _scene.Event is { } last
        ? Reply.OutcomeOf(_policy, last.Type, thresholds: null, _findings.All, default).Rule
        : null;

    /// <summary>Decides an event, then takes it in.</summary>
    public Decision Decide(BrokerageEvent @event)
    {
        var decision = Weigh(@event);
        TakeIn(decision);
        return decision;
    }

    /// <summary>Does what <see cref="Decide"/> does, and takes the decision apart for a person.</summary>
    public Explanation Explain(BrokerageEvent @event)
    {
        var decision = Weigh(@event);
        var explanation = new Explanation(decision, _scene, _findings.All);
        TakeIn(decision);
        return explanation;
    }

    /// <summary>
    /// An engine that goes on from here under another policy, with all that this one knows; this one is done with.
    /// </summary>
    public DecisionEngine Under(DecisionPolicy policy) => new(policy, _known, _clock);

    /// <summary>
    /// An engine that goes on from what a store holds that a checkpoint was gathered in, under the same or another
    /// policy. Customers and accounts are read when they are in use.
    /// </summary>
    /// <param name="store">The store, for this engine alone.</param>
    /// <param name="policy">The policy to decide by.</param>
    /// <param name="memoryLimit">
    /// About how many bytes customers and accounts may take in memory between two events.
    /// </param>
    /// <exception cref="InvalidDataException">What the store holds is not whole, or of another release.</exception>
    public static DecisionEngine Open(IKnowledgeStore store, DecisionPolicy policy, long memoryLimit)
    {
        var (known, clock) = Known.Open(new Paging(store, memoryLimit));
        return new DecisionEngine(policy, known, clock);
    }

    /// <summary>
    /// Begins a checkpoint of all that is known now. What of it the store does not have yet is handed in by
    /// <see cref="Gather"/>, and by deciding events that would change it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The engine keeps all in memory.</exception>
    public void BeginCheckpoint() => _known.Begin(_clock);

    /// <summary>
    /// Goes on with the checkpoint that was begun: hands so many of its parts in, between two events. One part takes
    /// from one microsecond (an account) to a hundred (a block of a table).
    /// </summary>
    /// <returns>Whether all are handed in. Another can be begun only then.</returns>
    public bool Gather(int parts) => _known.Gather(parts);

    /// <summary>
    /// Writes all that is known, so that <see cref="Load"/> goes on exactly where this engine stands.
    /// </summary>
    public void Save(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new StateWriter(output);
        writer.Bits(StateMagic);
        writer.Signed(_clock.ToUnixTimeTicks());
        _known.Write(writer);
    }

    /// <summary>An engine that goes on from a saved state, under the same or another policy.</summary>
    /// <exception cref="InvalidDataException">
    /// It is no saved state, or one of a layout this release does not read.
    /// </exception>
    public static DecisionEngine Load(ReadOnlyMemory<byte> saved, DecisionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var reader = new StateReader(saved);
        if (reader.Bits() != StateMagic)
        {
            throw new InvalidDataException("This is no saved state of the engine.");
        }

        var clock = Instant.FromUnixTimeTicks(reader.Signed());
        var known = Known.Read(reader);
        return reader.AtEnd
            ? new DecisionEngine(policy, known, clock)
            : throw new InvalidDataException("The saved state goes on after its end.");
    }

    private Decision Weigh(BrokerageEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (@event.Time > _clock)
        {
            _clock = @event.Time;
        }

        _known.MakeRoom();
        var session = _known.Crowd.Sessions.Get(@event.Session.Mark);
        var (customer, account) = _known.SubjectsOf(@event, session);
        LinkHousehold(@event, account);
        var late = account is not null && @event.Time.ToUnixTimeTicks() < account.NewestTicks;
        _scene.Set(@event, customer, account, session);

        _findings.Begin(_policy.Weights);
        foreach (var signal in SignalCatalog.For(@event.Type, _scene.StartsVisit))
        {
            signal.Weigh(_scene, _findings);
        }

        // The firm's own come last: they may ask which of the others spoke.
        foreach (var signal in _policy.Signals.OwnAt(@event.Type))
        {
            signal.Weigh(_scene, _findings);
        }

        Weighing.AddCarried(_scene, _findings);
        var sum = Weighing.Sum(_policy, _findings.All);
        _scene.VisitEvidence = Weighing.OfVisit(_scene, _findings);
        return _reply.To(_scene, _findings, sum, late, _clock);
    }

    private void TakeIn(Decision decision)
    {
        Weighing.LeaveStanding(_scene, _findings);
        Learner.Take(_scene, decision.Outcome);
    }

    private void LinkHousehold(BrokerageEvent @event, AccountKnowledge? account)
    {
        if (@event.Data is not HouseholdLinked linked || account is null)
        {
            return;
        }

        foreach (var with in linked.With)
        {
            var other = _known.AccountNamed(with);
            if (other != account)
            {
                account.Household.Add(other.Number, AccountKnowledge.HouseholdLimit);
                other.Household.Add(account.Number, AccountKnowledge.HouseholdLimit);
            }
        }
    }
}
