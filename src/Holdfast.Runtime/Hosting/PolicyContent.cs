using System.Reflection;
using System.Text;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Policies;
using NodaTime;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The content of an entry of a policy: the release of Holdfast, the policy's fingerprint, and the whole policy as a
/// file, with what a file may leave out, because what is left out has another value in another release.
/// </summary>
internal sealed record PolicyContent(string Release, string Fingerprint, string Text)
{
    public const byte Codec = 1;

    /// <summary>The release that is running.</summary>
    public static string ThisRelease { get; } = typeof(PolicyContent).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static PolicyContent Of(DecisionPolicy policy) =>
        new(ThisRelease, policy.Fingerprint, PolicyFile.Render(policy));

    public NewEntry ToEntry(Instant at) => new()
    {
        Kind = EntryKind.Policy,
        Codec = Codec,
        At = at,
        Salted =
        [
            .. new byte[NewEntry.SaltBytes], .. Encoding.UTF8.GetBytes($"{Release}\n{Fingerprint}\n{Text}"),
        ],
    };

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static PolicyContent Read(JournalEntry entry) =>
        entry.Head.Codec == Codec && Encoding.UTF8.GetString(entry.Content.Span).Split('\n', 3)
            is [var release, var fingerprint, var text]
            ? new PolicyContent(release, fingerprint, text)
            : throw new JournalException(JournalFault.Unreadable,
                $"The policy of entry {entry.Position} is written in a form that this release does not read.");

    /// <summary>The policy.</summary>
    /// <exception cref="JournalException">This release takes it for another, or for none.</exception>
    public DecisionPolicy Parse(long position) => PolicyFile.Parse(Text) switch
    {
        PolicyReading.Accepted accepted when accepted.Policy.Fingerprint == Fingerprint => accepted.Policy,
        PolicyReading.Accepted => throw new JournalException(JournalFault.Unreadable,
            $"The policy of entry {position}, of release {Release}, means something else to this release."),
        _ => throw new JournalException(JournalFault.Unreadable,
            $"The policy of entry {position}, of release {Release}, is none to this release."),
    };
}
