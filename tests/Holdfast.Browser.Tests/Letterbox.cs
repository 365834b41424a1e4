using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Browser.Tests;

/// <summary>What a customer was sent, as it lies in their mailbox and on their telephone.</summary>
internal static class Letterbox
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A value of the newest message of a text.</summary>
    public static async Task<string> ValueAsync(Site site, string template, string name)
    {
        var row = await NewestAsync(site, template);
        return (await site.Get<MessageSeals>().OpenAsync(row.Customer, row.Sealed, Ct))!.Values[name];
    }

    /// <summary>The page to which the newest message of a text leads, within the site.</summary>
    public static async Task<string> PageAsync(Site site, string template) =>
        new Uri(await ValueAsync(site, template, "link")).PathAndQuery;

    /// <summary>The newest message of a text.</summary>
    public static async Task<OutboxRow> NewestAsync(Site site, string template)
    {
        await using var db = site.Get<DeskReader>().Open();
        return await db.Set<OutboxRow>().Where(row => row.Template == template)
            .OrderByDescending(row => row.Position).ThenBy(row => row.Number).FirstAsync(Ct);
    }
}
