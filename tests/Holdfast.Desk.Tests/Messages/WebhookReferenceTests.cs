using System.Text.RegularExpressions;
using Holdfast.Desk.Messages.Webhooks;
using NodaTime;

namespace Holdfast.Desk.Tests.Messages;

public sealed class WebhookReferenceTests
{
    [Fact]
    public void The_page_of_webhooks_is_what_the_code_says() =>
        Golden.AssertSame("docs/reference/webhooks.md", WebhookReference.Page());

    [Fact]
    public void The_example_on_the_page_is_signed_as_it_says()
    {
        var page = WebhookReference.Page();
        string Header(string name) => Regex.Match(page, $"^{name}: (.*)$", RegexOptions.Multiline).Groups[1].Value;
        var secret = Regex.Match(page, "whsec_[A-Za-z0-9+/]{32}").Value;
        var body = Regex.Match(page, "^{.*}$", RegexOptions.Multiline).Value;

        Assert.True(WebhookSecret.Verify(
            WebhookSecret.Read(secret)!, Header("webhook-id"), Header("webhook-timestamp"), body,
            Header("webhook-signature"), Instant.FromUtc(2026, 11, 26, 14, 9, 11)));
    }
}
