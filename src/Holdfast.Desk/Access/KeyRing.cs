using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Access;

/// <summary>All keys there ever were, as the entries of the journal tell of them, in order.</summary>
internal sealed class KeyRing
{
    private readonly ConcurrentDictionary<KeyId, HeldKey> _keys = new();

    /// <summary>All keys, the oldest first.</summary>
    public IReadOnlyList<HeldKey> All =>
        [.. _keys.Values.OrderBy(held => held.Key.MadeAt).ThenBy(held => held.Key.Id.ToString(), StringComparer.Ordinal)];

    public bool TryFind(KeyId id, [NotNullWhen(true)] out HeldKey? held) => _keys.TryGetValue(id, out held);

    /// <summary>Takes an entry of the journal in.</summary>
    /// <exception cref="JournalException">This release does not read it, or it fits nothing before it.</exception>
    public void Apply(JournalEntry entry)
    {
        switch (AccessEntry.Read(entry))
        {
            case AccessEntry.KeyMade made:
                var key = ApiKey.Of(made, entry.Head);
                if (!_keys.TryAdd(key.Id, new HeldKey(key)))
                {
                    throw Unfit(entry, $"makes key {key.Id} a second time");
                }

                break;
            case AccessEntry.KeyRevoked revoked:
                if (!KeyId.TryParse(revoked.Key, out var id) || !_keys.TryGetValue(id, out var held))
                {
                    throw Unfit(entry, "revokes a key that was never made");
                }

                held.Revoke(entry.Head.At, revoked.By);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static JournalException Unfit(JournalEntry entry, string what) =>
        new(JournalFault.Damaged, $"Entry {entry.Position} {what}.");
}
