using System.Text;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Tests.Journal;

/// <summary>Made-up entries.</summary>
internal static class NewEntries
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static IdFingerprint IdOf(string id) => IdFingerprint.Of(Encoding.UTF8.GetBytes(id));

    public static NewEntry Event(string id, string content) => new()
    {
        Kind = EntryKind.Event,
        Codec = 1,
        At = Start,
        Id = IdOf(id),
        Mark = (ulong)content.Length,
        Salted = Salted(content),
    };

    public static NewEntry Policy(string content) =>
        new() { Kind = EntryKind.Policy, Codec = 1, At = Start, Salted = Salted(content) };

    public static NewEntry Disposal(params long[] positions) => new()
    {
        Kind = EntryKind.Disposal,
        Codec = 1,
        At = Start,
        Salted = Salted(DisposalContent.Text(positions)),
        Disposes = positions,
    };

    /// <summary>Events e-0, e-1 … with a policy at every hundredth place, and contents from none to large.</summary>
    public static NewEntry[] Many(int count) =>
    [
        .. Enumerable.Range(0, count).Select(n => n % 100 == 99
            ? Policy($"policy {n}")
            : new NewEntry
            {
                Kind = EntryKind.Event,
                Codec = 1,
                At = Start + Duration.FromTicks(n),
                Id = IdOf($"e-{n}"),
                Mark = (ulong.MaxValue / 7 * (ulong)(n % 7)) + 1,
                Salted = Salted(new string((char)('a' + (n % 26)), n % 90 == 5 ? 70_000 : n % 400)),
            }),
    ];

    private static byte[] Salted(string content) =>
        [.. new byte[NewEntry.SaltBytes], .. Encoding.UTF8.GetBytes(content)];
}
