using System.Collections.Immutable;
using System.Text.Json;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases.Attachments;

/// <summary>Puts a case into the tables that no alert opened, for tests of what hangs on one.</summary>
internal sealed class CaseByHand : IDeskEffects
{
    private const byte Codec = 77;

    public ImmutableArray<EntryKind> Kinds => [EntryKind.Setting];

    public bool Wants(JournalEntry entry) => entry.Head.Codec == Codec;

    public void Apply(DeskDb db, JournalEntry entry)
    {
        if (entry.Head.Codec != Codec)
        {
            return;
        }

        var (id, into) = JsonSerializer.Deserialize<Fact>(entry.Content.Span)!;
        if (db.Set<CaseRow>().Find(id) is { } row)
        {
            row.MergedInto = into;
        }
        else
        {
            db.Add(new CaseRow { Id = id, OpenedBy = entry.Position, OpenedAt = Instant.MinValue });
        }
    }

    /// <summary>Opens a case, or merges one that there is.</summary>
    public static Task PutAsync(DeskWriter writer, string id, string? into = null) => writer.DecideAsync(
        (_, _) => Task.FromResult(new Decided<bool>(true, new DeskEntry(
            EntryKind.Setting, Codec, JsonSerializer.SerializeToUtf8Bytes(
                new Fact(id, into) { What = "caseByHand" })))),
        TestContext.Current.CancellationToken);

    // Other slices tell their settings apart by "what".
    private sealed record Fact(string Id, string? Into)
    {
        [System.Text.Json.Serialization.JsonPropertyName("what")]
        public required string What { get; init; }
    }
}
