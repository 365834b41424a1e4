namespace Holdfast.Desk.Actions.Work;

/// <summary>An order as it is asked for.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">To what; empty for none.</param>
/// <param name="Reason">Why.</param>
public sealed record NewAction(ActionKind Kind, string Target, string Reason)
{
    /// <summary>The customer; of an account on file it need not be said.</summary>
    public string? Customer { get; init; }

    /// <summary>The case.</summary>
    public string? Case { get; init; }

    /// <summary>Whether it goes out before a second person has looked.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>By which a request that is sent again is known; null where it is not.</summary>
    public string? RequestId { get; init; }

    /// <summary>What it says, whatever form it was sent in.</summary>
    internal string Content => string.Join('\u001f', Kind, Target, Reason, Customer, Case, IsEmergency);
}
