using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Desk.Settings;
using NodaTime;

namespace Holdfast.Desk.Tests.Messages;

public sealed class WebhookTests
{
    private static readonly MessageSettings OnThisMachine =
        new() { AllowNetworks = [IPNetwork.Parse("127.0.0.0/8")] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Case", "F4")]
    public void A_signature_is_that_of_the_vector_of_Standard_Webhooks()
    {
        var secret = WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
        var at = Instant.FromUnixTimeSeconds(1614265330);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSecret.Sign([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [Trait("Case", "F4")]
    public void A_webhook_that_is_older_than_five_minutes_is_refused(int seconds, bool isTaken)
    {
        var secret = WebhookSecret.Draw();
        var at = Instant.FromUnixTimeSeconds(1_800_000_000);
        var signature = WebhookSecret.Sign([secret], "w-1-0", at, "{}");

        Assert.Equal(isTaken, WebhookSecret.Verify(
            secret, "w-1-0", "1800000000", "{}", signature, at + Duration.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("w-1-1", "1800000000", "{}")]
    [InlineData("w-1-0", "1800000001", "{}")]
    [InlineData("w-1-0", "1800000000", "{ }")]
    [InlineData("w-1-0", "x", "{}")]
    [InlineData("w-1-0", "99999999999999999999", "{}")]
    [Trait("Case", "F4")]
    public void Whatever_is_changed_of_a_webhook_its_signature_is_none(string id, string timestamp, string body)
    {
        var secret = WebhookSecret.Draw();
        var at = Instant.FromUnixTimeSeconds(1_800_000_000);

        Assert.False(WebhookSecret.Verify(
            secret, id, timestamp, body, WebhookSecret.Sign([secret], "w-1-0", at, "{}"), at));
    }

    [Fact]
    public async Task A_receiver_gets_what_it_asked_for_signed_so_that_it_can_be_checked()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        var secret = await EndpointAsync(desk, receiver, "instruction.*");

        await desk.HookAsync(
            new("instruction.released", "i-1", "{\"instruction\":\"i-1\"}"), new("account.frozen", "a-1"));
        await desk.Sending.RunAllDueAsync(Ct);

        var got = Assert.Single(receiver.Got);
        Assert.True(got.IsSignedBy(secret, desk));
        Assert.Equal("instruction.released", got.Json.GetProperty("type").GetString());
        Assert.Equal("i-1", got.Json.GetProperty("data").GetProperty("instruction").GetString());
    }

    [Fact]
    [Trait("Case", "F4")]
    public async Task For_a_day_after_a_rotation_both_secrets_sign()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        var old = await EndpointAsync(desk, receiver, "instruction.*");
        var endpoints = desk.Get<WebhookEndpoints>();
        var id = Endpoint(desk);
        var rotated = Assert.IsType<EndpointOutcome.Done>(await endpoints.RotateAsync(id, MessagesDesk.Ops, Ct));
        var now = WebhookSecret.Read(rotated.Secret!)!;

        await desk.HookAsync(new HandEffects.Hook("instruction.held", "i-1"));
        await desk.Sending.RunAllDueAsync(Ct);
        desk.Clock.Advance(TimeSpan.FromHours(24));
        await desk.HookAsync(new HandEffects.Hook("instruction.held", "i-2"));
        await desk.Sending.RunAllDueAsync(Ct);

        var both = receiver.Got.First();
        Assert.Equal(2, both.Signatures.Split(' ').Length);
        Assert.True(both.IsSignedBy(old, both.At));
        Assert.True(both.IsSignedBy(now, both.At));
        Assert.False(receiver.Got.Last().IsSignedBy(old, desk));
        Assert.True(receiver.Got.Last().IsSignedBy(now, desk));
    }

    [Fact]
    [Trait("Case", "R2")]
    public async Task After_two_days_of_silence_all_arrives_in_order_of_each_object_with_the_same_ids()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        await EndpointAsync(desk, receiver, "instruction.*");
        receiver.Status = 503;
        for (var i = 0; i < 5; i++)
        {
            await desk.HookAsync(
                new("instruction.received", "i-1", $"{{\"n\":{i}}}"),
                new("instruction.received", "i-2", $"{{\"n\":{i}}}"));
        }

        // Two days, in which only the first of each is tried, by the schedule.
        for (var hour = 0; hour < 48; hour++)
        {
            await desk.Sending.RunAllDueAsync(Ct);
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        var tried = receiver.Got.Select(got => got.Id).Distinct().ToList();
        Assert.Equal(2, tried.Count);
        Assert.InRange(receiver.Got.Count, 2 * 6, 2 * 9);
        receiver.Status = 204;
        receiver.Got.Clear();
        for (var hour = 0; hour < 30; hour++)
        {
            await desk.Sending.RunAllDueAsync(Ct);
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(10, receiver.Got.Count);
        Assert.Equal(10, receiver.Got.Select(got => got.Id).Distinct().Count());
        Assert.All(desk.Webhooks().GroupBy(row => row.Subject), subject => Assert.Equal(
            [0, 1, 2, 3, 4], receiver.Got.Where(got => subject.Any(row => row.Id == got.Id))
                .Select(got => got.Json.GetProperty("data").GetProperty("n").GetInt32())));
        Assert.All(desk.Webhooks(), row => Assert.Equal(MessageState.Sent, row.State));
    }

    [Fact]
    [Trait("Case", "R3")]
    public async Task One_that_is_never_taken_is_parked_and_those_behind_it_go_on()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        await EndpointAsync(desk, receiver, "instruction.*");
        receiver.Answer = got => got.Body.Contains("poison", StringComparison.Ordinal) ? 500 : 204;
        await desk.HookAsync(
            new("instruction.held", "i-1", "{\"x\":\"poison\"}"), new("instruction.held", "i-1", "{\"x\":\"behind\"}"),
            new("instruction.held", "i-2", "{\"x\":\"beside\"}"));

        await desk.Sending.RunAllDueAsync(Ct);
        Assert.Contains(receiver.Got, got => got.Body.Contains("beside", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Got, got => got.Body.Contains("behind", StringComparison.Ordinal));
        foreach (var wait in RetrySchedule.OfWebhooks.Waits)
        {
            desk.Clock.Advance(wait.ToTimeSpan());
            await desk.Sending.RunAllDueAsync(Ct);
        }

        Assert.Equal(MessageState.Failed, desk.Webhooks()[0].State);
        Assert.Contains(receiver.Got, got => got.Body.Contains("behind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_webhook_is_sent_once_more_with_its_id_when_somebody_asks()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        await EndpointAsync(desk, receiver, "instruction.*");
        await desk.HookAsync(new HandEffects.Hook("instruction.held", "i-1"));
        await desk.Sending.RunAllDueAsync(Ct);
        var id = desk.Webhooks()[0].Id;

        await desk.Get<WebhookEndpoints>().ReplayAsync(Endpoint(desk), id, MessagesDesk.Ops, Ct);
        await desk.Sending.RunAllDueAsync(Ct);

        Assert.Equal([id, id], receiver.Got.Select(got => got.Id));
        Assert.Single(receiver.Got.Select(got => got.Body).Distinct());
    }

    [Fact]
    public async Task A_test_goes_to_one_receiver_whatever_it_wants()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        await EndpointAsync(desk, receiver, "account.frozen");

        await desk.Get<WebhookEndpoints>().TestAsync(Endpoint(desk), MessagesDesk.Ops, Ct);
        await desk.Sending.RunAllDueAsync(Ct);

        Assert.Equal("webhook.test", Assert.Single(receiver.Got).Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_receiver_that_answers_410_is_switched_off()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        await EndpointAsync(desk, receiver, "instruction.*");
        receiver.Status = 410;
        await desk.HookAsync(new HandEffects.Hook("instruction.held", "i-1"));
        await desk.Sending.RunAllDueAsync(Ct);
        await desk.HookAsync(new HandEffects.Hook("instruction.held", "i-2"));
        await desk.Sending.RunAllDueAsync(Ct);

        Assert.Single(receiver.Got);
        Assert.Single(desk.Webhooks());
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:1::1")]
    [InlineData("ff02::1")]
    [Trait("Case", "S8")]
    public void No_address_but_of_the_public_internet_is_connected_to(string address) =>
        Assert.False(new PublicAddresses([]).Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("::ffff:93.184.216.34")]
    [Trait("Case", "S8")]
    public void Public_addresses_are_connected_to(string address) =>
        Assert.True(new PublicAddresses([]).Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://localhost/", "127.0.0.1")]
    [InlineData("https://metadata.internal/", "169.254.169.254")]
    [InlineData("https://intranet.example/", "10.1.2.3")]
    [InlineData("https://[::1]/", "::1")]
    [InlineData("https://2130706433/", "127.0.0.1")]
    [InlineData("http://public.example/", "93.184.216.34")]
    [Trait("Case", "S8")]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_connected_to(string url, string address)
    {
        var outcome = await SendAsync([], (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]), url);

        Assert.Equal(FailureReason.ForbiddenAddress, Assert.IsType<SendOutcome.Later>(outcome).Reason);
    }

    [Fact]
    [Trait("Case", "S8")]
    public async Task A_name_that_is_another_address_a_moment_later_is_looked_up_once()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var asked = 0;

        // Outside first, inside from then on: a client that looked twice would connect to the listener.
        var outcome = await SendAsync([], (_, _) => Task.FromResult<IPAddress[]>(
            [asked++ == 0 ? IPAddress.Parse("240.0.0.1") : IPAddress.Loopback]),
            $"https://rebinding.example:{((IPEndPoint)inside.LocalEndpoint).Port}/");

        Assert.Equal(FailureReason.ForbiddenAddress, Assert.IsType<SendOutcome.Later>(outcome).Reason);
        Assert.Equal(1, asked);
        Assert.False(inside.Pending());
    }

    [Fact]
    [Trait("Case", "S8")]
    public async Task An_answer_that_sends_on_elsewhere_is_not_followed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = 302;
        receiver.Location = receiver.Url + "inside";

        var outcome = await SendAsync(
            [IPNetwork.Parse("127.0.0.0/8")], GuardedConnections.ByName, receiver.Url.ToString());

        Assert.Equal((FailureReason.Refused, 302), outcome is SendOutcome.Later later
            ? (later.Reason, later.Code!.Value) : default);
        Assert.Single(receiver.Got);
    }

    [Fact]
    [Trait("Case", "R1")]
    public async Task A_receiver_that_hangs_is_left_after_fifteen_seconds_and_holds_nobody_up()
    {
        using var folder = new TemporaryFolder();
        await using var hanging = await Receiver.StartAsync();
        await using var well = await Receiver.StartAsync();
        hanging.Hold = new TaskCompletionSource();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], OnThisMachine);
        await EndpointAsync(desk, hanging, "instruction.*");
        await EndpointAsync(desk, well, "instruction.*");
        await desk.HookAsync(new HandEffects.Hook("instruction.held", "i-1"));
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();

        await desk.Sending.RunDueAsync(Ct);
        await well.First.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(5));
        hanging.Hold.SetResult();
    }

    [Theory]
    [InlineData(null, "https://a.example/", "instruction.*", "/name")]
    [InlineData("core", "ftp://a.example/", "instruction.*", "/url")]
    [InlineData("core", "https://user:pw@a.example/", "instruction.*", "/url")]
    [InlineData("core", "https://a.example/#x", "instruction.*", "/url")]
    [InlineData("core", "nonsense", "instruction.*", "/url")]
    [InlineData("core", "https://a.example/", "nonsense", "/types/0")]
    public void A_receiver_that_cannot_be_is_refused_by_place(string? name, string url, string type, string place) =>
        Assert.Equal(place, Assert.Single(EndpointRules.FaultsOf(new EndpointRequest(name, url, [type]))).Pointer);

    private static async Task<SendOutcome> SendAsync(
        ImmutableArray<IPNetwork> allowed, FindAddresses find, string url)
    {
        using var http = new GuardedConnections(new PublicAddresses(allowed), find).Client();
        return await SignedRequest.SendAsync(
            http, new Uri(url), new SignedRequest("w-1-0", "{}", [WebhookSecret.Draw()]),
            Instant.FromUnixTimeSeconds(1_800_000_000), Ct);
    }

    private static async Task<byte[]> EndpointAsync(MessagesDesk desk, Receiver receiver, string types)
    {
        var made = Assert.IsType<EndpointOutcome.Done>(await desk.Get<WebhookEndpoints>().MakeAsync(
            new EndpointRequest("core", receiver.Url.ToString(), [types]), MessagesDesk.Ops, Ct));
        return WebhookSecret.Read(made.Secret!)!;
    }

    private static string Endpoint(MessagesDesk desk)
    {
        using var db = desk.Get<Holdfast.Desk.Facts.DeskReader>().Open();
        return db.Set<EndpointRow>().Single().Id;
    }
}
