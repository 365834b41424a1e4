using System.Security.Cryptography;
using Holdfast.Desk.Access.Staff;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>A sign-in that succeeded.</summary>
/// <param name="Way">By what.</param>
/// <param name="Resists">Whether that cannot be phished.</param>
internal sealed record Proof(SignInWay Way, bool Resists)
{
    /// <summary>When, where it was before now.</summary>
    public Instant? At { get; init; }

    /// <summary>The step of the app's code.</summary>
    public long? Step { get; init; }

    /// <summary>The passkey, and how often it has signed.</summary>
    public string? Passkey { get; init; }

    /// <summary>How often it has signed.</summary>
    public uint? SignCount { get; init; }
}

/// <summary>Where a request came from, as it is kept of sign-ins.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Agent">What the browser calls itself, cut short and without anything but plain characters.</param>
internal sealed record Origin(string Address, string Agent);

/// <summary>
/// Begins and ends sessions, and keeps what failed. Each is an entry of the journal before it holds; what a browser is
/// given is kept as a hash alone.
/// </summary>
internal sealed class SignIns(
    Partition partition, SessionTable sessions, StaffRoster roster, FailureWatch failures, TimeProvider clock)
{
    private const int SecretBytes = 32;

    // How often what has ended is looked for.
    private const int PruneEvery = 64;

    private int _begun;

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Begins a session and gives what its browser is known by.</summary>
    /// <param name="staff">Whose.</param>
    /// <param name="proof">What they signed in by.</param>
    /// <param name="origin">Where from.</param>
    /// <param name="before">A session of theirs that this one goes on with: it is replaced, and ends no later.</param>
    public async Task<string> BeginAsync(StaffId staff, Proof proof, Origin origin, StaffSession? before)
    {
        var owner = roster.Find(staff) ?? throw new InvalidOperationException("Nobody is known by this id.");
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var id = Base32.Write(RandomNumberGenerator.GetBytes(8));

        // Who set up their first factor begins anew with it: the session before was for that alone.
        var goesOn = before is { IsSetUp: false } ? before : null;
        await AppendAsync(new SignInEntry.Began(
            id, owner.ToActor(), HashOf(secret), proof.Way, proof.Resists, origin.Address, origin.Agent,
            goesOn is null ? null : ApiKey.TextOf(goesOn.Since), proof.At is { } at ? ApiKey.TextOf(at) : null,
            before?.Id, proof.Step, proof.Passkey,
            proof.SignCount));
        if (Interlocked.Increment(ref _begun) % PruneEvery == 0)
        {
            sessions.Prune(Now);
        }

        return secret;
    }

    /// <summary>Ends a session; one that has ended stays so.</summary>
    public async Task EndAsync(StaffSession session, Actor by)
    {
        await AppendAsync(new SignInEntry.Ended(session.Id, session.Staff.ToString(), by));
    }

    /// <summary>Keeps that somebody did not get in, as far as that is not told of too often already.</summary>
    public async Task FailAsync(SignInWay way, SignInFailure why, Origin origin, StaffId? staff)
    {
        if (failures.Take(way, why, origin.Address, staff, Now) is var count and > 0)
        {
            await AppendAsync(new SignInEntry.Failed(way, why, origin.Address, staff?.ToString(), count));
        }
    }

    /// <summary>The open session of what a browser was given; null where there is none.</summary>
    /// <param name="secret">What the browser was given.</param>
    /// <param name="isUse">
    /// Whether somebody does something: what a page asks for by itself keeps no session open that nobody sits at.
    /// </param>
    public (HeldSession Held, StaffMember Owner)? Find(string? secret, bool isUse = true)
    {
        if (secret is not { Length: 2 * SecretBytes } || !secret.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var now = Now;
        var found = sessions.Find(HashOf(secret), now);
        if (isUse)
        {
            found?.Held.NoteUse(now);
        }

        return found;
    }

    /// <summary>The open sessions of somebody, the newest first.</summary>
    public IReadOnlyList<HeldSession> Of(StaffMember owner) => sessions.Of(owner, Now);

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(secret)));

    // Not called off once begun: an entry that is on its way to the disk holds, whether or not somebody still waits.
    private async Task AppendAsync(SignInEntry entry)
    {
        var position = await partition.AppendAsync(
            EntryKind.SignIn, SignInEntry.Codec, entry.ToContent(), CancellationToken.None);
        sessions.Apply(partition.Journal.At(position));
    }
}
