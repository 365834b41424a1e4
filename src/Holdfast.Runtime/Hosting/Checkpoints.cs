using System.Globalization;
using Holdfast.Engine;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// What the engine knew at some position of the journal, in files beside it, so that not all of it is to be read again.
/// None is trusted unless it is whole and was made of this very journal.
/// </summary>
internal sealed class Checkpoints(string folder)
{
    // The newest, and the one before in case the newest is no good.
    private const int Kept = 2;

    private const byte Layout = 1;

    private static ReadOnlySpan<byte> Magic => "HOLDFAST-CHECKPOINT"u8;

    private static ReadOnlySpan<byte> PlaceSection => "plce"u8;

    private static ReadOnlySpan<byte> EngineSection => "engn"u8;

    /// <summary>Saves what an engine knows that has taken in the entries of a head, and no other.</summary>
    public void Save(DecisionEngine engine, SignedHead head)
    {
        Directory.CreateDirectory(folder);
        OwnFile.Write(FileOf(head.Size), output =>
        {
            output.Write(Magic);
            output.WriteByte(Layout);
            using (var place = new StateSectionWriter(output, PlaceSection))
            {
                place.Number(head.Size);
                head.Root.CopyTo(place.GetSpan(TreeHash.Bytes));
                place.Advance(TreeHash.Bytes);
                place.Complete();
            }

            using var section = new StateSectionWriter(output, EngineSection);
            engine.Save(section);
            section.Complete();
        });
        foreach (var old in NewestFirst().Skip(Kept))
        {
            File.Delete(old);
        }
    }

    /// <summary>The engine of the newest checkpoint that is good, and its position; null where none is.</summary>
    /// <param name="journal">The journal it has to be of.</param>
    /// <param name="policyAt">The policy in force at a position.</param>
    public (DecisionEngine Engine, long Position)? Load(IJournal journal, Func<long, DecisionPolicy> policyAt)
    {
        foreach (var path in NewestFirst())
        {
            try
            {
                using var input = new BufferedStream(File.OpenRead(path), 1 << 20);
                if (Load(input, journal, policyAt) is { } loaded)
                {
                    return loaded;
                }
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException)
            {
                // One that is cut off or changed is as good as none: there is an older one, or the journal itself.
            }
        }

        return null;
    }

    private static (DecisionEngine Engine, long Position)? Load(
        Stream input, IJournal journal, Func<long, DecisionPolicy> policyAt)
    {
        Span<byte> head = stackalloc byte[Magic.Length + 1];
        if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length ||
            !head.StartsWith(Magic) || head[^1] != Layout)
        {
            return null;
        }

        long position;
        TreeHash root;
        using (var place = new StateSectionReader(input, PlaceSection))
        {
            position = place.Number(long.MaxValue / 2);
            root = TreeHash.Read(place.Bytes(TreeHash.Bytes));
            place.Complete();
        }

        if (position > journal.Head.Size || journal.RootAt(position) != root)
        {
            return null;
        }

        using var section = new StateSectionReader(input, EngineSection);
        return (DecisionEngine.Load(section.Rest(), policyAt(position)), position);
    }

    private string FileOf(long position) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"engine-{position:D19}"));

    private IEnumerable<string> NewestFirst() => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "engine-*").Where(path => !path.EndsWith(".new", StringComparison.Ordinal))
            .OrderByDescending(path => path, StringComparer.Ordinal)
        : [];
}
