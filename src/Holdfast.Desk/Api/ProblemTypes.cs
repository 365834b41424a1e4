using System.Collections.Immutable;
using System.Reflection;

namespace Holdfast.Desk.Api;

/// <summary>Every type of problem there is, as <c>docs/reference/problems.md</c> lists them.</summary>
public static class ProblemTypes
{
    /// <summary>The request cannot be read.</summary>
    public static ProblemType InvalidRequest { get; } = new(
        "invalid-request", 400, "The request is not well formed.",
        "The request could not be read, or has members that cannot be. Nothing was done. `errors` lists all "
        + "faults of the body by JSON pointer, where it could be read.",
        "Correct the request; the same one will be refused again.");

    /// <summary>The body is no JSON by the rules of the contract.</summary>
    public static ProblemType InvalidJson { get; } = new(
        "invalid-json", 422, "The body is not the JSON of an event.",
        "The event is no JSON, names a member twice, or is nested too deep. Nothing was kept.",
        "Correct the sending system; the same body will be refused again.");

    /// <summary>No key, or none that opens anything.</summary>
    public static ProblemType KeyRequired { get; } = new(
        "key-required", 401, "A valid API key is required.",
        "The request has no key, or one that is malformed, unknown, expired or revoked; which of these, is not told.",
        "Send `Authorization: Bearer KEY`. If the key was good before, ask its maker whether it was revoked.");

    /// <summary>The key does not have the scope that the route asks for.</summary>
    public static ProblemType ScopeMissing { get; } = new(
        "scope-missing", 403, "The key lacks a scope.",
        "The key is valid, and does not have the scope that `scope` names. Nothing was done.",
        "Use a key with the scope. A scope cannot be added to a key: make another one.");

    /// <summary>More rights would be given on than there are.</summary>
    public static ProblemType BeyondOwnRights { get; } = new(
        "beyond-own-rights", 403, "A key gives on no more than it has.",
        "The key to be made would have a scope, or a time to live, that the key of the request does not have.",
        "Ask for less, or make the key from the shell of the server.");

    /// <summary>Whoever is signed in has to prove once more that it is them.</summary>
    public static ProblemType FreshSignInRequired { get; } = new(
        "fresh-sign-in-required", 403, "A fresh sign-in is required.",
        "The request came by the session of a member of staff, and what it asks for needs a sign-in of the last "
        + "minutes, "
        + "by passkey where they have one. Nothing was done.",
        "Sign in again at `/sign-in/again`, and send the request again.");

    /// <summary>A request by a session may come from another site.</summary>
    public static ProblemType CrossSiteRequest { get; } = new(
        "cross-site-request", 403, "The request may come from another site.",
        "The request came by the session of a member of staff, and without the token that pages of this site are "
        + "given. "
        + "Nothing was done.",
        "Load the page again and send it from there. Programs use a key, which needs no token.");

    /// <summary>There is nothing at the address.</summary>
    public static ProblemType NotFound { get; } = new(
        "not-found", 404, "There is nothing here.",
        "There is no such route, or nothing by the id in it.",
        "Compare the address with the OpenAPI document.");

    /// <summary>The route takes another method.</summary>
    public static ProblemType MethodNotAllowed { get; } = new(
        "method-not-allowed", 405, "The route does not take this method.",
        "There is such a route, for another method; `Allow` says which.",
        "Use one of these methods.");

    /// <summary>The client waited too long in the middle of its request.</summary>
    public static ProblemType RequestTooSlow { get; } = new(
        "request-too-slow", 408, "The request came too slowly.",
        "The body stopped coming, or came slower than the least rate.",
        "Look at the network between, and send again.");

    /// <summary>The id of an event was used for another event.</summary>
    public static ProblemType EventIdReused { get; } = new(
        "event-id-reused", 409, "Another event has this id.",
        "An event with this id and other content was decided before. Nothing was kept of this one.",
        "Correct the sending system: an id is used for one event only, and sent again only with the same content.");

    /// <summary>A hold or a disposal cannot be done now.</summary>
    public static ProblemType Refused { get; } = new(
        "refused", 409, "It cannot be done as things stand.",
        "A hold was taken off before, or a disposal is not due, was asked for by the same person, or is done. "
        + "Nothing was done. `detail` says which.",
        "Look at the list of holds or disposals, and at the plan of what is due.");

