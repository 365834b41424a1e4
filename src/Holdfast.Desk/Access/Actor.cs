using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Access;

/// <summary>What kind of somebody does a thing at the desk.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActorKind>))]
public enum ActorKind
{
    /// <summary>A member of staff, signed in.</summary>
    [JsonStringEnumMemberName("staff")]
    Staff,

    /// <summary>A system of the firm, by its key.</summary>
    [JsonStringEnumMemberName("key")]
    Key,

    /// <summary>Who owns the data folder, at the machine's own shell.</summary>
    [JsonStringEnumMemberName("shell")]
    Shell,

    /// <summary>A customer, by a link that was sent to one of their contacts.</summary>
    [JsonStringEnumMemberName("customer")]
    Customer,

    /// <summary>Holdfast itself: a timer, a rule.</summary>
    [JsonStringEnumMemberName("system")]
    System,
}

/// <summary>Who does a thing at the desk, as the journal names them.</summary>
/// <param name="Kind">What kind of somebody.</param>
/// <param name="Id">By what they stay the same whatever they are called.</param>
/// <param name="Name">What they were called when they did it.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>Holdfast itself.</summary>
    public static Actor Holdfast { get; } = new(ActorKind.System, "holdfast", "Holdfast");
}

/// <summary>Finds who does a thing.</summary>
public static class ActorOf
{
    /// <summary>Who makes a request that was let in.</summary>
    public static Actor Request(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var name = Caller.NameOf(context.User)
            ?? throw new InvalidOperationException("A request was let in of which nobody knows whose it is.");
        var id = context.User.FindFirstValue(Caller.SubjectClaim);
        var kind = context.Features.Get<HeldKey>() is not null ? ActorKind.Key
            : id is null ? ActorKind.Shell
            : ActorKind.Staff;
        return new Actor(kind, id ?? name, name);
    }
}
