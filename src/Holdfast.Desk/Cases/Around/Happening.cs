using System.Collections.Immutable;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>What kind of thing happened, as a filter of a timeline has it.</summary>
public enum HappeningKind
{
    /// <summary>Sign-ins and what was seen in sessions.</summary>
    SignIn,

    /// <summary>Changes of credentials, contacts, delivery, authority and features.</summary>
    Profile,

    /// <summary>Banks linked and money moved.</summary>
    Money,

    /// <summary>Orders and trades.</summary>
    Trading,

    /// <summary>What the customer told, and was told.</summary>
    Contact,

    /// <summary>The account itself.</summary>
    Account,

    /// <summary>Looks and exports of employees.</summary>
    Staff,
}

/// <summary>Why the engine answered as it did: one signal of a decision.</summary>
/// <param name="Signal">Its wire word.</param>
/// <param name="Thousandths">What it counted for, in log-odds; below zero it speaks for the customer.</param>
/// <param name="Text">What it saw, as a sentence.</param>
public sealed record HappeningReason(string Signal, int Thousandths, string Text)
{
    /// <summary>Whether it spoke at an earlier event, and its evidence still stands.</summary>
    public bool IsStanding => Text.StartsWith("Still standing from ", StringComparison.Ordinal);
}

/// <summary>The device of an event.</summary>
/// <param name="Id">The firm's own id of it; empty where not told.</param>
/// <param name="Text">What it is: system and browser.</param>
/// <param name="IsRemote">A remote-control tool was seen on it.</param>
public sealed record HappeningDevice(string Id, string Text, bool IsRemote);

/// <summary>Where an event came from.</summary>
/// <param name="Name">The address, or the network as links name it.</param>
/// <param name="Asn">Autonomous system; 0 where not told.</param>
/// <param name="Country">Two letters; empty where not told.</param>
/// <param name="Place">Where it is thought to be.</param>
/// <param name="Anonymizer">What hides the origin.</param>
public sealed record HappeningNetwork(
    string Name, uint Asn, string Country, GeoPoint Place, Anonymizer Anonymizer);

/// <summary>An event with its decision as an analyst reads it.</summary>
public sealed record Happening
{
    /// <summary>Its place in the journal.</summary>
    public required long Position { get; init; }

    /// <summary>The event's id.</summary>
    public required string Event { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>What it is about.</summary>
    public required EventType Type { get; init; }

    /// <summary>What kind of thing that is.</summary>
    public required HappeningKind Kind { get; init; }

    /// <summary>What happened, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>More of it; empty where there is no more.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What the engine answered.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The probability that it was not the customer, as the decision has it.</summary>
    public decimal Score { get; init; }

    /// <summary>Why, strongest first.</summary>
    public ImmutableArray<HappeningReason> Reasons { get; init; } = [];

    /// <summary>The account; empty where none.</summary>
    public string Account { get; init; } = "";

    /// <summary>The customer; empty where none.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The session; empty where none.</summary>
    public string Session { get; init; } = "";

    /// <summary>Who acted.</summary>
    public ActorKind Actor { get; init; }

    /// <summary>Which employee it was; empty where none.</summary>
    public string ActorId { get; init; } = "";

    /// <summary>By which way.</summary>
    public Channel Channel { get; init; }

    /// <summary>On what; null where not told.</summary>
    public HappeningDevice? Device { get; init; }

    /// <summary>From where; null where not told.</summary>
    public HappeningNetwork? Network { get; init; }

    /// <summary>How much money it is about; null where it is about none.</summary>
    public Money? Amount { get; init; }

    /// <summary>Which way money goes.</summary>
    public TransferDirection Direction { get; init; }

    /// <summary>Who is paid, or what was linked to be paid; empty where none.</summary>
    public string Payee { get; init; } = "";

    /// <summary>What is traded; empty where nothing.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Which side of a trade.</summary>
    public OrderSide Side { get; init; }

    /// <summary>Whether it is an alert of the case, or was not simply let pass.</summary>
    public bool IsAlert { get; init; }

    /// <summary>Whose doings it belongs to: the customer where told, else the account.</summary>
    public string Party => Customer.Length > 0 ? Customer : Account;
}
