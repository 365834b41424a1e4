using System.Globalization;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

/// <summary>What the decision tables of profiles, calls and openings tell; what is null or empty is not told.</summary>
internal static class Changing
{
    /// <summary>An employee on the telephone.</summary>
    public const string EmployeeOnThePhone = "\"actor\":{\"kind\":\"employee\",\"id\":\"e1\"},\"channel\":\"phone\"";

    public static Decision ChangeCredential(
        this Story story,
        string what = "password",
        string how = "signedIn",
        string customer = "c1",
        Place? at = null,
        string session = "",
        string envelope = "") =>
        story.Tell(
            "credential.changed", Members(Word("what", what), Word("how", how)),
            Members(Word("customer", customer), Word("session", session), at?.ToJson() ?? "", envelope));

    /// <summary>E-mail, telephone or another contact becomes what <paramref name="to"/> stands for.</summary>
    public static Decision ChangeContactTo(
        this Story story,
        string to,
        string what = "email",
        string customer = "c1",
        Place? at = null,
        string session = "",
        string envelope = "") =>
        story.Tell(
            "contact.changed", Members(Word("what", what), Word("new", to)),
            Members(Word("customer", customer), Word("session", session), at?.ToJson() ?? "", envelope));

    public static Decision ChangeDelivery(
        this Story story, string what = "alerts", string to = "off", Place? at = null, string session = "") =>
        story.Tell(
            "delivery.changed", Members(Word("what", what), Word("to", to)),
            Members(Word("customer", "c1"), Word("session", session), at?.ToJson() ?? ""));

    /// <summary>Somebody calls about a customer.</summary>
    public static Decision Call(
        this Story story,
        string caller = "p-1",
        string topic = "access",
        string authentication = "",
        string customer = "c1",
        decimal? spoof = null,
        decimal? voice = null) =>
        story.Tell(
            "support.contacted",
            Members(
                Word("topic", topic), Word("authentication", authentication), Word("caller", caller),
                Number("spoofScore", spoof), Number("voiceScore", voice)),
            Members(Word("customer", customer), Word("channel", "phone")));

    /// <summary>An account is opened, online unless said otherwise.</summary>
    public static Decision Open(
        this Story story,
        int number,
        string customer = "",
        string contact = "",
        string taxId = "",
        Place? at = null,
        string how = "online",
        string identity = "") =>
        story.Tell(
            "account.opened",
            Members(
                Word("how", how), contact.Length == 0 ? "" : $"\"contacts\":[\"{contact}\"]", Word("taxId", taxId),
                identity.Length == 0 ? "" : $"\"identity\":{{{identity}}}"),
            Members(
                Word("customer", customer.Length == 0 ? $"n{number}" : customer), Word("account", $"new{number}"),
                at?.ToJson() ?? ""));

    /// <summary>A program is let into the account.</summary>
    public static Decision Grant(this Story story, Place? at = null, string session = "") =>
        story.Tell(
            "token.granted", "\"client\":\"agg-1\"",
            Members(Word("customer", "c1"), Word("session", session), at?.ToJson() ?? ""));

    /// <summary>Two customers are told of, each with an account of their own, as one household or not.</summary>
    public static Story Meet(this Story story, bool household)
    {
        story.Tell("account.snapshot", "\"equity\":1000", "\"customer\":\"c1\",\"account\":\"a1\"");
        story.Tell("account.snapshot", "\"equity\":1000", "\"customer\":\"c2\",\"account\":\"a2\"");
        if (household)
        {
            story.Tell("household.linked", "\"with\":[\"a2\"]", "\"account\":\"a1\"");
        }

        return story;
    }

    private static string Word(string name, string value) => value.Length == 0 ? "" : $"\"{name}\":\"{value}\"";

    private static string Number(string name, decimal? value) =>
        value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{value}");

    private static string Members(params ReadOnlySpan<string> members) =>
        string.Join(',', members.ToArray().Where(member => member.Length > 0));
}
