using System.Collections.Concurrent;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// How often passkeys that count have signed. One that signs with a count that was there before was copied, and is not
/// let in.
/// </summary>
internal sealed class PasskeyCounts
{
    private readonly ConcurrentDictionary<string, uint> _counts = new(StringComparer.Ordinal);

    /// <summary>The counts of passkeys that count, by their references.</summary>
    public IReadOnlyDictionary<string, uint> All => _counts;

    public uint Of(HeldPasskey passkey) =>
        Math.Max(passkey.Fact.SignCount, _counts.GetValueOrDefault(passkey.Reference));

    public void Note(string reference, uint count)
    {
        if (count > 0)
        {
            _counts.AddOrUpdate(reference, count, (_, before) => Math.Max(before, count));
        }
    }
}
