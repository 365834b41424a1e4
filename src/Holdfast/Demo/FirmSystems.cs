using System.Net.Http.Json;
using System.Text.Json;

namespace Holdfast.Demo;

/// <summary>
/// The demo firm's systems, as far as they are ordered to act: there is nothing behind them to freeze or to block, so
/// they say at once that it is done, and a page shows what it shows where a firm's own systems answer.
/// </summary>
internal static class FirmSystems
{
    /// <summary>Where they are told of orders, on the demo's own server.</summary>
    public const string Path = "/firm-systems";

    private static readonly string[] Orders = ["action.ordered", "action.undoOrdered"];

    /// <summary>Has the server tell them of orders.</summary>
    public static async Task ListenAsync(HttpClient systems, Uri pages, CancellationToken ct)
    {
        using var made = await systems.PostAsJsonAsync(
            new Uri("/v1/webhooks", UriKind.Relative),
            new { name = "Firm's systems", url = new Uri(pages, Path), types = Orders }, ct);
        if (!made.IsSuccessStatusCode)
        {
            throw new WorkFailedException(
                $"the demo's firm could not be made: /v1/webhooks answered {(int)made.StatusCode}.");
        }
    }

    /// <summary>Takes an order, and answers that it is carried out.</summary>
    /// <returns>Whether it was answered; where it was not, the server sends the order again.</returns>
    public static async Task<bool> TakeAsync(HttpClient systems, JsonElement webhook, CancellationToken ct)
    {
        var action = webhook.GetProperty("data").GetProperty("action").GetString();
        using var answered = await systems.PostAsJsonAsync(
            new Uri($"/v1/actions/{action}/outcome", UriKind.Relative), new { outcome = "carriedOut" }, ct);
        return answered.IsSuccessStatusCode;
    }
}
