using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using NodaTime;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>
/// Sixty days of a sample firm with labels, played through an engine: whom the policy disturbs, and which attacks it
/// meets before their first loss. The first 36 days show what is normal, the last 24 are measured.
/// </summary>
internal sealed class SampleFirm
{
    private static readonly Instant MeasuredFrom = Instant.FromUtc(2025, 7, 29, 0, 0);

    private readonly List<Scored> _scored = [];

    private SampleFirm()
    {
    }

    /// <summary>Visits of honest customers: a session, a call, a letter or an e-mail.</summary>
    public int HonestVisits { get; private set; }

    public int HonestVisitsDisturbed { get; private set; }

    /// <summary>
    /// Attacks that begin in the measured time, and those of them answered before their first loss (or their end).
    /// </summary>
    public int Campaigns { get; private set; }

    public int CampaignsMet { get; private set; }

    public int CampaignsWithLoss { get; private set; }

    public int CampaignsWithLossMet { get; private set; }

    public static SampleFirm Play(string folder, DecisionPolicy policy)
    {
        var labels = File.ReadLines(Path.Combine(folder, "labels.ndjson"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(
                label => label.GetProperty("event").GetString()!,
                label => (
                    Attack: label.GetProperty("attack").GetString()!,
                    Stage: label.GetProperty("stage").GetString()!));
        var firm = new SampleFirm();
        var engine = new DecisionEngine(policy);
        var reader = new EventReader();
        HashSet<string> seen = [];
        foreach (var line in File.ReadLines(Path.Combine(folder, "events.ndjson")))
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(line);
            var @event = reader.Read(bytes, 0, bytes.Length).Event!;
            var id = @event.Id.ToString();
            if (seen.Add(id))
            {
                var (attack, stage) = labels.GetValueOrDefault(id);
                firm._scored.Add(new Scored(@event, engine.Decide(@event), attack, stage));
            }
        }

        firm.CountHonest();
        firm.CountCampaigns();
        return firm;
    }

    private void CountHonest()
    {
        var ofAttackers = _scored.Where(scored => scored.Attack is not null).Select(scored => scored.Visit).ToHashSet();
        var visits = _scored
            .Where(scored => scored.Event.Time >= MeasuredFrom
                && scored.Visit.Length > 0
                && !ofAttackers.Contains(scored.Visit)
                && scored.Event.Actor is ActorKind.Customer or ActorKind.Representative or ActorKind.ThirdParty)
            .GroupBy(scored => scored.Visit)
            .ToList();
        HonestVisits = visits.Count;
        HonestVisitsDisturbed = visits.Count(
            visit => visit.Any(scored => scored.Decision.Outcome is not Outcome.Allow));
    }

    private void CountCampaigns()
    {
        var campaigns = _scored.Where(scored => scored.Attack?.StartsWith("at-", StringComparison.Ordinal) is true)
            .GroupBy(scored => scored.Attack)
            .Select(campaign => campaign.ToList())
            .Where(campaign => campaign[0].Event.Time >= MeasuredFrom);
        foreach (var campaign in campaigns)
        {
            var firstLoss = campaign.FindIndex(scored =>
                (scored.Event.Data is TransferRequested && scored.Stage == "cashOut")
                || (scored.Event.Data is OrderPlaced && scored.Stage == "manipulate"));
            var met = campaign.Take(firstLoss < 0 ? campaign.Count : firstLoss + 1)
                .Any(scored => scored.Decision.Outcome is not Outcome.Allow);
            Campaigns++;
            CampaignsMet += met ? 1 : 0;
            CampaignsWithLoss += firstLoss >= 0 ? 1 : 0;
            CampaignsWithLossMet += met && firstLoss >= 0 ? 1 : 0;
        }
    }

    private sealed record Scored(BrokerageEvent Event, Decision Decision, string? Attack, string? Stage)
    {
        /// <summary>
        /// What happens by telephone or post within half an hour is one visit; what belongs to none is empty.
        /// </summary>
        public string Visit { get; } = !Event.Session.IsAbsent ? $"session {Event.Session}"
            : Event.Channel is Channel.Phone or Channel.Email or Channel.Branch or Channel.Fax or Channel.Mail
                ? $"{Event.Channel} {Event.Customer} {Event.Account} {Event.Time.ToUnixTimeSeconds() / 1800}"
            : "";
    }
}
