using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Access;

/// <summary>What was asked for when a key was to be made.</summary>
/// <param name="Name">What it is to be called.</param>
/// <param name="Scopes">What whoever has it shall be able to do.</param>
/// <param name="Expires">When it shall end: a date, whose beginning in UTC is meant, or an RFC 3339 time.</param>
internal sealed record KeyRequest(string? Name, IReadOnlyList<string?>? Scopes, string? Expires);

/// <summary>Whether a key may be made.</summary>
internal abstract record KeyRuling
{
    private KeyRuling()
    {
    }

    /// <summary>It may.</summary>
    public sealed record Allowed(string Name, ImmutableArray<string> Scopes, Instant? Expires) : KeyRuling;

    /// <summary>What was asked for is not well formed.</summary>
    /// <param name="Faults">All faults: where, as a JSON pointer, and what, as a sentence.</param>
    public sealed record Malformed(IReadOnlyList<(string Pointer, string Detail)> Faults) : KeyRuling;

    /// <summary>Whoever asks would give on more than there is to give.</summary>
    public sealed record BeyondOwn(string Detail) : KeyRuling;

    /// <summary>A key with the name is in use.</summary>
    public sealed record NameTaken(string Name) : KeyRuling;

    /// <summary>There are as many keys as there may be.</summary>
    public sealed record TooMany : KeyRuling;
}

/// <summary>By which rules keys are made.</summary>
internal static partial class KeyRules
{
    /// <summary>The most keys that may be valid at once, and the most that a journal may tell of.</summary>
    public const int ValidAtMost = 1_000, EverAtMost = 100_000;

    public static KeyRuling Rule(KeyRequest request, Caller caller, IReadOnlyList<HeldKey> keys, Instant now)
    {
        List<(string, string)> faults = [];
        var name = request.Name ?? "";
        if (!NameForm().IsMatch(name))
        {
            faults.Add(("/name", "A name has 1 to 64 characters of A-Z a-z 0-9 space . _ @ / - and begins with a "
                + "letter or a digit."));
        }

        var scopes = ReadScopes(request.Scopes ?? [], faults);
        var expires = ReadExpiry(request.Expires, now, faults);
        if (faults.Count > 0)
        {
            return new KeyRuling.Malformed(faults);
        }

        if (scopes.FirstOrDefault(scope => !caller.Scopes.Contains(scope)) is { } beyond)
        {
            return new KeyRuling.BeyondOwn($"A key gives on no scope that it has not itself, and has no {beyond}.");
        }

        if (caller.Expires is { } end && !(expires <= end))
        {
            return new KeyRuling.BeyondOwn(
                $"A key that expires makes none that outlives it: until {ApiKey.TextOf(end)} at most.");
        }

        return keys.Any(held => held.Key.Name == name && held.Key.IsValidAt(now)) ? new KeyRuling.NameTaken(name)
            : keys.Count >= EverAtMost || keys.Count(held => held.Key.IsValidAt(now)) >= ValidAtMost
                ? new KeyRuling.TooMany()
                : new KeyRuling.Allowed(name, scopes, expires);
    }

    private static ImmutableArray<string> ReadScopes(
        IReadOnlyList<string?> asked, List<(string, string)> faults)
    {
        if (asked.Count == 0)
        {
            faults.Add(("/scopes", "A key has at least one scope."));
        }

        for (var i = 0; i < asked.Count; i++)
        {
            if (asked[i] is not { } scope || !Scopes.Exists(scope))
            {
                faults.Add(($"/scopes/{i}",
                    $"There is no such scope; there is {string.Join(", ", Scopes.All.Select(known => known.Name))}."));
            }
        }

        return [.. Scopes.All.Select(scope => scope.Name).Where(asked.Contains)];
    }

    private static Instant? ReadExpiry(string? asked, Instant now, List<(string, string)> faults)
    {
        if (asked is null)
        {
            return null;
        }

        Instant? expires = LocalDatePattern.Iso.Parse(asked) is { Success: true, Value: var date }
            ? date.AtMidnight().InUtc().ToInstant()
            : OffsetDateTimePattern.Rfc3339.Parse(asked) is { Success: true, Value: var time } ? time.ToInstant()
            : null;
        if (expires is null)
        {
            faults.Add(("/expires", "It ends at a date as YYYY-MM-DD, or an RFC 3339 time with offset."));
        }
        else if (expires <= now)
        {
            faults.Add(("/expires", "It would have ended already."));
        }

        return expires;
    }

    // No colon, so that no key can be called as people at the shell are.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 ._@/-]{0,63}\\z")]
    private static partial Regex NameForm();
}