    /// <summary>The rules do not let something be done with an instruction or a change.</summary>
    public static ProblemType InstructionRefused { get; } = new(
        "instruction-refused", 409, "The rules do not let this be done.",
        "Something that protects the customer stands against it: who acts, the contact, the state, a missing "
        + "confirmation. Nothing was done. `objections` has a word for every reason, `detail` a sentence.",
        "docs/reference/instruction-states.md says of each word what to do next.");

    /// <summary>The rules do not let something be done with a case.</summary>
    public static ProblemType CaseRefused { get; } = new(
        "case-refused", 409, "The rules do not let this be done with the case.",
        "Who acts, or where the case stands, is against it: somebody else has it in hand, it is decided, tasks are "
        + "open. Nothing was done. `objections` has a word for every reason, `detail` a sentence.",
        "Read the case again. docs/guides/cases.md says of each word what to do next.");

    /// <summary>The rules do not let an order to the firm's systems be given, decided or answered.</summary>
    public static ProblemType ActionRefused { get; } = new(
        "action-refused", 409, "The rules do not let this be done with an order.",
        "An order to the firm's systems stands where that is not done, takes a second person, or is there already. "
        + "Nothing was done. `objections` has a word for every reason, `detail` a sentence.",
        "docs/guides/actions.md says of each word what to do next.");

    /// <summary>Somebody cannot be added or changed so.</summary>
    public static ProblemType StaffConflict { get; } = new(
        "staff-conflict", 409, "Staff cannot be changed so as things stand.",
        "The sign-in name is taken, or nobody would be administrator any more, or the like. Nothing was done. `detail` "
        + "says which.",
        "Look at the list of staff, and do first what `detail` says.");
    /// <summary>A customer's file or an account is not changed so.</summary>
    public static ProblemType FileRefused { get; } = new(
        "file-refused", 409, "The file is not changed so.",
        "What is on file for the customer or the account does not let the change be made: an id is taken, a change "
        + "waits to be confirmed, a day lies before another. Nothing was done. `detail` says which.",
        "Read the file, and send what fits it. A contact in use is changed by a change of account data.");

    /// <summary>Somebody else changed it since it was read.</summary>
    public static ProblemType ChangedSince { get; } = new(
        "changed-since", 412, "It was changed since it was read.",
        "`If-Match` names another version than the one there is, or `If-None-Match: *` something that is there. "
        + "Nothing was done.",
        "Read it again, look at what was changed, and send the change with the new `ETag`.");

    /// <summary>What is there already is changed only by who has read it.</summary>
    public static ProblemType VersionRequired { get; } = new(
        "version-required", 428, "The version that was read is required.",
        "It is there already, and the request does not say in `If-Match` which version it changes. Nothing was done.",
        "Read it, and send its `ETag` as `If-Match`.");

    /// <summary>A customer's data are read for a purpose.</summary>
    public static ProblemType PurposeRequired { get; } = new(
        "purpose-required", 400, "A purpose is required.",
        "Customers' data are read for a purpose, which is kept with the look. The request names none, or one that "
        + "there is not; or the case it names is none. Nothing was shown.",
        "Send `Holdfast-Purpose` with one of the words that the OpenAPI document lists, and `Holdfast-Case`.");

    /// <summary>A valid key has the name.</summary>
    public static ProblemType KeyNameTaken { get; } = new(
        "key-name-taken", 409, "A valid key has this name.",
        "Names tell keys apart in the records; a name is free again when its key is revoked or expired.",
        "Choose another name, or revoke the key that has it.");

    /// <summary>There are as many keys as there may be.</summary>
    public static ProblemType TooManyKeys { get; } = new(
        "too-many-keys", 409, "There are too many keys.",
        "As many keys are valid as may be at once.",
        "Revoke keys that are not in use: the list shows when each was used last.");

    /// <summary>The body is larger than may be.</summary>
    public static ProblemType TooLarge { get; } = new(
        "too-large", 413, "The body is too large.",
        "The body is larger than the route takes. Nothing was done.",
        "Send less at once.");

    /// <summary>The route does not take bodies of the type.</summary>
    public static ProblemType UnsupportedMediaType { get; } = new(
        "unsupported-media-type", 415, "The content type is not supported.",
        "The `Content-Type` is none that the route takes.", "Send a type that the OpenAPI document names.");

    /// <summary>The body is packed.</summary>
    public static ProblemType UnsupportedContentEncoding { get; } = new(
        "unsupported-content-encoding", 415, "The content encoding is not supported.",
        "The body is packed. Nothing was read of it.", "Send the body without `Content-Encoding`.");

