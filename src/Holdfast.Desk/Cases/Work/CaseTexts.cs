using System.Collections.Immutable;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Cases.Work;

/// <summary>What somebody wrote about a case.</summary>
/// <param name="Position">The entry that says it.</param>
/// <param name="What">With what it was said, a wire word.</param>
/// <param name="At">When.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">What; gone where the entry was disposed of.</param>
public sealed record CaseText(long Position, string What, Instant At, string By, Personal Text);

/// <summary>
/// Opens what people wrote about cases. It may tell of customers, so a look at it has to be recorded first.
/// </summary>
public sealed class CaseTexts
{
    private readonly Partition _partition;
    private readonly CaseKey _key;

    internal CaseTexts(Partition partition, CaseKey key) => (_partition, _key) = (partition, key);

    /// <summary>What was written in some entries, those of which nothing was left out.</summary>
    public ImmutableArray<CaseText> Read(IEnumerable<long> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return [.. positions.Distinct().Order().SelectMany(Read)];
    }

    private IEnumerable<CaseText> Read(long position)
    {
        if (_partition.Journal.At(position) is not { Salted: not null, Head.Kind: EntryKind.Case } entry
            || entry.Head.Codec != CaseEntry.Codec)
        {
            return [];
        }

        var told = CaseEntry.Read(entry, _key.Key);
        var (at, by) = (entry.Head.At, told.By.Actor.Name);
        var handOver = told.HandOver is { } handedOver
            ? [new CaseText(position, "handedOver", at, by, handedOver.Text)]
            : Array.Empty<CaseText>();
        return told.Cases.SelectMany(one => one.Facts)
            .Where(fact => fact.Words is { IsEmpty: false })
            .Select(fact => new CaseText(position, CaseFactEffects.WordOf(fact), at, by, fact.Words!.Value))
            .Concat(handOver);
    }
}
