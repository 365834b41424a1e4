using System.Text.RegularExpressions;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Tests.Messages;
using NodaTime;

namespace Holdfast.Desk.Tests.Instructions.Customer;

/// <summary>An instruction that a customer was asked about, with the link and the code as they were sent.</summary>
internal sealed partial class LinkTrial : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly bool _isWhole;

    private LinkTrial(TemporaryFolder folder, MessagesDesk desk, bool isWhole) =>
        (_folder, Desk, _isWhole) = (folder, desk, isWhole);

    public MessagesDesk Desk { get; private set; }

    /// <summary>The customer of the whole desk; null where what was said at links is only kept for the test.</summary>
    public AskedCustomer? Asked { get; private set; }

    /// <summary>The path of the link.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Its code.</summary>
    public string Code { get; private set; } = "";

    public Instant Expires { get; private set; }

    /// <summary>The customer's own browser.</summary>
    public HttpClient Customer { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<LinkTrial> StartAsync(Action<LinkTrial>? also = null)
    {
        var folder = new TemporaryFolder();
        var trial = new LinkTrial(folder, await MessagesDesk.StartAsync(folder["data"]), isWhole: false);
        await trial.AskAsync();
        also?.Invoke(trial);
        return trial;
    }

    /// <summary>A trial of the whole desk: what is said at a link goes to the instruction that it is about.</summary>
    public static async Task<LinkTrial> StartWholeAsync()
    {
        var folder = new TemporaryFolder();
        var desk = await MessagesDesk.StartAsync(
            folder["data"], also: services => services.AddInstructions(Given.Table));
        var trial = new LinkTrial(folder, desk, isWhole: true) { Asked = new AskedCustomer(desk) };
        await trial.Asked.PutOnFileAsync();
        await trial.AskAsync();
        return trial;
    }

    /// <summary>Asks the customer: link by e-mail, code by text message.</summary>
    public async Task AskAsync(string subject = "i-00000000000075f3", string payee = "Maple Title LLC")
    {
        var before = Desk.Messages().Count;
        if (Asked is { } asked)
        {
            Expires = (await asked.AskAsync(subject, payee)).Sought!.Expires;
        }
        else
        {
            await DrawAsync(subject, payee);
        }

        var sent = Desk.Messages().Skip(before).ToList();
        Link = new Uri((await Desk.OpenAsync(sent.Last(row => row.Template == "instruction.confirm"))).Values["link"])
            .PathAndQuery;
        Code = (await Desk.OpenAsync(sent.Last(row => row.Template == "instruction.code"))).Values["code"];
        Customer = Desk.Browser();
    }

    // As the desk does, but for the instruction.
    private async Task DrawAsync(string subject, string payee)
    {
        var now = Instant.FromDateTimeOffset(Desk.Clock.GetUtcNow());
        Expires = now + Duration.FromHours(48);
        var since = now - Duration.FromDays(400);
        await Desk.KeepAsync(await Desk.Get<LinkDrawing>().ConfirmAsync(
            new LinkOrder(subject, "c-1", "en", Expires),
            new LinkDetails("25000 USD", null, payee, "House closing", "4821", LinkDrawing.Seed()),
            new LinkContact("k-mail", Medium.Email, "maria@example.com", since),
            new LinkContact("k-phone", Medium.Sms, "+12125550147", since), DateTimeZone.Utc, Ct));
    }

    /// <summary>Sends a form of a page.</summary>
    public static async Task<(int Status, string Page)> PressAsync(
        HttpClient browser, string link, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.PostAsync(link, new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Ct);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    public Task<(int Status, string Page)> TypeAsync(HttpClient browser, string code) =>
        PressAsync(browser, Link, ("act", "code"), ("code", code));

    public Task<(int Status, string Page)> NotMeAsync(HttpClient browser) =>
        PressAsync(browser, Link, ("act", "not-me"));

    /// <summary>Answers the page, by default as an honest customer does.</summary>
    public async Task<(int Status, string Page)> AnswerAsync(
        HttpClient browser, string page, string? choice = null, string told = "no", string watched = "no",
        string secret = "no") => await PressAsync(
            browser, Link, ("act", "answer"), ("choice", choice ?? RightIn(page)), ("told", told),
            ("watched", watched), ("secret", secret));

    /// <summary>The choices of a page: what each is called, and what it says.</summary>
    public static IReadOnlyList<(string Id, string Text)> ChoicesIn(string page) =>
    [
        .. Choice().Matches(page).Select(match => (match.Groups["id"].Value, match.Groups["text"].Value)),
    ];

    /// <summary>The choice that an honest customer knows to be theirs.</summary>
    public static string RightIn(string page) => ChoicesIn(page).FirstOrDefault(
        choice => choice.Text.Contains("$25,000.00") && choice.Text.Contains("Maple Title LLC")).Id ?? "nothing";

    /// <summary>Stops the server and starts it on the same data.</summary>
    public async Task RestartAsync()
    {
        var clock = Desk.Clock;
        await Desk.DisposeAsync();
        Desk = await MessagesDesk.StartAsync(
            _folder["data"], clock: clock,
            also: services =>
            {
                if (_isWhole)
                {
                    services.AddInstructions(Given.Table);
                }
            });
        Asked = _isWhole ? new AskedCustomer(Desk) : null;
        Customer = Desk.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex("name=\"choice\" value=\"(?<id>[0-9a-f]{16})\"[^>]*>\\s*<span>(?<text>.*?)</span>",
        RegexOptions.Singleline)]
    private static partial Regex Choice();
}
