using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Actions;

/// <summary>What can be ordered. The words are wire words: never renamed, never reused.</summary>
[JsonConverter(typeof(WordConverter<ActionKind>))]
public enum ActionKind
{
    /// <summary>Nothing leaves an account any more, whoever asks.</summary>
    FreezeAccount,

    /// <summary>All sessions of a customer end.</summary>
    EndSessions,

    /// <summary>What a customer signs in by is worth nothing any more, and is set anew.</summary>
    ResetCredentials,

    /// <summary>Transfers out of an account wait.</summary>
    HoldTransfers,

    /// <summary>Nobody pays a payee.</summary>
    BlockPayee,

    /// <summary>Nobody signs in from a device.</summary>
    BlockDevice,

    /// <summary>Nobody buys or sells a security.</summary>
    BlockSymbol,

    /// <summary>An account neither buys nor sells.</summary>
    RestrictTrading,

    /// <summary>The firm's own systems open an incident.</summary>
    OpenIncident,
}

/// <summary>To what an action is done.</summary>
[JsonConverter(typeof(WordConverter<TargetKind>))]
public enum TargetKind
{
    /// <summary>Nothing but what the order names besides: a case, a customer.</summary>
    None,

    /// <summary>A brokerage account.</summary>
    Account,

    /// <summary>A customer.</summary>
    Customer,

    /// <summary>The account that a payee is paid at, of whatever customer's.</summary>
    Payee,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A security.</summary>
    Symbol,
}

/// <summary>What holds of every order of a kind.</summary>
/// <param name="Target">To what it is done.</param>
/// <param name="NeedsSecond">Whether it goes out only when a second person has said so.</param>
/// <param name="CanBeEmergency">Whether one person may have it go out at once, and is looked at afterwards.</param>
/// <param name="CanBeUndone">Whether it can be taken back.</param>
/// <param name="AnswerWithin">How long the firm's systems have to answer.</param>
public sealed record ActionRule(
    TargetKind Target, bool NeedsSecond, bool CanBeEmergency, bool CanBeUndone, Duration AnswerWithin)
{
    /// <summary>How long a second person has before it shows as late.</summary>
    public static readonly Duration DecideWithin = Duration.FromMinutes(30);

    /// <summary>How long an emergency may stand before a second person has looked at it.</summary>
    public static readonly Duration ReviewWithin = Duration.FromHours(2);

    /// <summary>Whether it holds for customers that no case is about.</summary>
    public bool IsFirmWide => Target is TargetKind.Payee or TargetKind.Device or TargetKind.Symbol;

    /// <summary>
    /// The rule of a kind. What stops one customer's session does no lasting harm, and is done by one person. What
    /// keeps somebody from their own money, or all customers from something, takes two. In an emergency one may, where
    /// minutes lose money that does not come back; never for a security, whose honest buyers a block harms most.
    /// </summary>
    public static ActionRule Of(ActionKind kind) => kind switch
    {
        ActionKind.FreezeAccount => new(TargetKind.Account, true, true, true, Duration.FromMinutes(15)),
        ActionKind.EndSessions => new(TargetKind.Customer, false, false, false, Duration.FromMinutes(5)),
        ActionKind.ResetCredentials => new(TargetKind.Customer, false, false, false, Duration.FromMinutes(15)),
        ActionKind.HoldTransfers => new(TargetKind.Account, false, false, true, Duration.FromMinutes(15)),
        ActionKind.BlockPayee => new(TargetKind.Payee, true, true, true, Duration.FromMinutes(30)),
        ActionKind.BlockDevice => new(TargetKind.Device, true, true, true, Duration.FromMinutes(30)),
        ActionKind.BlockSymbol => new(TargetKind.Symbol, true, false, true, Duration.FromMinutes(15)),
        ActionKind.RestrictTrading => new(TargetKind.Account, true, true, true, Duration.FromMinutes(15)),
        ActionKind.OpenIncident => new(TargetKind.None, false, false, false, Duration.FromHours(1)),
    };
}
