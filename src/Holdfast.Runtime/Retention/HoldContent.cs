using System.Text.Json;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Retention;

/// <summary>What a legal hold keeps from disposal.</summary>
public abstract record HoldScope
{
    private HoldScope()
    {
    }

    /// <summary>All records.</summary>
    public sealed record All : HoldScope;

    /// <summary>Records of an account.</summary>
    public sealed record OfAccount(string Account) : HoldScope;

    /// <summary>Records of a customer.</summary>
    public sealed record OfCustomer(string Customer) : HoldScope;

    /// <summary>The entries from one position to another, both included.</summary>
    public sealed record Entries(long First, long Last) : HoldScope;

    /// <summary>Writes it as members of an object, as it stands in the journal and in answers.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (this)
        {
            case All:
                json.WriteBoolean("all", true);
                break;
            case OfAccount of:
                json.WriteString("account", of.Account);
                break;
            case OfCustomer of:
                json.WriteString("customer", of.Customer);
                break;
            case Entries entries:
                json.WriteNumber("first", entries.First);
                json.WriteNumber("last", entries.Last);
                break;
        }
    }
}

/// <summary>The content of an entry by which a legal hold is put on or taken off.</summary>
public sealed record HoldContent
{
    /// <summary>The form in which this release writes it, and the only one it reads.</summary>
    public const byte Codec = 1;

    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonAtMost = 1_000;

    /// <summary>The longest number of a matter, and of a subject, in characters.</summary>
    public const int TextAtMost = 200;

    /// <summary>The hold's own id.</summary>
    public required string Hold { get; init; }

    /// <summary>What it keeps; null where it is taken off.</summary>
    public HoldScope? Scope { get; init; }

    /// <summary>The matter for which it was put on; null where it is taken off.</summary>
    public string? Matter { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who put it on or took it off.</summary>
    public required string By { get; init; }

    /// <summary>The content as it stands in the journal: UTF-8, a JSON object.</summary>
    public ReadOnlyMemory<byte> ToBytes() => RecordJson.Write(json =>
    {
        json.WriteString("hold", Hold);
        json.WriteBoolean("on", Scope is not null);
        RecordJson.WriteIfAny(json, "matter", Matter);
        json.WriteString("reason", Reason);
        json.WriteString("by", By);
        Scope?.WriteTo(json);
    });

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not know how it is written, or it is not whole.</exception>
    public static HoldContent Read(JournalEntry entry) => RecordJson.Read(entry, Codec, root => new HoldContent
    {
        Hold = RecordJson.Text(root, "hold"),
        Matter = RecordJson.TextIfAny(root, "matter"),
        Reason = RecordJson.Text(root, "reason"),
        By = RecordJson.Text(root, "by"),
        Scope = root.GetProperty("on").GetBoolean() ? ScopeOf(root) : null,
    });

    private static HoldScope ScopeOf(JsonElement root) =>
        RecordJson.TextIfAny(root, "account") is { } account ? new HoldScope.OfAccount(account)
        : RecordJson.TextIfAny(root, "customer") is { } customer ? new HoldScope.OfCustomer(customer)
        : root.TryGetProperty("first", out var first)
            ? new HoldScope.Entries(first.GetInt64(), root.GetProperty("last").GetInt64())
        : root.GetProperty("all").GetBoolean() ? new HoldScope.All()
        : throw new FormatException();
}
