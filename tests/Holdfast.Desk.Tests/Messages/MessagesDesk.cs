using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Desk.Records;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Holdfast.Desk.Tests.Messages;

/// <summary>Messages, webhooks and customers' links on a real web server, on a clock of the test's.</summary>
internal sealed class MessagesDesk : IAsyncDisposable
{
    public static readonly MasterKey Master = MasterKey.Generate();

    public static readonly Actor Ops = new(ActorKind.Shell, "ops", "ops");

    private readonly WebApplication _app;
    private readonly string _socket;

    private MessagesDesk(WebApplication app, Partition partition, SetClock clock, string socket)
    {
        (_app, Partition, Clock, _socket) = (app, partition, clock, socket);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Single(address => !address.Contains("unix:", StringComparison.Ordinal)));
    }

    public Partition Partition { get; }

    public SetClock Clock { get; }

    public Uri Address { get; }

    public CustomerStub Customers => Get<CustomerStub>();

    public OutboxSending Sending => Get<OutboxSending>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<MessagesDesk> StartAsync(
        string folder, MessageSettings? messages = null, SetClock? clock = null,
        Action<IServiceCollection>? also = null)
    {
        clock ??= new SetClock(new DateTimeOffset(2026, 11, 26, 14, 0, 0, TimeSpan.Zero));
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, clock);
        var settings = new ServerSettings
        {
            Firm = new FirmSettings { Name = "Bay & Harbor" },
            Listen = new ListenSettings { Urls = [Url("http://127.0.0.1:0")] },
            Rates = new RateSettings { Address = new RateSetting(10_000, 10_000) },
            Messages = (messages ?? new MessageSettings()) with
            {
                Phone = "+1 212 555 0100",
                PublicUrl = new Uri("https://secure.example.com/"),
            },
        };
        var socket = Path.Combine(folder, "control.sock");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseListening(settings, socket, isControlOnly: false);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(partition).AddSingleton(Master);
        builder.Services.AddApi(settings);
        builder.Services.AddAccess(folder, settings);
        builder.Services.AddConsole();
        builder.Services.AddRecords(
            () => SqliteTimelines.Open(folder), ((RetentionReading.Accepted)RetentionTable.Load(folder)).Table);
        builder.Services.AddFacts(new SqliteDeskPlace(folder)).AddSingleton<TimerWatch>().AddCustomers();
        builder.Services.AddMessages(folder, settings, isSending: false).AddCustomerLinks();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<CustomerStub>();
        builder.Services.TryAddSingleton<ICustomerCommands>(provider => provider.GetRequiredService<CustomerStub>());
        builder.Services.AddSingleton<IDeskEffects, HandEffects>();
        also?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseApi();
        app.UseConsole();
        app.MapAccess();
        app.MapMessages();
        app.MapCustomerLinks();
        app.MapConsole();
        app.RequirePolicies();
        await app.StartAsync(Ct);
        return new MessagesDesk(app, partition, clock, socket);
    }

    /// <summary>
    /// A browser: it keeps cookies, as one does for its own machine also those that are for TLS, and follows nobody.
    /// </summary>
    public HttpClient Browser() => new(new CookieJar
    {
        InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false },
    })
    {
        BaseAddress = Address,
    };

    /// <summary>A client with a key that has some rights.</summary>
    public async Task<HttpClient> KeyAsync(params string[] scopes)
    {
        using var shell = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var connection = new System.Net.Sockets.Socket(
                    System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream,
                    System.Net.Sockets.ProtocolType.Unspecified);
                await connection.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(_socket), ct);
                return new System.Net.Sockets.NetworkStream(connection, ownsSocket: true);
            },
        });
        shell.DefaultRequestHeaders.Add("Holdfast-User", "ops");
        using var made = await shell.PostAsJsonAsync(
            "http://localhost/control/keys", new { name = $"k{Guid.NewGuid():N}"[..20], scopes }, Ct);
        var key = (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("key").GetString();
        return new HttpClient
        {
            BaseAddress = Address,
            DefaultRequestHeaders = { { "Authorization", "Bearer " + key } },
        };
    }

    /// <summary>Queues a message by hand.</summary>
    public async Task<string> QueueAsync(
        string to, string template = TemplateTable.MoneyOut, Medium medium = Medium.Email,
        MessageParameters? parameters = null, string customer = "c-1", string language = "en",
        Instant? notAfter = null)
    {
        var content = MessageContent.Of(to, parameters ?? SampleParameters.Of(TemplateTable.Find(template)!));
        var message = new NewMessage(
            template, customer, medium, language, await Get<MessageSeals>().SealAsync(customer, content, Ct))
        {
            Contact = "k-1",
            OnFileSince = Instant.FromUtc(2024, 3, 1, 0, 0),
            About = "i-00000000000075f3",
            NotAfter = notAfter,
        };
        await KeepAsync(new MessageEntry.Queued(message, Ops).ToEntry());
        return Messages()[^1].Id;
    }

    /// <summary>Keeps an entry and waits until it is in the tables.</summary>
    public Task KeepAsync(DeskEntry entry) => Get<DeskWriter>().DecideAsync(
        (_, _) => Task.FromResult(new Decided<bool>(true, entry)), Ct);

    /// <summary>Puts a link in, with the messages that bring it.</summary>
    public Task KeepAsync(DrawnLink drawn) => KeepAsync(new DeskEntry(EntryKind.Setting, 1,
        JsonSerializer.SerializeToUtf8Bytes(new HandEffects.Fact("hand", drawn.Link, [.. drawn.Messages], []))));

    /// <summary>Queues webhooks.</summary>
    public Task HookAsync(params HandEffects.Hook[] hooks) => KeepAsync(new DeskEntry(EntryKind.Setting, 1,
        JsonSerializer.SerializeToUtf8Bytes(new HandEffects.Fact("hand", null, [], [.. hooks]))));

    public IReadOnlyList<OutboxRow> Messages()
    {
        using var db = Get<DeskReader>().Open();
        return [.. db.Set<OutboxRow>().OrderBy(row => row.Position).ThenBy(row => row.Number)];
    }

    public OutboxRow Message(string id) => Messages().Single(row => row.Id == id);

    public IReadOnlyList<WebhookRow> Webhooks()
    {
        using var db = Get<DeskReader>().Open();
        return [.. db.Set<WebhookRow>().OrderBy(row => row.Position).ThenBy(row => row.Number)];
    }

    public IReadOnlyList<LinkRow> Links()
    {
        using var db = Get<DeskReader>().Open();
        return [.. db.Set<LinkRow>().OrderBy(row => row.Id)];
    }

    /// <summary>What a message says, opened.</summary>
    public async Task<MessageContent> OpenAsync(OutboxRow row) =>
        (await Get<MessageSeals>().OpenAsync(row.Customer, row.Sealed, Ct))!;

    /// <summary>Facts of messages in the journal.</summary>
    public IReadOnlyList<MessageEntry> Entries() =>
    [
        .. Partition.Journal.ReadOf(EntryKind.Message, 0, Partition.Journal.Head.Size)
            .Where(entry => entry.Head.Codec == MessageEntry.Codec).Select(MessageEntry.Read),
    ];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }

    private static ListenUrl Url(string text) =>
        ListenUrl.TryParse(text, out var url) ? url : throw new InvalidOperationException();
}

