using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Cases.Work;

/// <summary>
/// Puts the rules of the data folder into force when a server starts, by an entry, where others were in force before.
/// So the tables can be made again by the rules of then.
/// </summary>
internal sealed class RulesAdoption(Partition partition, CaseRulesTable table) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var journal = partition.Journal;
        var last = journal.ReadOf(EntryKind.Setting, 0, journal.Head.Size)
            .LastOrDefault(entry => entry.Head.Codec == RulesEntry.Codec && entry.Salted is not null);
        if (last is null || RulesEntry.Read(last).Sha256 != table.Stamp.Sha256)
        {
            var rules = new RulesEntry(table.Stamp.Version, table.Stamp.Sha256, table.Text);
            await partition.AppendAsync(EntryKind.Setting, RulesEntry.Codec, rules.ToBytes(), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
