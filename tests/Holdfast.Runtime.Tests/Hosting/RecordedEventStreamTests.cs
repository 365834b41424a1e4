using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>The events of a journal, read again for trying a policy on them.</summary>
public sealed class RecordedEventStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1 << 16)]
    public void Events_come_as_they_were_received_in_their_order_however_they_are_read(int bytesAtATime)
    {
        var lines = EventLines.Of(60, seed: 8);
        Durable.Run(Records, lines);

        Assert.Equal(lines, ReadLines(bytesAtATime));
    }

    [Fact]
    public void An_event_sent_again_is_in_the_journal_once()
    {
        var lines = EventLines.Of(10, seed: 8);
        Durable.Run(Records, [.. lines, .. lines]);

        Assert.Equal(lines, ReadLines(4096));
    }

    [Fact]
    public void What_is_written_after_it_was_opened_is_not_seen()
    {
        var lines = EventLines.Of(20, seed: 8);
        Durable.Run(Records, lines[..12]);

        using var events = RecordedEventStream.Open(Records);
        Durable.Run(Records, lines[12..]);

        using var reader = new StreamReader(events);
        Assert.Equal(lines[..12], Scored.Lines(System.Text.Encoding.UTF8.GetBytes(reader.ReadToEnd())));
    }

    [Fact]
    public void A_folder_without_a_journal_is_told_as_such()
    {
        var failure = Assert.Throws<JournalException>(() => RecordedEventStream.Open(_folder["none"]));

        Assert.EndsWith("journal.db does not exist.", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string[] ReadLines(int bytesAtATime)
    {
        using var events = RecordedEventStream.Open(Records);
        using var all = new MemoryStream();
        var piece = new byte[bytesAtATime];
        while (events.Read(piece) is > 0 and var read)
        {
            all.Write(piece.AsSpan(0, read));
        }

        return Scored.Lines(all.ToArray());
    }
}
