using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Engine.Tests.Signals.SignIn;

/// <summary>What the tests of sign-in signals tell, and ask, besides the story's own.</summary>
internal static class SignInTelling
{
    /// <summary>An actor who is no customer: a program the customer has let in.</summary>
    public const string ByAggregator = "\"actor\":{\"kind\":\"aggregator\",\"id\":\"agg-1\"}";

    /// <summary>A network that a firm has exempted with <see cref="Exempting"/>.</summary>
    public const uint ExemptNetwork = 64_500;

    /// <summary>A hotel where the customer has never been: another neighbourhood, network and state.</summary>
    public static Place Hotel { get; } =
        new() { Ip = "12.40.50.60", Asn = 7018, Latitude = 34.05m, Longitude = -118.24m };

    /// <summary>A policy with <see cref="ExemptNetwork"/> exempted.</summary>
    public static DecisionPolicy Exempting { get; } =
        new(lists: PolicyLists.Default with { ExemptNetworks = [ExemptNetwork] });

    /// <summary>A policy with some limits, in which each signal counts in full beside others of its family.</summary>
    public static DecisionPolicy Limits(params ReadOnlySpan<(string Name, decimal Value)> limits)
    {
        Dictionary<string, decimal> all = new() { ["familySecond"] = 100, ["familyRest"] = 100 };
        foreach (var (name, value) in limits)
        {
            all[name] = value;
        }

        return new DecisionPolicy(limits: all);
    }

    /// <summary>Customers who each have a history: a sign-in at a home of their own, two days ago.</summary>
    public static Story Meet(this Story story, params ReadOnlySpan<string> customers)
    {
        var number = 0;
        foreach (var customer in customers)
        {
            story.SignIn(customer, HomeOf(customer, ++number));
        }

        return story.WaitDays(2);
    }

    /// <summary>The home of the customer who was met as this number.</summary>
    public static Place HomeOf(string customer, int number) =>
        Place.Home with { Device = "d-" + customer, Ip = $"73.20.{number}.1" };

    /// <summary>Failed sign-ins under names that were never tried before, some time apart.</summary>
    public static Story FailNames(
        this Story story, int count, Place at, double secondsBetween = 0, string reason = "badPassword", int first = 1)
    {
        for (var number = first; number < first + count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"u{number}");
            story.FailSignIn(at: at, username: name, reason: reason);
            story.WaitSeconds(secondsBetween);
        }

        return story;
    }

    /// <summary>What a page or app saw in a session.</summary>
    public static Decision Observe(
        this Story story,
        string data,
        string session = "s-1",
        string customer = "c1",
        Place? at = null,
        string? envelope = null) =>
        story.Tell("session.observed", data, Envelope(customer, at, session, envelope));

    /// <summary>A customer tells the firm something; <paramref name="more"/> adds members to <c>data</c>.</summary>
    public static Decision Report(this Story story, string what, string customer = "c1", string more = "") =>
        story.Tell("customer.reported", Data($"\"what\":\"{what}\"", more), Envelope(customer));

    /// <summary>A credential changes; how is not told where it is empty.</summary>
    public static Decision ChangeCredential(
        this Story story,
        string what = "password",
        string how = "forgotten",
        string customer = "c1",
        Place? at = null,
        string session = "") =>
        story.Tell(
            "credential.changed",
            Data($"\"what\":\"{what}\"", how.Length == 0 ? "" : $"\"how\":\"{how}\""),
            Envelope(customer, at, session));

    /// <summary>A prompt for a second factor and how it ended.</summary>
    public static Decision Prompt(this Story story, string outcome, string method = "push", string customer = "c1") =>
        story.Tell("mfa.challenged", $"\"method\":\"{method}\",\"outcome\":\"{outcome}\"", Envelope(customer));

    /// <summary>Somebody calls about a customer, from a number unless it is empty.</summary>
    public static Decision Call(this Story story, string caller = "p-1", string customer = "c1") =>
        story.Tell(
            "support.contacted",
            Data("\"topic\":\"access\"", caller.Length == 0 ? "" : $"\"caller\":\"{caller}\""),
            Envelope(customer));

    /// <summary>The carrier's answer on the customer's telephone.</summary>
    public static Decision AskCarrier(this Story story, string data, string customer = "c1") =>
        story.Tell("telecom.checked", data, Envelope(customer));

    /// <summary>Something of the customer's was found outside.</summary>
    public static Decision FindExposed(this Story story, string kind = "credential", string customer = "c1") =>
        story.Tell("exposure.found", $"\"kind\":\"{kind}\"", Envelope(customer));

    /// <summary>Money comes in.</summary>
    public static Decision Deposit(this Story story) =>
        story.Tell(
            "transfer.requested",
            "\"transfer\":\"in-1\",\"direction\":\"in\",\"rail\":\"ach\",\"amount\":100",
            Envelope("c1") + ",\"account\":\"a1\"");

    /// <summary>A member of an event that holds a moment some time before the present.</summary>
    public static string Ago(this Story story, string member, Duration time) =>
        $"\"{member}\":\"{InstantPattern.ExtendedIso.Format(story.Now - time)}\"";

    /// <summary>What a signal said, in words; fails where it said nothing.</summary>
    public static string SaidBy(this Decision decision, string signal)
    {
        var reason = decision.ReasonOf(signal);
        Assert.False(reason.Standing, $"{signal} only stands from before.");
        return reason.Text;
    }

    /// <summary>How many thousandths of its default weight a signal carries.</summary>
    public static int PartOf(this Decision decision, string signal)
    {
        var reason = decision.ReasonOf(signal);
        Assert.False(reason.Standing, $"{signal} only stands from before.");
        var whole = LogOdds.Of(reason.Signal.Description.Weight);
        return (int)decimal.Round(reason.Weight.Thousandths * 1000m / whole.Thousandths);
    }

    private static string Data(params ReadOnlySpan<string> members) =>
        string.Join(',', members.ToArray().Where(member => member.Length > 0));

    private static string Envelope(string customer, Place? at = null, string session = "", string? more = null) =>
        string.Join(
            ',',
            new[]
            {
                $"\"customer\":\"{customer}\"",
                session.Length == 0 ? "" : $"\"session\":\"{session}\"",
                at?.ToJson() ?? "",
                more ?? "",
            }.Where(member => member.Length > 0));
}
