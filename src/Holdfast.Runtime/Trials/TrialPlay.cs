using System.Buffers.Binary;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Plays a file of past events through the engine under one policy, and keeps what trials need of it.
/// </summary>
public sealed class TrialPlay
{
    // Two texts of at most 256 bytes, and a time.
    private const int KeyBytes = 544;

    private readonly DecisionEngine _engine;
    private readonly AttackLabels? _labels;
    private readonly Trial _trial;
    private readonly Dictionary<IdFingerprint, int> _visits = [];
    private readonly Dictionary<IdFingerprint, int> _customers = [];
    private readonly Dictionary<int, int> _campaigns = [];
    private readonly HashSet<long> _linesMet = [];
    private long _firstTicks = long.MaxValue;
    private long _lastTicks = long.MinValue;

    /// <summary>A play that is handed its events one by one, for plays side by side.</summary>
    internal TrialPlay(DecisionPolicy policy, AttackLabels? labels)
    {
        _engine = new DecisionEngine(policy);
        _labels = labels;
        _trial = new Trial(policy);
    }

    /// <summary>Plays to the end of the input.</summary>
    /// <param name="input">Events, one a line. Lines in error are counted and passed over.</param>
    /// <param name="policy">What answers them.</param>
    /// <param name="labels">Which events an attacker caused; null where nobody knows.</param>
    /// <param name="kinds">Of what kind each campaign is; null where nobody tells.</param>
    /// <param name="progressed">Told how far it is; null where nobody wants to know.</param>
    /// <param name="ct">Stops it.</param>
    public static Trial Run(
        Stream input,
        DecisionPolicy policy,
        AttackLabels? labels,
        AttackKinds? kinds,
        Action<ScoreProgress>? progressed,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(policy);
        var play = new TrialPlay(policy, labels);
        var feed = new EventFeed(ct) { Progressed = progressed };
        feed.Read(input, @event => play.Take(@event));
        return play.Close(feed, kinds);
    }

    /// <summary>The hard rule that spoke at the last event, whatever the score; null where none did.</summary>
    internal HardRule? RuleOfLast => _engine.RuleOfLast;

    internal DecisionPolicy Policy => _trial.Policy;

    /// <summary>What was recorded of the last event that was a question.</summary>
    internal GateRecord LastRecord => _trial.Gates[^1];

    /// <summary>The account that the last event concerned; empty where nobody can tell.</summary>
    internal ReadOnlySpan<byte> AccountOfLast => _engine.AccountOfLast;

    /// <summary>Decides an event and keeps what trials need of it.</summary>
    internal Decision Take(BrokerageEvent @event)
    {
        var decision = _engine.Decide(@event);
        var ticks = @event.Time.ToUnixTimeTicks();
        _firstTicks = Math.Min(_firstTicks, ticks);
        _lastTicks = Math.Max(_lastTicks, ticks);
        var customer = CustomerOf(@event);
        var campaign = CampaignOf(@event, ticks, out var stage, out var isLabelled);
        var byPerson = @event.Actor is ActorKind.Customer or ActorKind.Representative or ActorKind.ThirdParty;
        var visit = VisitOf(@event, customer, isLabelled, byPerson ? ticks : long.MinValue);
        if (@event.Data is CustomerReported reported)
        {
            var since = reported.Since ?? @event.Time - Duration.FromDays(1);
            _trial.Reports.Add(new ReportRecord(
                customer, reported.What, ticks, since.ToUnixTimeTicks(), FingerprintOf(reported.Reference)));
        }

        if (_trial.Policy.GateOf(@event.Type) is { } gate)
        {
            _trial.Gates.Add(RecordOf(@event, decision, gate) with
            {
                Ticks = ticks,
                Visit = visit,
                Customer = customer,
                Campaign = campaign,
                Stage = stage,
                IsLoss = campaign >= 0 && (@event.Data, stage) is (TransferRequested, AttackStage.CashOut)
                    or (OrderPlaced, AttackStage.Manipulate),
                IsByPerson = byPerson,
            });
        }

        return decision;
    }

    private GateRecord RecordOf(BrokerageEvent @event, Decision decision, GatePolicy gate)
    {
        var sum = gate.Prior;
        foreach (var reason in decision.Reasons)
        {
            sum += reason.Weight;
        }

        return new GateRecord
        {
            Amount = AmountOf(@event.Data),
            Id = FingerprintOf(@event.Id),
            Request = FingerprintOf(@event.Data switch
            {
                TransferRequested transfer => transfer.Transfer,
                OrderPlaced order => order.Order,
                _ => default,
            }),
            LogOdds = sum.Thousandths,
            Gate = @event.Type,
            Row = GateThresholds.RowOf(gate, @event.Data),
            Outcome = decision.Outcome,
            ByRule = _engine.RuleOfLast?.Outcome ?? Outcome.Allow,
        };
    }

