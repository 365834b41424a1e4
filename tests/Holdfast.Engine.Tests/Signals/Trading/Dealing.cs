using System.Globalization;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Trading;

/// <summary>What the decision tables of orders tell.</summary>
internal static class Dealing
{
    public const double Day = 86_400, HourAndHalf = 5_400;

    /// <summary>A listed security that is cheap, so that one order can move its price.</summary>
    public static Decision BuyThin(
        this Story story,
        decimal notional = 1_000,
        string symbol = "XQZ",
        string side = "buy",
        decimal price = 1,
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "",
        string more = "") =>
        story.Order(
            symbol, side, notional, price, customer: customer, account: account, at: at, session: session, more: more);

    /// <summary>A liquid security is sold.</summary>
    public static Decision Sell(
        this Story story,
        decimal notional,
        string symbol = "BLUE",
        bool whole = false,
        Place? at = null,
        string session = "",
        string envelope = "") =>
        story.Order(
            symbol, "sell", notional, at: at, session: session, envelope: envelope,
            more: $"\"averageDailyVolume\":5000000,\"closesPosition\":{(whole ? "true" : "false")}");

    /// <summary>An order of which only some members are told.</summary>
    public static Decision Deal(
        this Story story,
        string data,
        Place? at = null,
        string session = "",
        string customer = "c1",
        string account = "a1",
        string envelope = "")
    {
        string[] members =
        [
            $"\"customer\":\"{customer}\"", $"\"account\":\"{account}\"", at?.ToJson() ?? "",
            session.Length == 0 ? "" : $"\"session\":\"{session}\"", envelope,
        ];
        return story.Tell("order.placed", data, string.Join(',', members.Where(member => member.Length > 0)));
    }

    /// <summary>An order at a price, of which nothing else is told.</summary>
    public static Decision DealAt(
        this Story story, decimal price, string side, string symbol = "XQZ", string session = "", Place? at = null) =>
        story.Deal(
            string.Create(
                CultureInfo.InvariantCulture, $"\"symbol\":\"{symbol}\",\"side\":\"{side}\",\"price\":{price}"),
            at, session);

    /// <summary>A product is switched on.</summary>
    public static Story Enable(this Story story, string feature)
    {
        story.Tell("feature.enabled", $"\"feature\":\"{feature}\"", "\"customer\":\"c1\",\"account\":\"a1\"");
        return story;
    }
}
