using System.Collections.Concurrent;
using System.Security.Cryptography;
using Holdfast.Desk.Access.Staff;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>What was asked of a browser and is to be answered soon, once, by whom it was asked of.</summary>
/// <param name="State">What the answer is checked against.</param>
/// <param name="Staff">Of whom it was asked; null where it is not known yet.</param>
/// <param name="For">What it is for.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record Ceremony(string State, StaffId? Staff, CeremonyKind For, Instant Expires);

/// <summary>What is asked of a browser.</summary>
internal enum CeremonyKind
{
    /// <summary>That a passkey signs.</summary>
    SignIn,

    /// <summary>That a passkey is made.</summary>
    NewPasskey,

    /// <summary>That an app has taken up a secret.</summary>
    NewAuthenticator,
}

/// <summary>
/// Challenges that wait for their answers. They are kept here and not in cookies, so that each is answered once; a few
/// minutes of them are lost with the process, and are asked for again.
/// </summary>
internal sealed class Ceremonies(TimeProvider clock)
{
    public const int WaitingAtMost = 10_000;

    public static readonly Duration Lasts = Duration.FromMinutes(10);

    private const int NameBytes = 16;

    private readonly ConcurrentDictionary<string, Ceremony> _waiting = new(StringComparer.Ordinal);

    /// <summary>Keeps one, and gives the name by which its answer names it.</summary>
    public string Keep(string state, StaffId? staff, CeremonyKind kind)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (_waiting.Count >= WaitingAtMost)
        {
            MakeRoom(now);
        }

        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        _waiting[name] = new Ceremony(state, staff, kind, now + Lasts);
        return name;
    }

    /// <summary>Takes one; whatever comes of the answer, it is gone.</summary>
    public Ceremony? Take(string? name, CeremonyKind kind, StaffId? staff) =>
        name is not null && _waiting.TryRemove(name, out var ceremony)
        && ceremony.For == kind && ceremony.Staff == staff
        && Instant.FromDateTimeOffset(clock.GetUtcNow()) < ceremony.Expires
            ? ceremony
            : null;

    private void MakeRoom(Instant now)
    {
        foreach (var (name, _) in _waiting.Where(waiting => waiting.Value.Expires <= now))
        {
            _waiting.TryRemove(name, out _);
        }

        // Somebody asks for many and answers none: the oldest go, so that others can still sign in.
        foreach (var (name, _) in _waiting.OrderBy(waiting => waiting.Value.Expires)
            .Take(Math.Max(0, _waiting.Count - (WaitingAtMost * 9 / 10))).ToList())
        {
            _waiting.TryRemove(name, out _);
        }
    }
}
