using System.Collections.Concurrent;
using System.Diagnostics;
using Holdfast.Runtime.Journal;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Access.Staff;

/// <summary>All who ever worked here, as the entries of the journal tell of them, in order.</summary>
internal sealed class StaffRoster
{
    private readonly ConcurrentDictionary<StaffId, StaffMember> _members = new();
    private readonly ConcurrentDictionary<string, StaffId> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ProviderSubject, StaffId> _subjects = new();
    private readonly ConcurrentDictionary<string, StaffId> _passkeys = new(StringComparer.Ordinal);

    /// <summary>Told of whoever was changed, at once.</summary>
    public Action<StaffMember>? Changed { get; set; }

    /// <summary>All, by the name they sign in by.</summary>
    public IReadOnlyList<StaffMember> All =>
        [.. _members.Values.OrderBy(member => member.SignInName, StringComparer.Ordinal)];

    public StaffMember? Find(StaffId id) => _members.GetValueOrDefault(id);

    /// <summary>Finds by the name they sign in by, however it is capitalised.</summary>
    public StaffMember? FindByName(string? name) =>
        name is not null && _names.TryGetValue(name.Trim().ToLowerInvariant(), out var id) ? Find(id) : null;

    public StaffMember? FindBySubject(ProviderSubject subject) =>
        _subjects.TryGetValue(subject, out var id) ? Find(id) : null;

    public StaffMember? FindByPasskey(ReadOnlySpan<byte> passkey) =>
        _passkeys.TryGetValue(Convert.ToBase64String(passkey), out var id) ? Find(id) : null;

    /// <summary>Knows all that a journal tells of.</summary>
    /// <exception cref="JournalException">This release does not read one of the entries.</exception>
    public static StaffRoster Read(IJournal journal)
    {
        var roster = new StaffRoster();
        foreach (var entry in journal.ReadOf(EntryKind.Staff, 0, journal.Head.Size))
        {
            roster.Apply(entry);
        }

        return roster;
    }

    /// <summary>Takes an entry of the journal in.</summary>
    /// <exception cref="JournalException">This release does not read it, or it fits nothing before it.</exception>
    public void Apply(JournalEntry entry)
    {
        var fact = StaffEntry.Read(entry);
        if (!StaffId.TryParse(fact.Staff, null, out var id))
        {
            throw StaffEntry.Unreadable(entry);
        }

        if (fact is StaffEntry.Added added)
        {
            Add(entry, id, added);
            return;
        }

        var before = Find(id) ?? throw Unfit(entry, "tells of somebody who was never added");
        var after = Evolve(before, fact, entry) with
        {
            // A code that was used and an invitation that was answered change nothing that a session rests on.
            Changed = fact is StaffEntry.RecoveryCodeUsed or StaffEntry.InvitationUsed
                ? before.Changed
                : entry.Position,
        };
        foreach (var gone in before.Passkeys.Except(after.Passkeys))
        {
            _passkeys.TryRemove(Convert.ToBase64String(gone.Fact.Id), out _);
        }

        foreach (var passkey in after.Passkeys.Except(before.Passkeys))
        {
            if (!_passkeys.TryAdd(Convert.ToBase64String(passkey.Fact.Id), id))
            {
                throw Unfit(entry, "adds a passkey a second time");
            }
        }

        _members[id] = after;
        Changed?.Invoke(after);
    }

    private static StaffMember Evolve(StaffMember member, StaffEntry fact, JournalEntry entry) => fact switch
    {
        StaffEntry.RolesChanged changed => member with { Roles = [.. changed.Roles] },
        StaffEntry.Disabled => member with { IsDisabled = true, Invitation = null },
        StaffEntry.Enabled => member with { IsDisabled = false },
        StaffEntry.FactorsReset reset => member with
        {
            Password = null, Passkeys = [], Invitation = InvitationOf(reset.Invitation, entry),
        },
        StaffEntry.InvitationUsed => member with { Invitation = null },
        StaffEntry.PasswordFactorSet set => member with
        {
            Invitation = null,
            Password = new PasswordFactor(set.Password, entry.Head.At, set.Authenticator, set.RecoveryCodes),
        },
        StaffEntry.PasswordChanged changed => member with
        {
            Password = PasswordOf(member, entry) with { Hash = changed.Password, SetAt = entry.Head.At },
        },
        StaffEntry.RecoveryCodesMade made => member with
        {
            Password = PasswordOf(member, entry) with { RecoveryCodes = made.RecoveryCodes, UsedCodes = [] },
        },
        StaffEntry.RecoveryCodeUsed used => member with
        {
            Password = PasswordOf(member, entry) is var factor
                ? factor with { UsedCodes = factor.UsedCodes.Add(used.Code) }
                : null,
        },
        StaffEntry.PasskeyAdded added => member with
        {
            Invitation = null, Passkeys = member.Passkeys.Add(new HeldPasskey(added.Passkey, entry.Head.At)),
        },
        StaffEntry.PasskeyRemoved removed => member with
        {
            Passkeys = member.Passkeys.RemoveAll(held => held.Fact.Id.AsSpan().SequenceEqual(removed.Id)),
        },
        _ => throw new UnreachableException(),
    };

    private void Add(JournalEntry entry, StaffId id, StaffEntry.Added added)
    {
        var member = new StaffMember(id, added.SignInName, added.Name, entry.Head.At, added.By.Name)
        {
            Roles = [.. added.Roles],
            Invitation = added.Invitation is null ? null : InvitationOf(added.Invitation, entry),
            Provider = added is { Provider: { } issuer, Subject: { } subject }
                ? new ProviderSubject(issuer, subject)
                : null,
            Changed = entry.Position,
        };
        if (!_names.TryAdd(member.SignInName, id)
            || (member.Provider is { } provider && !_subjects.TryAdd(provider, id))
            || !_members.TryAdd(id, member))
        {
            throw Unfit(entry, "adds somebody a second time");
        }
    }

    private static HeldInvitation InvitationOf(Invitation invitation, JournalEntry entry) =>
        InstantPattern.ExtendedIso.Parse(invitation.Expires) is { Success: true, Value: var expires }
            ? new HeldInvitation(invitation.Hash, expires)
            : throw StaffEntry.Unreadable(entry);

    private static PasswordFactor PasswordOf(StaffMember member, JournalEntry entry) =>
        member.Password ?? throw Unfit(entry, "tells of a password that was never set");

    private static JournalException Unfit(JournalEntry entry, string what) =>
        new(JournalFault.Damaged, $"Entry {entry.Position} {what}.");
}
