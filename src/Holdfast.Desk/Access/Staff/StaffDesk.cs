using System.Collections.Immutable;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Access.Staff;

/// <summary>What became of a change of staff.</summary>
internal abstract record StaffChange
{
    private StaffChange()
    {
    }

    /// <summary>It was made, and is durable.</summary>
    /// <param name="Member">As they are now.</param>
    /// <param name="Code">The code of a new invitation, which is nowhere else; null where there is none.</param>
    public sealed record Done(StaffMember Member, string? Code = null) : StaffChange;

    /// <summary>It was not made.</summary>
    public sealed record Refused(StaffRefusal Why) : StaffChange;
}

/// <summary>What a change comes to: a fact that is to be kept, or an answer where nothing changes.</summary>
internal readonly record struct StaffDecision(StaffEntry? Fact, StaffChange? Answer, string? Code = null)
{
    public static implicit operator StaffDecision(StaffEntry fact) => new(fact, null);

    public static implicit operator StaffDecision(StaffMember unchanged) => new(null, new StaffChange.Done(unchanged));

    public static implicit operator StaffDecision(StaffRefusal why) => new(null, new StaffChange.Refused(why));
}

/// <summary>
/// Changes who works here and with which rights: one change at a time, each an entry of the journal before it holds. No
/// session of whoever is changed outlives it.
/// </summary>
internal sealed class StaffDesk(Partition partition, StaffRoster roster, StaffSecrets secrets, TimeProvider clock)
    : IDisposable
{
    /// <summary>An invitation that is not used ends by itself.</summary>
    public static readonly Duration InvitationLasts = Duration.FromHours(24);

    private readonly SemaphoreSlim _one = new(1);

    public StaffRoster Roster => roster;

    public Task<StaffChange> AddAsync(NewStaff asked, StaffCaller caller, CancellationToken ct) => OneAtATimeAsync(() =>
    {
        if (StaffRules.Add(asked, caller, roster, out var signInName, out var name) is { } refusal)
        {
            return refusal;
        }

        var (id, code) = (NewId(), OneTimeCode.Draw());
        return new StaffDecision(
            new StaffEntry.Added(
                id.ToString(), caller.Actor, signInName, name, Ordered(asked.Roles!), NewInvitation(id, code)),
            null, code);
    }, ct);

    /// <summary>Keeps that the firm's provider vouches for somebody who was not known here.</summary>
    public Task<StaffChange> AddOfProviderAsync(
        ProviderSubject provider, NewStaff asked, CancellationToken ct) => OneAtATimeAsync(() =>
        {
            var caller = StaffCaller.Shell(ProviderActor(provider));
            if (roster.FindBySubject(provider) is { } known)
            {
                return known;
            }

            if (StaffRules.Add(asked, caller, roster, out var signInName, out var name) is { } refusal)
            {
                return refusal;
            }

            var id = NewId();
            return new StaffEntry.Added(
                id.ToString(), caller.Actor, signInName, name, Ordered(asked.Roles!), null, provider.Issuer,
                provider.Subject);
        }, ct);

    /// <summary>Gives whoever the provider vouches for the roles that it says now.</summary>
    public Task<StaffChange> FollowProviderAsync(
        StaffMember member, IReadOnlyList<string> roles, CancellationToken ct) =>
        ChangeRolesAsync(member.Id, roles, StaffCaller.Shell(ProviderActor(member.Provider!)), ct);

    public Task<StaffChange> ChangeRolesAsync(
        StaffId id, IReadOnlyList<string?>? roles, StaffCaller caller, CancellationToken ct) =>
        ChangeAsync(id, member =>
        {
            if (StaffRules.ChangeRoles(member, roles, caller, roster) is { } refusal)
            {
                return refusal;
            }

            var now = Ordered(roles!);
            return now.SequenceEqual(member.Roles)
                ? member
                : new StaffEntry.RolesChanged(id.ToString(), caller.Actor, member.Roles, now);
        }, ct);

    public Task<StaffChange> DisableAsync(StaffId id, StaffCaller caller, CancellationToken ct) =>
        ChangeAsync(id, member => StaffRules.Disable(member, caller, roster) is { } refusal ? refusal
            : member.IsDisabled ? member
            : new StaffEntry.Disabled(id.ToString(), caller.Actor), ct);

    public Task<StaffChange> EnableAsync(StaffId id, StaffCaller caller, CancellationToken ct) =>
        ChangeAsync(id, member => StaffRules.Enable(member, caller) is { } refusal ? refusal
            : !member.IsDisabled ? member
            : new StaffEntry.Enabled(id.ToString(), caller.Actor), ct);

    /// <summary>Takes all factors away and invites to set up new ones.</summary>
    public Task<StaffChange> ResetAsync(StaffId id, StaffCaller caller, CancellationToken ct) =>
        ChangeAsync(id, member =>
        {
            if (StaffRules.Reset(member, caller) is { } refusal)
            {
                return refusal;
            }

            var code = OneTimeCode.Draw();
            return new StaffDecision(
                new StaffEntry.FactorsReset(id.ToString(), caller.Actor, NewInvitation(id, code)), null, code);
        }, ct);

    /// <summary>Makes one change of one member, decided on what is known of them at that moment.</summary>
    internal Task<StaffChange> ChangeAsync(
        StaffId id, Func<StaffMember, StaffDecision> decide, CancellationToken ct) =>
        OneAtATimeAsync(() => roster.Find(id) is { } member ? decide(member) : new StaffRefusal.Unknown(), ct);

    public void Dispose() => _one.Dispose();

    private static Actor ProviderActor(ProviderSubject provider) =>
        new(ActorKind.System, "provider", $"provider {provider.Issuer}");

    // In the order in which roles are listed, so that the same roles are always written alike.
    private static ImmutableArray<string> Ordered(IReadOnlyList<string?> roles) =>
        [.. Roles.All.Select(role => role.Name).Where(roles.Contains)];

    private Invitation NewInvitation(StaffId id, string code) => new(
        secrets.SealInvitation(id, code),
        ApiKey.TextOf(Instant.FromDateTimeOffset(clock.GetUtcNow()) + InvitationLasts));

    private StaffId NewId()
    {
        var id = StaffId.Draw();
        while (roster.Find(id) is not null)
        {
            id = StaffId.Draw();
        }

        return id;
    }

    private async Task<StaffChange> OneAtATimeAsync(Func<StaffDecision> decide, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var (fact, answer, code) = decide();
            if (fact is null)
            {
                return answer ?? throw new InvalidOperationException("Nothing was decided.");
            }

            // Not called off once begun: an entry that is on its way to the disk holds, whoever still waits.
            var position = await partition.AppendAsync(
                EntryKind.Staff, StaffEntry.Codec, fact.ToContent(), CancellationToken.None);
            roster.Apply(partition.Journal.At(position));
            return new StaffChange.Done(roster.Find(StaffId.Parse(fact.Staff, null))!, code);
        }
        finally
        {
            _one.Release();
        }
    }
}
