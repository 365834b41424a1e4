using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Cases;

/// <summary>Where a case stands.</summary>
[JsonConverter(typeof(WordConverter<CaseState>))]
public enum CaseState
{
    /// <summary>Nobody has it in hand.</summary>
    Open,

    /// <summary>Somebody has it in hand.</summary>
    InWork,

    /// <summary>It was said what it is.</summary>
    Decided,

    /// <summary>All of it is in another case now.</summary>
    Merged,
}

/// <summary>
/// What kind of thing a case looks like, by its alerts. The later ones stand above the earlier: where a stranger in an
/// account buys with others what drives a price, it is the price that the case is named for.
/// </summary>
[JsonConverter(typeof(WordConverter<CaseKind>))]
public enum CaseKind
{
    /// <summary>Somebody tries out accounts, credentials or bank accounts.</summary>
    Probing,

    /// <summary>Money is to leave by an instruction that came without a sign-in.</summary>
    Payment,

    /// <summary>Somebody who may not be the customer is in the account.</summary>
    Takeover,

    /// <summary>Orders drive a price.</summary>
    Market,

    /// <summary>An employee took or looked at more than their work asks for.</summary>
    Insider,
}

/// <summary>What a case turned out to be.</summary>
[JsonConverter(typeof(WordConverter<Disposition>))]
public enum Disposition
{
    /// <summary>Somebody else was in the account.</summary>
    Intrusion,

    /// <summary>The customer did something by mistake, and nobody else took part.</summary>
    CustomerError,

    /// <summary>It was the customer, and all is as it should be.</summary>
    FalseAlarm,

    /// <summary>The customer asked for it, and was talked into it.</summary>
    ScamAuthorised,

    /// <summary>One of the firm's own people did it.</summary>
    Insider,

    /// <summary>Customers of their own will drove a price, or tried to.</summary>
    Market,

    /// <summary>It is told of elsewhere already.</summary>
    Duplicate,

    /// <summary>It could not be found out.</summary>
    NotDetermined,
}

/// <summary>Where the review of a decided case stands.</summary>
[JsonConverter(typeof(WordConverter<ReviewState>))]
public enum ReviewState
{
    /// <summary>It was not drawn.</summary>
    None,

    /// <summary>It was drawn and waits for somebody other than who decided it.</summary>
    Drawn,

    /// <summary>Somebody else found the same.</summary>
    Passed,

    /// <summary>Somebody else gave it back to be looked into again.</summary>
    Returned,
}

/// <summary>By what alerts gather.</summary>
[JsonConverter(typeof(WordConverter<KeyKind>))]
public enum KeyKind
{
    /// <summary>A customer.</summary>
    Customer,

    /// <summary>An account.</summary>
    Account,

    /// <summary>An online session.</summary>
    Session,

    /// <summary>A device.</summary>
    Device,

    /// <summary>The network address it came from.</summary>
    Network,

    /// <summary>Where money is to go.</summary>
    Payee,

    /// <summary>A security.</summary>
    Symbol,

    /// <summary>One of the firm's own people.</summary>
    Employee,
}

/// <summary>What a case has to be done by next.</summary>
[JsonConverter(typeof(WordConverter<DueKind>))]
public enum DueKind
{
    /// <summary>Somebody is to look at it.</summary>
    FirstLook,

    /// <summary>It is to be decided.</summary>
    Decision,

    /// <summary>An instruction of its accounts is to be answered, or goes its way.</summary>
    Instruction,

    /// <summary>An order settles.</summary>
    Settlement,

    /// <summary>A task was promised.</summary>
    Task,
}

/// <summary>Which way money of an alert goes.</summary>
[JsonConverter(typeof(WordConverter<MoneyFlow>))]
public enum MoneyFlow
{
    /// <summary>None does.</summary>
    None,

    /// <summary>It leaves.</summary>
    Out,

    /// <summary>Securities are bought.</summary>
    Buy,

    /// <summary>Securities are sold.</summary>
    Sell,
}
