using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions;

/// <summary>What the firm's systems are asked to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">To what: an account, a customer, a payee's account, a device, a symbol; empty for none.</param>
/// <param name="TargetMark">The keyed hash by which equal targets are found; of a symbol the symbol itself.</param>
/// <param name="Reason">Why.</param>
public sealed record ActionRequest(ActionKind Kind, Personal Target, string TargetMark, Personal Reason)
{
    /// <summary>The customer it is about; null for what concerns the whole firm.</summary>
    public string? Customer { get; init; }

    /// <summary>The case it belongs to; null where none.</summary>
    public string? Case { get; init; }

    /// <summary>Whether it goes out before a second person has looked, because minutes count.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>The order that it takes back; null where it orders something.</summary>
    public ActionId? Undoes { get; init; }

    /// <summary>The rule of its kind.</summary>
    [JsonIgnore]
    public ActionRule Rule => ActionRule.Of(Kind);

    /// <summary>Whether it goes out only when a second person says so.</summary>
    [JsonIgnore]
    public bool WaitsForSecond => Rule.NeedsSecond && !IsEmergency && Undoes is null;
}

/// <summary>How far an order reaches, as it was said before it was given.</summary>
/// <param name="Accounts">How many accounts; null where that is not counted.</param>
/// <param name="Instructions">How many instructions that are open.</param>
/// <param name="Receivers">How many of the firm's systems are told.</param>
public sealed record Reach(int? Accounts, int Instructions, int Receivers);