/// <summary>Keeps the cookies that a server sets, and sends them along.</summary>
internal sealed class CookieJar : DelegatingHandler
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_cookies.IsEmpty)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                _cookies.TryRemove(pair[0], out _);
            }
            else
            {
                _cookies[pair[0]] = pair[1];
            }
        }

        return answer;
    }
}

/// <summary>Takes what customers said, and keeps it for the test.</summary>
internal sealed class CustomerStub : ICustomerCommands
{
    public List<CustomerVoice> Answers { get; } = [];

    public List<CustomerVoice> Objections { get; } = [];

    public List<CustomerVoice> Reverts { get; } = [];

    /// <summary>What was confirmed: what a release needs.</summary>
    public IEnumerable<CustomerVoice> Confirmed => Answers.Where(voice => voice is { IsRight: true, IsCoached: false });

    /// <summary>Thrown in place of taking something, as long as it is set.</summary>
    public Exception? Failure { get; set; }

    public Task AnswerAsync(CustomerVoice voice, CancellationToken ct) => Take(Answers, voice);

    public Task NotMeAsync(CustomerVoice voice, CancellationToken ct) => Take(Objections, voice);

    public Task RevertAsync(CustomerVoice voice, CancellationToken ct) => Take(Reverts, voice);

    private Task Take(List<CustomerVoice> list, CustomerVoice voice)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        lock (list)
        {
            if (list.All(one => one.Link != voice.Link))
            {
                list.Add(voice);
            }
        }

        return Task.CompletedTask;
    }
}

/// <summary>Puts links, messages and webhooks in as another slice does.</summary>
internal sealed class HandEffects : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Setting];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Content);
        if (!json.RootElement.TryGetProperty("What", out _))
        {
            return;
        }

        var fact = json.RootElement.Deserialize<Fact>()!;
        if (fact.Link is { } link)
        {
            CustomerLinks.Add(db, entry, link);
        }

        foreach (var message in fact.Messages)
        {
            Outbox.Queue(db, entry, message);
        }

        foreach (var hook in fact.Hooks)
        {
            Outbox.QueueWebhook(db, entry, hook.Type, hook.Subject, hook.Data);
        }
    }

    internal sealed record Fact(
        string What, NewLink? Link, ImmutableArray<NewMessage> Messages, ImmutableArray<Hook> Hooks);

    internal sealed record Hook(string Type, string Subject, string Data = "{}");
}
