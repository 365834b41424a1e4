using System.Buffers;
using System.Text;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Tests.Customers;
using Holdfast.Desk.Tests.Instructions.Customer;
using NodaTime;

namespace Holdfast.Desk.Tests.Messages;

/// <summary>Section 6.1 and 6.4 of the sheet on account intrusion.</summary>
public sealed class PriorContactTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""
        "type":"credential.changed","customer":"c-1","data":{"what":"password"}
        """, "notice.credential")]
    [InlineData("""
        "type":"feature.enabled","account":"99004821","customer":"c-1","data":{"feature":"options"}
        """, "notice.feature")]
    [InlineData("""
        "type":"transfer.requested","account":"99004821","customer":"c-1","data":{"transfer":"t-1","direction":"out",
        "rail":"wire","amount":2500,"destination":{"kind":"thirdPartyBank","token":"p-1","name":"Maple Title LLC"}}
        """, "notice.payee")]
    public async Task A_customer_is_told_at_the_contacts_from_before_and_stops_all_with_one_press(
        string members, string template)
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        await BeginAsync(desk, Instant.FromUtc(2024, 1, 2, 0, 0));
        desk.Clock.Advance(TimeSpan.FromDays(40));
        await SendAsync(desk, members);

        await desk.Get<TimerWatch>().RunDueAsync(Ct);
        await desk.Get<TimerWatch>().RunDueAsync(Ct);

        var message = Assert.Single(desk.Messages());
        var content = await desk.OpenAsync(message);
        Assert.Equal((template, "k-old", "es"), (message.Template, message.Contact, message.Language));
        Assert.Equal("maria@example.com", content.Destination);
        Assert.DoesNotContain("99004821", string.Join(' ', content.Values.Values));
        await LinkTrial.PressAsync(
            desk.Browser(), new Uri(content.Values["link"]).PathAndQuery, ("act", "not-me"));
        Assert.Equal("c-1", Assert.Single(desk.Customers.Objections).Customer);
    }

    [Fact]
    public async Task A_contact_that_came_after_the_event_is_not_told()
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        await SendAsync(desk, """
            "type":"credential.changed","customer":"c-1","data":{"what":"password"}
            """);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await BeginAsync(desk);

        await desk.Get<TimerWatch>().RunDueAsync(Ct);

        Assert.Empty(desk.Messages());
    }

    private static async Task BeginAsync(MessagesDesk desk, Instant? since = null)
    {
        var writer = desk.Get<VaultWriter>();
        await writer.ChangeOrBeginAsync(
            new VaultOrder("c-1", VaultChange.Profile, null, VaultDesk.Ops),
            (file, now) => FileChanges.Keep(file, "c-1", Persons.Maria, now.InUtc().Date), Ct);
        await writer.ChangeAsync(
            new VaultOrder("c-1", VaultChange.ContactImported, "k-old", VaultDesk.Ops),
            (file, now) => ContactChanges.Import(
                file, new ContactProposal("k-old", ContactKind.Email, "maria@example.com"), since ?? now, null, null,
                now, VaultDesk.Ops), Ct);
    }

    private static async Task SendAsync(MessagesDesk desk, string members)
    {
        var at = InstantText.Of(Instant.FromDateTimeOffset(desk.Clock.GetUtcNow()));
        await desk.Partition.DecideAsync(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(
            $"{{\"id\":\"e-{Guid.NewGuid():N}\",\"time\":\"{at}\",{members.ReplaceLineEndings(" ")}}}")), Ct);
        await desk.Get<DeskFollowing>().HasComeToAsync(
            desk.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct);
    }
}
