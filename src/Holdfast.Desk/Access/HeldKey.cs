using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using NodaTime;

namespace Holdfast.Desk.Access;

/// <summary>A key that is held ready: what is asked of it at every request is made once.</summary>
internal sealed class HeldKey
{
    private volatile ApiKey _key;
    private long _lastUse;

    public HeldKey(ApiKey key)
    {
        _key = key;
        Granted = AuthenticateResult.Success(new AuthenticationTicket(Caller.OfKey(key), KeyAuthentication.SchemeName));
    }

    public ApiKey Key => _key;

    /// <summary>The answer to whoever has it.</summary>
    public AuthenticateResult Granted { get; }

    /// <summary>When it was last used; null where it was not, or not since that was last kept.</summary>
    public Instant? LastUse => Volatile.Read(ref _lastUse) is var ticks and not 0 ? Instant.FromUnixTimeTicks(ticks) : null;

    /// <summary>Whether a hash is that of the key, in a time that tells nothing of where they differ.</summary>
    public bool Fits(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(hash, _key.Hash.AsSpan());

    public void NoteUse(Instant now)
    {
        // Two at once are at the same time for whoever reads it; a clock that was set back does not unmake a use.
        if (now.ToUnixTimeTicks() > Volatile.Read(ref _lastUse))
        {
            Volatile.Write(ref _lastUse, now.ToUnixTimeTicks());
        }
    }

    public void Revoke(Instant at, string by) => _key = _key with { RevokedAt = at, RevokedBy = by };
}
