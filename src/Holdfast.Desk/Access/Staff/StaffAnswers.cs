using System.Text.Json.Serialization;
using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Access.Staff;

/// <summary>A member of staff as the shell is told of them: nothing of what they sign in by but its kind.</summary>
internal sealed record StaffAnswer(
    string Id, string SignInName, string Name, IReadOnlyList<string> Roles, string State, string AddedAt,
    string AddedBy, IReadOnlyList<string> SignsInBy)
{
    /// <summary>The code to set the first factor up with; only in the answer to what made it.</summary>
    [JsonPropertyOrder(-1)]
    public string? Code { get; init; }

    /// <summary>When that ends.</summary>
    public string? CodeExpires { get; init; }

    public static StaffAnswer Of(StaffMember member) => new(
        member.Id.ToString(), member.SignInName, member.Name, member.Roles, StateOf(member),
        ApiKey.TextOf(member.AddedAt), member.AddedBy, WaysOf(member));

    /// <summary>How it stands with somebody, in a word.</summary>
    public static string StateOf(StaffMember member) => member switch
    {
        { IsDisabled: true } => "disabled",
        { HasFactor: true } => "active",
        _ => "invited",
    };

    private static IReadOnlyList<string> WaysOf(StaffMember member) =>
    [
        .. member.Passkeys.IsEmpty ? [] : (string[])["passkey"],
        .. member.Password is null ? [] : (string[])["password"],
        .. member.Provider is null ? [] : (string[])["provider"],
    ];
}

/// <summary>All members.</summary>
internal sealed record StaffListing(IReadOnlyList<StaffAnswer> Staff);

/// <summary>Which roles somebody is to have.</summary>
internal sealed record RolesRequest(IReadOnlyList<string?>? Roles);

/// <summary>Requests and answers on staff in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(NewStaff))]
[JsonSerializable(typeof(RolesRequest))]
[JsonSerializable(typeof(StaffAnswer))]
[JsonSerializable(typeof(StaffListing))]
internal sealed partial class StaffAnswerJson : JsonSerializerContext;

/// <summary>How a refusal is answered.</summary>
internal static class StaffRefusals
{
    public static ProblemHttpResult ToProblem(this StaffRefusal refusal) => refusal switch
    {
        StaffRefusal.Malformed malformed => Problem.Of(ProblemTypes.InvalidRequest,
            faults: [.. malformed.Faults.Select(fault => new ProblemFault(fault.Pointer, fault.Detail))]),
        StaffRefusal.BeyondOwn beyond => Problem.Of(ProblemTypes.BeyondOwnRights, beyond.Detail),
        StaffRefusal.Conflict conflict => Problem.Of(ProblemTypes.StaffConflict, conflict.Detail),
        StaffRefusal.Unknown => Problem.Of(ProblemTypes.NotFound, "There is no member of staff of this name."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
