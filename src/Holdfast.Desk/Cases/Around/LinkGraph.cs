using System.Collections.Immutable;
using Holdfast.Runtime.Following.Links;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>Somebody in a link graph: a customer with their accounts, or an account of which nobody is known.</summary>
/// <param name="Key">By which they are told apart.</param>
/// <param name="Customer">The customer; empty where not known.</param>
/// <param name="Accounts">Their accounts that take part.</param>
public sealed record GraphParty(string Key, string Customer, ImmutableArray<string> Accounts)
{
    /// <summary>
    /// The position of their first alert in the case, by which an address names them: it tells of nobody.
    /// </summary>
    public long First { get; init; }

    /// <summary>What the node says first.</summary>
    public string Title => Customer.Length > 0 ? Customer : Accounts.FirstOrDefault("");

    /// <summary>What it says below.</summary>
    public string Detail => Customer.Length == 0 ? "account"
        : Accounts.Length == 0 ? "customer"
        : Accounts.Length == 1 ? $"account {Accounts[0]}" : $"{Accounts.Length} accounts";
}

/// <summary>A thing in a link graph: a device, a network, a payee …</summary>
/// <param name="Key">By which things are told apart.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
public sealed record GraphThing(string Key, LinkKind Kind, string Name)
{
    /// <summary>Whether an alert of the case came from it, or went to it.</summary>
    public bool IsInAlert { get; init; }

    /// <summary>When it was first seen with anybody of the case.</summary>
    public Instant Since { get; init; }

    /// <summary>How many accounts and customers it has in all, counted up to <see cref="LinkGraph.HubFrom"/>.</summary>
    public int Subjects { get; init; }

    /// <summary>
    /// Whether so many have it that it says nothing of them: a carrier's gateway, a popular security, a tax office.
    /// </summary>
    public bool IsHub => Subjects >= LinkGraph.HubFrom;
}

/// <summary>That somebody had to do with a thing.</summary>
/// <param name="Party">Who, by their key.</param>
/// <param name="Thing">What, by its key.</param>
/// <param name="Since">When first.</param>
/// <param name="Seen">When late.</param>
public sealed record GraphEdge(string Party, string Thing, Instant Since, Instant Seen);

/// <summary>
/// Who is linked with a case, two steps out: those in it, the things that they had to do with, and who else had to do
/// with these.
/// </summary>
public sealed record LinkGraph
{
    /// <summary>From so many on, who else has a thing is not asked for.</summary>
    public const int HubFrom = 40;

    /// <summary>The most that are drawn of each.</summary>
    public const int PartiesAtMost = 14, ThingsAtMost = 16, OthersAtMost = 16;

    /// <summary>Those in the case.</summary>
    public ImmutableArray<GraphParty> Parties { get; init; } = [];

    /// <summary>What they had to do with.</summary>
    public ImmutableArray<GraphThing> Things { get; init; } = [];

    /// <summary>Who else had to do with that.</summary>
    public ImmutableArray<GraphParty> Others { get; init; } = [];

    /// <summary>Who with what.</summary>
    public ImmutableArray<GraphEdge> Edges { get; init; } = [];

    /// <summary>How many of the case are not drawn.</summary>
    public int PartiesLeftOut { get; init; }

    /// <summary>How many things only one customer ever had, long before the case: they say nothing of others.</summary>
    public int OwnThings { get; init; }

    /// <summary>How many things are not drawn though they might say something.</summary>
    public int ThingsLeftOut { get; init; }

    /// <summary>How many others are not drawn.</summary>
    public int OthersLeftOut { get; init; }

    /// <summary>How many entries the index is behind the journal: what they tell is not drawn yet.</summary>
    public long Behind { get; init; }

    /// <summary>What a kind of thing is called.</summary>
    public static string Of(LinkKind kind) => kind switch
    {
        LinkKind.None => "Nothing",
        LinkKind.Account => "Account",
        LinkKind.Customer => "Customer",
        LinkKind.Device => "Device",
        LinkKind.Network => "Network",
        LinkKind.Payee => "Payee",
        LinkKind.Symbol => "Security",
        LinkKind.Contact => "Contact",
        LinkKind.Employee => "Employee",
    };
}
