using Holdfast.Engine;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// What a run of scoring goes on from: the engine with all it knows, and which events it has decided how, so that one
/// sent again is answered the same and not counted again. For one run at a time.
/// </summary>
public sealed class ScoreState : IDisposable
{
    /// <summary>
    /// A repeat of one of this many last events is sure to be recognised; beyond twice as many none is.
    /// </summary>
    public const int EventsRemembered = 2_000_000;

    /// <summary>
    /// Pages of first decisions that are kept in memory, 64 MiB; what is more is in a temporary file.
    /// </summary>
    private const int PagesInMemory = 64 * 1024 * 1024 / DecisionLog.PageBytes;

    private const byte Layout = 1;

    private ScoreState(DecisionEngine engine, EventIds ids, FirstDecisions decisions)
    {
        Engine = engine;
        Ids = ids;
        Decisions = decisions;
    }

    /// <summary>Nothing known, nothing decided.</summary>
    public ScoreState(DecisionPolicy policy)
        : this(policy, EventsRemembered, PagesInMemory)
    {
    }

    internal ScoreState(DecisionPolicy policy, int eventsRemembered, int pagesInMemory)
        : this(
            new DecisionEngine(policy),
            new EventIds(eventsRemembered),
            new FirstDecisions(eventsRemembered, pagesInMemory))
    {
    }

    /// <summary>The engine.</summary>
    public DecisionEngine Engine { get; }

    internal EventIds Ids { get; }

    internal FirstDecisions Decisions { get; }

    private static ReadOnlySpan<byte> Magic => "HOLDFAST-STATE"u8;

    private static ReadOnlySpan<byte> EngineSection => "engn"u8;

    private static ReadOnlySpan<byte> IdSection => "idnt"u8;

    private static ReadOnlySpan<byte> DecisionSection => "dcsn"u8;

    /// <summary>Writes everything, each part with its checksum.</summary>
    public void Save(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Magic);
        output.WriteByte(Layout);
        Write(output, EngineSection, Engine.Save);
        Write(output, IdSection, Ids.Write);
        Write(output, DecisionSection, Decisions.Write);
    }

    /// <summary>Reads what <see cref="Save"/> wrote, to go on under the same or another policy.</summary>
    /// <exception cref="InvalidDataException">
    /// It is none, of a layout this release does not read, or damaged.
    /// </exception>
    public static ScoreState Load(Stream input, DecisionPolicy policy) =>
        Load(input, policy, EventsRemembered, PagesInMemory);

    internal static ScoreState Load(Stream input, DecisionPolicy policy, int eventsRemembered, int pagesInMemory)
    {
        ArgumentNullException.ThrowIfNull(input);
        ReadHead(input);
        var engine = Read(input, EngineSection, section => DecisionEngine.Load(section.Rest(), policy));
        var ids = Read(input, IdSection, section => Whole(section, EventIds.Read(section, eventsRemembered)));
        var decisions = Read(input, DecisionSection, section => Whole(
            section, FirstDecisions.Read(section, eventsRemembered, pagesInMemory)));
        if (input.ReadByte() >= 0 || decisions.Next != ids.Next)
        {
            decisions.Dispose();
            throw new InvalidDataException("The saved state is damaged: its parts do not belong together.");
        }

        return new ScoreState(engine, ids, decisions);
    }

    /// <summary>Gives up what is held; the temporary file, if there is one, is gone with it.</summary>
    public void Dispose() => Decisions.Dispose();

    private static void ReadHead(Stream input)
    {
        Span<byte> head = stackalloc byte[Magic.Length + 1];
        var length = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < head.Length || !head.StartsWith(Magic))
        {
            throw new InvalidDataException("This is no saved state.");
        }

        if (head[^1] != Layout)
        {
            throw new InvalidDataException("The saved state has a layout that this release does not read.");
        }
    }

    private static void Write(Stream output, ReadOnlySpan<byte> name, Action<StateSectionWriter> write)
    {
        using var section = new StateSectionWriter(output, name);
        write(section);
        section.Complete();
    }

    private static T Read<T>(Stream input, ReadOnlySpan<byte> name, Func<StateSectionReader, T> read)
    {
        using var section = new StateSectionReader(input, name);
        return read(section);
    }

    private static T Whole<T>(StateSectionReader section, T content)
    {
        section.Complete();
        return content;
    }
}
