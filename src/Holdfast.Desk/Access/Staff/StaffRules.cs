using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Holdfast.Desk.Access.Staff;

/// <summary>Who asks for a change of staff: by which name it is kept, and what may be given.</summary>
/// <param name="Actor">Who it is.</param>
/// <param name="Self">Which member of staff, where it is one.</param>
/// <param name="Gives">The roles that may be given and taken.</param>
internal sealed record StaffCaller(Actor Actor, StaffId? Self, ImmutableArray<string> Gives)
{
    /// <summary>Who owns the data folder gives every role.</summary>
    public static StaffCaller Shell(Actor actor) => new(actor, null, [.. Roles.All.Select(role => role.Name)]);

    /// <summary>A member gives the roles that theirs let them give.</summary>
    public static StaffCaller Of(StaffMember member) => new(
        member.ToActor(), member.Id,
        [.. member.Roles.Select(Roles.Find).OfType<Role>().SelectMany(role => role.Gives).Distinct()]);
}

/// <summary>Somebody to be added.</summary>
/// <param name="SignInName">What they are to type to sign in.</param>
/// <param name="Name">What they are called; the sign-in name where it is left out.</param>
/// <param name="Roles">Their roles.</param>
internal sealed record NewStaff(string? SignInName, string? Name, IReadOnlyList<string?>? Roles);

/// <summary>Why a change of staff is not made.</summary>
internal abstract record StaffRefusal
{
    private StaffRefusal()
    {
    }

    /// <summary>What was asked for is not well formed: where, as a JSON pointer, and what, as a sentence.</summary>
    public sealed record Malformed(IReadOnlyList<(string Pointer, string Detail)> Faults) : StaffRefusal;

    /// <summary>Whoever asks may not give or take it.</summary>
    public sealed record BeyondOwn(string Detail) : StaffRefusal;

    /// <summary>It cannot be done as things stand.</summary>
    public sealed record Conflict(string Detail) : StaffRefusal;

    /// <summary>There is nobody of the name.</summary>
    public sealed record Unknown : StaffRefusal;
}

/// <summary>
/// By which rules staff are added and changed. Every way to a right goes through <see cref="MayGive"/>, the making of
/// somebody as well as the change of what they have.
/// </summary>
internal static partial class StaffRules
{
    /// <summary>The most that a journal may tell of.</summary>
    public const int MembersAtMost = 20_000;

    /// <summary>The most passkeys that one of them has.</summary>
    public const int PasskeysAtMost = 10;

    private const int NameCharacters = 64;

    public static StaffRefusal? Add(
        NewStaff asked, StaffCaller caller, StaffRoster roster, out string signInName, out string name)
    {
        List<(string, string)> faults = [];
        signInName = (asked.SignInName ?? "").Trim().ToLowerInvariant();
        name = asked.Name is { } given ? given.Trim() : signInName;
        if (!SignInNameForm().IsMatch(signInName))
        {
            faults.Add(("/signInName",
                "A sign-in name has 1 to 128 characters of a-z 0-9 . _ @ + - and begins with a letter or a digit."));
        }

        if (name.Length is 0 or > NameCharacters || name.Any(char.IsControl))
        {
            faults.Add(("/name", $"A name has 1 to {NameCharacters} characters, none of them a control character."));
        }

        faults.AddRange(FaultsOf(asked.Roles));
        return faults.Count > 0 ? new StaffRefusal.Malformed(faults)
            : MayGive(caller, [.. asked.Roles!.Select(role => role!)]) is { } beyond ? beyond
            : roster.FindByName(signInName) is not null
                ? new StaffRefusal.Conflict($"Somebody signs in as {signInName} already, or did once.")
            : roster.All.Count >= MembersAtMost
                ? new StaffRefusal.Conflict($"There are {MembersAtMost} members of staff already.")
            : null;
    }

    public static StaffRefusal? ChangeRoles(
        StaffMember member, IReadOnlyList<string?>? roles, StaffCaller caller, StaffRoster roster)
    {
        var faults = FaultsOf(roles).ToList();
        if (faults.Count > 0)
        {
            return new StaffRefusal.Malformed(faults);
        }

        if (member.Provider is not null && caller.Actor.Kind is not ActorKind.System)
        {
            return new StaffRefusal.Conflict("Their roles are those of their groups at the firm's provider.");
        }

        return (StaffRefusal?)MayChange(member, caller, [.. roles!.Select(role => role!)])
            ?? (roles!.Contains(Roles.Administrator) ? null : LeavesAnAdministrator(member, roster));
    }

    public static StaffRefusal? Disable(StaffMember member, StaffCaller caller, StaffRoster roster) =>
        (StaffRefusal?)MayChange(member, caller, []) ?? LeavesAnAdministrator(member, roster);

    public static StaffRefusal? Enable(StaffMember member, StaffCaller caller) =>
        MayChange(member, caller, []);

    /// <summary>
    /// Whoever resets somebody's factors hands them the way to their rights, so it takes the right to give all of them.
    /// </summary>
    public static StaffRefusal? Reset(StaffMember member, StaffCaller caller) =>
        (StaffRefusal?)MayChange(member, caller, [])
        ?? (member.Provider is not null
            ? new StaffRefusal.Conflict("They sign in at the firm's provider, and have no factor here to be reset.")
            : member.IsDisabled ? new StaffRefusal.Conflict("They are disabled: enable them first.") : null);

    /// <summary>What is wrong with roles for one person.</summary>
    public static IEnumerable<(string Pointer, string Detail)> FaultsOf(IReadOnlyList<string?>? roles)
    {
        if (roles is null or { Count: 0 })
        {
            yield return ("/roles", "Staff have at least one role.");
            yield break;
        }

        for (var i = 0; i < roles.Count; i++)
        {
            if (Roles.Find(roles[i]) is not { } role)
            {
                yield return ($"/roles/{i}",
                    $"There is no such role; there is {string.Join(", ", Roles.All.Select(known => known.Name))}.");
            }
            else if (role.StandsAlone && roles.Any(other => other != role.Name))
            {
                yield return ($"/roles/{i}", $"Whoever is {role.Name} has no other role beside it.");
            }
        }
    }

    private static StaffRefusal.BeyondOwn? MayGive(StaffCaller caller, IReadOnlyList<string> roles) =>
        roles.FirstOrDefault(role => !caller.Gives.Contains(role)) is { } beyond
            ? new StaffRefusal.BeyondOwn($"Whoever asks may not give or take the role {beyond}.")
            : null;

    // Whoever changes somebody could have given all that these have, and all that they are to have.
    private static StaffRefusal.BeyondOwn? MayChange(
        StaffMember member, StaffCaller caller, IReadOnlyList<string> roles) => caller.Self == member.Id
        ? new StaffRefusal.BeyondOwn("Nobody changes their own rights: another administrator does it, or the shell.")
        : MayGive(caller, [.. member.Roles, .. roles]);

    private static StaffRefusal.Conflict? LeavesAnAdministrator(StaffMember member, StaffRoster roster) =>
        member is { IsAdministrator: true, IsDisabled: false }
        && !roster.All.Any(other => other is { IsAdministrator: true, IsDisabled: false } && other.Id != member.Id)
            ? new StaffRefusal.Conflict("They are the last administrator: make another one first.")
            : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@+-]{0,127}\z")]
    private static partial Regex SignInNameForm();
}