    /// <summary>The event is larger than may be.</summary>
    public static ProblemType EventTooLarge { get; } = new(
        "event-too-large", 413, "The event is too large.",
        "An event has at most 64 KiB. Nothing was kept of it.",
        "Correct the sending system; the same event will be refused again.");

    /// <summary>An event has faults.</summary>
    public static ProblemType InvalidEvent { get; } = new(
        "invalid-event", 422, "The event is not valid.",
        "What the contract needs is missing or has another form. `errors` lists all faults by JSON pointer. "
        + "Nothing was kept.",
        "Correct the sending system; the same event will be refused again.");

    /// <summary>There is no such type of event.</summary>
    public static ProblemType UnknownEventType { get; } = new(
        "unknown-event-type", 422, "There is no such type of event.",
        "The type is none of the contract's. Nothing was kept.",
        "Correct the sending system, or bring Holdfast to the release that knows the type.");

    /// <summary>The event is ahead of the clock.</summary>
    public static ProblemType TimeInFuture { get; } = new(
        "time-in-future", 422, "The event is ahead of the clock.",
        "The time is more than five minutes ahead of this machine's clock. Nothing was kept.",
        "Compare the clocks of both machines, and send the event again.");

    /// <summary>The key, or the address, asks too often.</summary>
    public static ProblemType RateLimited { get; } = new(
        "rate-limited", 429, "Too many requests.",
        "The key has made more requests than its rate allows; without a valid key, the address has. Nothing was done.",
        "Wait as many seconds as `Retry-After` says. Send many events in one request as NDJSON.");

    /// <summary>Headers are larger than may be.</summary>
    public static ProblemType HeadersTooLarge { get; } = new(
        "headers-too-large", 431, "The request's headers are too large.",
        "The headers, or one of them, are larger than may be.",
        "Send fewer and shorter headers.");

    /// <summary>A file that was attached is lost or altered.</summary>
    public static ProblemType AttachmentDamaged { get; } = new(
        "attachment-damaged", 500, "The file is not what was attached.",
        "The file is lost, cut off or altered on the server's disk. Nothing of it was given out.",
        "Have `holdfast verify` name all that are, and bring them back from a backup.");

    /// <summary>A bug of ours.</summary>
    public static ProblemType Internal { get; } = new(
        "internal", 500, "The server failed.",
        "The server met something it was not made for; what, is in its log beside the `requestId`. An event may or may "
        + "not have been kept.",
        "Send an event again: it is decided once. If it goes on, report the log lines of the `requestId`.");

    /// <summary>More arrives than can be made durable.</summary>
    public static ProblemType Overloaded { get; } = new(
        "overloaded", 429, "More arrives than can be kept.",
        "As much as may be is on its way to the disk already. Nothing was kept of the request.",
        "Send it again after as many seconds as `Retry-After` says.");

    /// <summary>Nothing can be kept now.</summary>
    public static ProblemType Unavailable { get; } = new(
        "unavailable", 503, "Nothing can be kept now.",
        "The journal takes nothing in, or the desk's tables have not come up to it: the disk is full or failed, a "
        + "database is away, or the server is starting or stopping. "
        + "What was on its way may or may not have been kept.",
        "Send it again after as many seconds as `Retry-After` says: an event is decided once. Look at "
        + "`/health/ready`.");

    /// <summary>The server is not ready.</summary>
    public static ProblemType NotReady { get; } = new(
        "not-ready", 503, "The server is not ready.",
        "The journal takes nothing in, or the disk is nearly full. Asked with a key, `detail` says which.",
        "Send no events here until it is ready again; make space, or look into the log.");

    /// <summary>The server took too long.</summary>
    public static ProblemType TimedOut { get; } = new(
        "timed-out", 504, "The answer took too long.",
        "The request was not answered within the time there is. What it asked for may or may not have been done.",
        "Send it again: an event is decided once.");

    /// <summary>All of them, by status.</summary>
    public static ImmutableArray<ProblemType> All { get; } =
    [
        .. typeof(ProblemTypes).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(ProblemType))
            .Select(property => (ProblemType)property.GetValue(null)!)
            .OrderBy(type => type.Status).ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The type for an answer of the framework that says nothing but its status.</summary>
    public static ProblemType OfStatus(int status) => status switch
    {
        401 => KeyRequired,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => RequestTooSlow,
        413 => TooLarge,
        415 => UnsupportedMediaType,
        429 => RateLimited,
        431 => HeadersTooLarge,
        503 => Unavailable,
        504 => TimedOut,
        >= 500 => Internal,
        _ => InvalidRequest,
    };
}