    private int CustomerOf(BrokerageEvent @event)
    {
        var text = _engine.CustomerOfLast;
        if (text.IsEmpty)
        {
            return -1;
        }

        var key = IdFingerprint.Of(text);
        if (!_customers.TryGetValue(key, out var customer))
        {
            _customers[key] = customer = _trial.CustomerRecords.Count;
            _trial.CustomerRecords.Add(new CustomerRecord { Fingerprint = key.Low });
        }

        var record = _trial.CustomerRecords[customer];
        var (birthYear, openedDay) = @event.Data switch
        {
            AccountOpened opened => (opened.BirthYear, DayOf(@event.Time)),
            AccountSnapshot snapshot => (snapshot.BirthYear, snapshot.OpenedOn is { } day ? DayOf(day) : 0),
            _ => (null, 0),
        };
        record.BirthYear = birthYear ?? record.BirthYear;
        record.OpenedDay = openedDay != 0 && (record.OpenedDay == 0 || openedDay < record.OpenedDay)
            ? openedDay : record.OpenedDay;
        record.IsAdvised |= @event.Actor is ActorKind.Representative;
        _trial.CustomerRecords[customer] = record;
        return customer;
    }

    // What is not of a campaign has none, though it may have a label.
    private int CampaignOf(BrokerageEvent @event, long ticks, out AttackStage stage, out bool isLabelled)
    {
        stage = AttackStage.None;
        var label = default(AttackLabels.Label);
        isLabelled = _labels is not null && _labels.TryFind(@event.Id.Utf8, out label);
        if (!isLabelled)
        {
            return -1;
        }

        _linesMet.Add(label.Line);
        stage = label.Stage;
        var name = _labels!.Attacks[label.Attack];
        if (!name.StartsWith(AttackLabels.CampaignPrefix, StringComparison.Ordinal))
        {
            return -1;
        }

        if (!_campaigns.TryGetValue(label.Attack, out var campaign))
        {
            _campaigns[label.Attack] = campaign = _trial.Campaigns.Count;
            _trial.Campaigns.Add(new CampaignRecord(name) { FirstTicks = ticks, FirstStage = stage });
        }

        return campaign;
    }

    // What happens by telephone or post within half an hour is one visit; what belongs to none has none.
    private int VisitOf(BrokerageEvent @event, int customer, bool isLabelled, long ticksOfPerson)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        var length = 0;
        if (!@event.Session.IsAbsent)
        {
            key[length++] = (byte)'s';
            Append(key, ref length, @event.Session);
        }
        else if (@event.Channel is Channel.Phone or Channel.Email or Channel.Branch or Channel.Fax or Channel.Mail)
        {
            key[length++] = (byte)@event.Channel;
            Append(key, ref length, @event.Customer);
            Append(key, ref length, @event.Account);
            BinaryPrimitives.WriteInt64LittleEndian(key[length..], @event.Time.ToUnixTimeSeconds() / 1800);
            length += sizeof(long);
        }
        else
        {
            return -1;
        }

        var fingerprint = IdFingerprint.Of(key[..length]);
        if (!_visits.TryGetValue(fingerprint, out var visit))
        {
            _visits[fingerprint] = visit = _trial.Visits.Count;
            _trial.Visits.Add(new VisitRecord { Customer = -1, LastTicks = long.MinValue });
        }

        var record = _trial.Visits[visit];
        record.Customer = customer >= 0 ? customer : record.Customer;
        record.LastTicks = Math.Max(record.LastTicks, ticksOfPerson);
        record.IsLabelled |= isLabelled;
        if (@event.Network is { } network)
        {
            record.IsAnonymized |= network.Anonymizer > Anonymizer.None;
            record.Country = record.Country == 0 ? network.Country.Stored : record.Country;
        }

        _trial.Visits[visit] = record;
        return visit;
    }

    /// <summary>What came of it.</summary>
    internal Trial Close(EventFeed feed, AttackKinds? kinds)
    {
        (_trial.Events, _trial.Faulty, _trial.Repeats) = (feed.Taken, feed.Faulty, feed.Repeats);
        _trial.FirstError = feed.FirstError;
        if (feed.Taken > 0)
        {
            _trial.Span = (Instant.FromUnixTimeTicks(_firstTicks), Instant.FromUnixTimeTicks(_lastTicks));
        }

        if (_labels is not null)
        {
            _trial.LabelsWithoutEvent =
                [.. _labels.All.Select(pair => pair.Value.Line).Where(line => !_linesMet.Contains(line)).Order()];
            foreach (var campaign in _trial.Campaigns)
            {
                campaign.Kind = kinds?.Of(campaign.Name);
            }
        }

        return _trial;
    }

    private static void Append(Span<byte> key, ref int length, Text text)
    {
        text.Utf8.CopyTo(key[length..]);
        length += text.Utf8.Length;
        key[length++] = 0;
    }

    private static ulong FingerprintOf(Text text) => text.IsAbsent ? 0 : IdFingerprint.Of(text.Utf8).Low;

    private static int DayOf(Instant time) => (int)(time.ToUnixTimeSeconds() / 86_400);

    private static int DayOf(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);

    private static long AmountOf(EventData? data)
    {
        var amount = data switch
        {
            TransferRequested transfer => transfer.Amount,
            OrderPlaced { Notional: { } notional } => notional,
            _ => default,
        };
        return amount.Currency == Currency.UsDollar ? amount.TenThousandths : 0;
    }
}
