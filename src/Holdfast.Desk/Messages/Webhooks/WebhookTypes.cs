using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>The types of webhooks there are. They are wire words: never renamed, never reused.</summary>
internal static class WebhookTypes
{
    public const string Test = "webhook.test";

    /// <summary>All of them, with what each tells.</summary>
    public static ImmutableArray<(string Type, string Tells)> All { get; } =
    [
        ("instruction.received", "An instruction came in; nothing may be carried out yet."),
        ("instruction.awaitingConfirmation", "The customer is being asked. Do not carry it out."),
        ("instruction.held", "It waits for a person. Do not carry it out."),
        ("instruction.confirmed", "The customer confirmed it. Do not carry it out before it is released."),
        ("instruction.released", "It may be carried out: the only word by which money may leave."),
        ("instruction.refused", "The customer says that it is not theirs, or told other details."),
        ("instruction.expired", "Nobody qualified was reached in time."),
        ("instruction.rejected", "It is not carried out."),
        ("instruction.settled", "It arrived."),
        ("instruction.returned", "The other side sent it back."),
        ("instruction.recalled", "It was taken back."),
        ("account.frozen", "Somebody pressed \"This was not me\": nothing may leave the account."),
        ("action.proposed", "An order waits for a second person. Do nothing yet."),
        ("action.ordered", "Do what the order says, and answer it: `POST /v1/actions/{id}/outcome`."),
        ("action.undoOrdered", "Take back what the order `undoes` had done, and answer."),
        ("action.overdue", "An order was not answered, decided or looked at in time: `late` says which."),
        ("notice.returned", "A message to a customer came back."),
        ("notice.failed", "A message to a customer was given up."),
        (Test, "A test that somebody asked for. It goes to one receiver, whatever that one wants."),
    ];

    /// <summary>Whether a receiver may ask for it: a type, or the beginning of some with <c>.*</c>.</summary>
    public static bool CanBeAskedFor(string type) => type.EndsWith(".*", StringComparison.Ordinal)
        ? All.Any(known => known.Type.StartsWith(type[..^1], StringComparison.Ordinal))
        : All.Any(known => known.Type == type);
}

/// <summary>Makes the data of webhooks.</summary>
internal static class WebhookData
{
    /// <summary>An object of texts; members without a value are left out.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var data = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }

        return data.ToJsonString();
    }
}
