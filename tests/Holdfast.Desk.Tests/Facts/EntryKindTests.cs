using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Instructions;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Tests.Facts;

/// <summary>
/// Who makes something of which kind of entry. A kind that is new fails here until somebody has thought of each reader:
/// one that does not know it would stop at it, and everything behind it would never come.
/// </summary>
public sealed class EntryKindTests : IAsyncLifetime
{
    private static readonly Dictionary<EntryKind, string> Readers = new()
    {
        [EntryKind.Event] = "CaseEffects EventEffects PriorContactEffects",
        [EntryKind.Policy] = "",
        [EntryKind.Disposal] = "CaseEffects VaultEffects",
        [EntryKind.Access] = "",
        [EntryKind.LookUp] = "CaseEffects VaultEffects",
        [EntryKind.Hold] = "",
        [EntryKind.Staff] = "",
        [EntryKind.SignIn] = "",
        [EntryKind.Customer] = "VaultEffects",
        [EntryKind.PersonKey] = "VaultEffects",
        [EntryKind.Instruction] = "CaseEffects InstructionEffects",
        [EntryKind.Message] = "LinkEffects MessageEffects RecordEffects",
        [EntryKind.Setting] = "CaseEffects EndpointEffects ViewEffects",
        [EntryKind.Case] = "AttachmentEffects CaseEffects",
        [EntryKind.Action] = "ActionEffects",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private Firm _firm = null!;

    public async ValueTask InitializeAsync() =>
        _firm = await Firm.StartAsync(_folder["."], _master, Firm.ClockAt(Given.Monday));

    public async ValueTask DisposeAsync()
    {
        await _firm.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    public void Each_kind_is_read_by_whom_it_was_thought_of_for()
    {
        List<IDeskEffects> effects =
        [
            .. typeof(IDeskEffects).Assembly.GetTypes()
                .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IDeskEffects)))
                .Select(type => (IDeskEffects)ActivatorUtilities.CreateInstance(_firm.Get<IServiceProvider>(), type)),
        ];

        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var listening = effects.Where(one => one.Kinds.Contains(kind)).ToList();
            Assert.Equal(
                (kind, Readers.GetValueOrDefault(kind, "nobody has thought of it")),
                (kind, string.Join(' ', listening.Select(one => one.GetType().Name).Order(StringComparer.Ordinal))));

            // Slices tell theirs from those of others, and of later releases, without reading them: nothing stops them.
            Assert.All(listening, one => Assert.Null(
                Record.Exception(() => _ = one.Wants(Made(kind, ContentOf(kind))))));
        }
    }

    [Fact]
    public void No_follower_stops_at_a_kind_that_this_release_writes()
    {
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var entry = Made(kind, ContentOf(kind));
            new TimelineDigest().Take(entry, []);
            new LinkDigest().Take(entry, []);
            new DeskDigest([]).Take(entry, []);
        }
    }

    [Fact]
    public void A_follower_stops_at_a_kind_of_a_later_release_and_passes_nothing_over()
    {
        var later = Made((EntryKind)200, "{}"u8.ToArray());

        Assert.Throws<JournalException>(() => new TimelineDigest().Take(later, []));
        Assert.Throws<JournalException>(() => new LinkDigest().Take(later, []));
    }

    private static JournalEntry Made(EntryKind kind, byte[] content) => new(
        new EntryHead(7, kind, kind is EntryKind.Event ? EventContent.Codec : (byte)1, Given.Monday, null, 0),
        TreeHash.OfLeaf([]), [.. new byte[NewEntry.SaltBytes], .. content]);

    private static byte[] ContentOf(EntryKind kind) => kind switch
    {
        EntryKind.Event => EventContent.Salted(
            [], [], """{"id":"e-1","type":"login.failed","time":"2026-11-23T14:00:00Z","data":{}}"""u8,
            """{"outcome":"allow"}"""u8)[NewEntry.SaltBytes..],
        EntryKind.LookUp => new LookUpContent { By = "p-1", Name = "Ann", What = "case", Rows = 1 }.ToBytes().ToArray(),
        EntryKind.Disposal => [.. "3\n"u8],
        _ => [.. "{}"u8],
    };
}
