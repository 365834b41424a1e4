using System.Collections.Immutable;

namespace Holdfast.Desk.Settings;

/// <summary>How staff sign in.</summary>
public sealed record SignInSettings
{
    /// <summary>The address at which browsers find the console; null where it is the one that they ask.</summary>
    public Uri? Address { get; init; }

    /// <summary>Whether members may have a password and codes beside passkeys.</summary>
    public bool AllowPasswords { get; init; } = true;

    /// <summary>The firm's own provider.</summary>
    public ProviderSettings Provider { get; init; } = new();
}

/// <summary>The provider of OpenID Connect at which a firm's people sign in.</summary>
public sealed record ProviderSettings
{
    /// <summary>Its issuer, below which its configuration is found; null for none.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What Holdfast is called there.</summary>
    public string? ClientId { get; init; }

    /// <summary>The environment variable with the secret that it was given there.</summary>
    public string? ClientSecretVariable { get; init; }

    /// <summary>The file with the secret.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>What is asked for.</summary>
    public string Scope { get; init; } = "openid profile";

    /// <summary>The claim that holds the name by which somebody is known here.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim that holds groups.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Which group has which role.</summary>
    public ImmutableArray<GroupRole> Roles { get; init; } = [];

    /// <summary>Values of <c>amr</c> and <c>acr</c> that say that the sign-in there cannot be phished.</summary>
    public ImmutableArray<string> Resistant { get; init; } = ["hwk", "phr", "phrh"];

    /// <summary>Whether there is one.</summary>
    public bool IsSet => Authority is not null;
}

/// <summary>That whoever is in a group of the provider has a role here.</summary>
/// <param name="Group">The group, as the provider writes it.</param>
/// <param name="Role">The role.</param>
public sealed record GroupRole(string Group, string Role);
