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
        : this(policy, new Known(), default)
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
    /// Writes all that is known, so that <see cref="Load"/> goes on exactly where this engine stands.
    /// </summary>
    public void Save(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new StateWriter(output, _policy.Signals);
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
        var reader = new StateReader(saved, policy.Signals);
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
