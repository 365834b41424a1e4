using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Work;

/// <summary>
/// Keeps that somebody looked at a case before anything of it is shown (17 CFR 248.30(a)(2)). The first look of a
/// member of staff is also what its first-look time is measured by.
/// </summary>
public sealed class CaseLooks
{
    private const string OfCase = "case", OfHandOvers = "handOver";

    private readonly Partition _partition;

    internal CaseLooks(Partition partition) => _partition = partition;

    /// <summary>Done when the look is durable.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="id">At which case; null for hand-overs between shifts.</param>
    /// <param name="rows">How many alerts or hand-overs are shown.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RecordAsync(Actor actor, CaseId? id, int rows, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var content = new LookUpContent
        {
            By = actor.Id,
            Name = actor.Name,
            What = id is null ? OfHandOvers : OfCase,
            Case = id?.ToString(),
            Rows = rows,
            Kind = VaultLooks.WordOf(actor.Kind),
            Purpose = VaultLooks.WordOf(PurposeKind.Investigation),
        };
        await _partition.AppendAsync(EntryKind.LookUp, LookUpContent.Codec, content.ToBytes(), ct);
    }
}
