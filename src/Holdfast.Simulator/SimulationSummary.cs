using System.Globalization;

namespace Holdfast.Simulator;

/// <summary>What a run made.</summary>
/// <param name="Events">Lines written.</param>
/// <param name="Customers">Customers when it began.</param>
/// <param name="Accounts">Accounts when it began.</param>
/// <param name="Campaigns">Attacks, in the order of their ids.</param>
/// <param name="Stories">How many honest stories of each kind were begun, by name.</param>
public sealed record SimulationSummary(
    long Events, int Customers, int Accounts, IReadOnlyList<CampaignSummary> Campaigns,
    IReadOnlyDictionary<string, int> Stories);

/// <summary>One attack of a run.</summary>
/// <param name="Attack">Its id in the labels.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Care">How much trouble the thief took: <c>careless</c>, <c>usual</c> or <c>careful</c>.</param>
/// <param name="FirstEvent">Id of its first event; null where it caused none.</param>
/// <param name="Customers">Customers in whose name it acted.</param>
/// <param name="LossCents">What left accounts by it.</param>
public sealed record CampaignSummary(
    string Attack, string Kind, string Care, string? FirstEvent, int Customers, long LossCents)
{
    /// <summary>As one line of JSON, without its end.</summary>
    public string ToJson()
    {
        var first = FirstEvent is null ? "null" : $"\"{FirstEvent}\"";
        var loss = (LossCents / 100m).ToString("0.##", CultureInfo.InvariantCulture);
        var head = $$"""{"attack":"{{Attack}}","kind":"{{Kind}}","care":"{{Care}}","firstEvent":{{first}}""";
        return string.Create(
            CultureInfo.InvariantCulture, $$"""{{head}},"customers":{{Customers}},"loss":{{loss}}}""");
    }
}
