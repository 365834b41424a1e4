using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Access;

/// <summary>What became of the wish for a key.</summary>
internal abstract record KeyMaking
{
    private KeyMaking()
    {
    }

    /// <summary>It was made, and its making is durable.</summary>
    /// <param name="Key">The key as the journal tells of it.</param>
    /// <param name="Text">The key itself, which is nowhere else.</param>
    public sealed record Made(ApiKey Key, string Text) : KeyMaking;

    /// <summary>It was not made.</summary>
    public sealed record Refused(KeyRuling Ruling) : KeyMaking;
}

/// <summary>Makes and revokes keys: one at a time, each an entry of the journal before it holds.</summary>
internal sealed class Keys(Partition partition, KeyRing ring, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>All keys, the oldest first.</summary>
    public IReadOnlyList<HeldKey> All => ring.All;

    /// <summary>Knows all keys that a journal tells of.</summary>
    /// <exception cref="JournalException">This release does not read one of the entries.</exception>
    public static KeyRing Read(IJournal journal)
    {
        var ring = new KeyRing();
        foreach (var entry in journal.ReadOf(EntryKind.Access, 0, journal.Head.Size))
        {
            ring.Apply(entry);
        }

        return ring;
    }

    public async Task<KeyMaking> MakeAsync(KeyRequest request, Caller caller, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var ruling = KeyRules.Rule(request, caller, ring.All, Instant.FromDateTimeOffset(clock.GetUtcNow()));
            if (ruling is not KeyRuling.Allowed allowed)
            {
                return new KeyMaking.Refused(ruling);
            }

            var id = NewId();
            var text = KeyText.Draw(id);
            await AppendAsync(new AccessEntry.KeyMade(
                id.ToString(), allowed.Name, allowed.Scopes, Convert.ToHexStringLower(KeyText.HashOf(text)),
                caller.Name, allowed.Expires is { } expires ? ApiKey.TextOf(expires) : null));
            return ring.TryFind(id, out var held)
                ? new KeyMaking.Made(held.Key, text)
                : throw new InvalidOperationException("A key that was made is not known.");
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Revokes a key, at once; one that is revoked stays as it is.</summary>
    /// <returns>The key; null where there is none.</returns>
    public async Task<HeldKey?> RevokeAsync(KeyId id, Caller caller, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (ring.TryFind(id, out var held) && held.Key.RevokedAt is null)
            {
                await AppendAsync(new AccessEntry.KeyRevoked(id.ToString(), caller.Name));
            }

            return held;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private KeyId NewId()
    {
        var id = KeyId.Draw();
        while (ring.TryFind(id, out _))
        {
            id = KeyId.Draw();
        }

        return id;
    }

    // Not called off once begun: an entry that is on its way to the disk holds, whether or not somebody still waits.
    private async Task AppendAsync(AccessEntry entry)
    {
        var position = await partition.AppendAsync(
            EntryKind.Access, AccessEntry.Codec, entry.ToContent(), CancellationToken.None);
        ring.Apply(partition.Journal.At(position));
    }
}
