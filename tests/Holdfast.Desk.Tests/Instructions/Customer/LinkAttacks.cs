using Holdfast.Desk.Instructions.Customer;
using NodaTime;

namespace Holdfast.Desk.Tests.Instructions.Customer;

/// <summary>S19: fake answers, each by what is tried, and the steps that they are made of.</summary>
internal static class LinkAttacks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What somebody does who is not the customer, or is being led.</summary>
    internal delegate Task Attack(LinkTrial trial);

    public static Dictionary<string, Attack> All { get; } = new()
    {
        // Links that are read, forwarded, scanned.
        ["a mail scanner fetches the link"] = async trial => await ScanAsync(trial, 1),
        ["a mail scanner fetches the link a hundred times"] = async trial => await ScanAsync(trial, 100),
        ["a scanner sends the form empty"] = Press(),
        ["a scanner sends every button it finds"] = Press(("act", "code")),
        ["a forwarded link without code"] = Press(("act", "code"), ("code", "")),
        ["a forwarded link, answered at once"] = Answer("nothing"),
        ["a forwarded link, none of these"] = Answer("none"),
        ["a link with another case"] = async trial =>
            await TypeAtAsync(trial, trial.Link.ToUpperInvariant(), trial.Code),
        ["a link with a character more"] = async trial => await TypeAtAsync(trial, trial.Link + "0", trial.Code),
        ["a link with a character less"] = async trial => await TypeAtAsync(trial, trial.Link[..^1], trial.Code),
        ["a link with a character changed"] = async trial =>
            await TypeAtAsync(trial, trial.Link[..^1] + (trial.Link[^1] == '0' ? '1' : '0'), trial.Code),
        ["no token"] = async trial => await TypeAtAsync(trial, "/c/-", trial.Code),
        ["a token of another alphabet"] = async trial =>
            await TypeAtAsync(trial, "/c/" + new string('l', 52), trial.Code),
        ["a path that climbs"] = async trial => await TypeAtAsync(trial, "/c/..%2f..%2fv1%2fmessages", trial.Code),
        ["the hash in place of the token"] = async trial =>
            await TypeAtAsync(trial, "/c/" + trial.Desk.Links()[0].Hash[..52], trial.Code),
        ["the id of the link in place of the token"] = async trial =>
            await TypeAtAsync(trial, "/c/" + trial.Desk.Links()[0].Id, trial.Code),

        // Codes that are guessed, stolen from elsewhere, malformed.
        ["a code guessed five times, then the right one"] = async trial => await GuessAsync(trial, 5),
        ["a code guessed nine times, then the right one"] = async trial => await GuessAsync(trial, 9),
        ["codes guessed from many browsers at once"] = async trial =>
        {
            await Task.WhenAll(Enumerable.Range(0, 12).Select(
                i => trial.TypeAsync(trial.Desk.Browser(), $"0000000{i % 10}")));
            await TypeAndAnswerAsync(trial, trial.Code);
        },
        ["the code of another instruction"] = async trial =>
        {
            var mine = (trial.Link, trial.Code);
            await trial.AskAsync("i-0000000000000002");
            await TypeAtAsync(trial, mine.Link, trial.Code);
            await TypeAtAsync(trial, trial.Link, mine.Code);
        },
        ["an empty code"] = Press(("act", "code"), ("code", "")),
        ["a code of letters"] = Press(("act", "code"), ("code", "abcdefgh")),
        ["a code of other digits"] = Press(("act", "code"), ("code", "٠١٢٣٤٥٦٧")),
        ["a code with SQL in it"] = Press(("act", "code"), ("code", "' OR 1=1 --")),
        ["a code of a megabyte"] = Press(("act", "code"), ("code", new string('1', 7_000))),
        ["a wild card for a code"] = Press(("act", "code"), ("code", "%")),
        ["seven digits of it"] = async trial => await TypeAndAnswerAsync(trial, trial.Code[..7]),
        ["nine digits"] = async trial => await TypeAndAnswerAsync(trial, trial.Code + "0"),
        ["the code turned round"] = async trial =>
            await TypeAndAnswerAsync(trial, Differing(new string([.. trial.Code.Reverse()]), trial.Code)),
        ["two codes in one form"] = async trial => await LinkTrial.PressAsync(
            trial.Desk.Browser(), trial.Link, ("act", "code"), ("code", "00000000"), ("code", trial.Code)),

        // Other browsers than the one that opened the page.
        ["a second browser with link and code, after the customer opened it"] = async trial =>
        {
            await trial.TypeAsync(trial.Customer, trial.Code);
            await TypeAndAnswerAsync(trial, trial.Code);
        },
        ["a second browser that answers the page the first one opened"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await trial.AnswerAsync(trial.Desk.Browser(), page);
        },
        ["a browser with a made-up cookie"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await WithCookieAsync(trial, page, new string('0', 52));
        },
        ["a browser with the hash of the cookie"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await WithCookieAsync(trial, page, trial.Desk.Links()[0].Browser!);
        },
        ["a browser with an empty cookie"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await WithCookieAsync(trial, page, "");
        },
        ["a page left open, answered by somebody else half an hour later"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            trial.Desk.Clock.Advance(LinkRules.OpenFor.ToTimeSpan());
            await trial.AnswerAsync(trial.Customer, page);
        },
        ["the cookie of one link at another"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            var browser = trial.Customer;
            await trial.AskAsync("i-0000000000000002");
            await trial.AnswerAsync(browser, page);
        },

        // Time.
        ["the right code exactly at the end"] = async trial => await LateAsync(trial, TimeSpan.Zero),
        ["the right code an hour late"] = async trial => await LateAsync(trial, TimeSpan.FromHours(1)),
        ["the right code a year late"] = async trial => await LateAsync(trial, TimeSpan.FromDays(365)),
        ["opened in time, answered after the end"] = async trial =>
        {
            trial.Desk.Clock.Advance(Left(trial) - TimeSpan.FromMinutes(5));
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            trial.Desk.Clock.Advance(TimeSpan.FromMinutes(6));
            await trial.AnswerAsync(trial.Customer, page);
        },

        // The customer's own request, changed behind their back.
        ["the amount edited, which is another instruction"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await trial.AskAsync(payee: "Eve");
            await trial.AnswerAsync(trial.Customer, page);
        },
        ["an older link after the customer was asked anew"] = async trial =>
        {
            var old = (trial.Link, trial.Code);
            await trial.AskAsync();
            await TypeAtAsync(trial, old.Link, old.Code);
        },
        ["an older link, opened before the customer was asked anew"] = async trial =>
        {
            var browser = trial.Customer;
            var (_, page) = await trial.TypeAsync(browser, trial.Code);
            var old = trial.Link;
            await trial.AskAsync();
            await LinkTrial.PressAsync(browser, old, ("act", "answer"), ("choice", LinkTrial.RightIn(page)),
                ("told", "no"), ("watched", "no"), ("secret", "no"));
        },

        // Choices that are guessed or forged.
        ["the choices of another page"] = async trial =>
        {
            await trial.TypeAsync(trial.Customer, trial.Code);
            await trial.AnswerAsync(trial.Customer, "", "0123456789abcdef");
        },
        ["a choice that is none"] = OpenedAnswer("true"),
        ["a choice named right"] = OpenedAnswer("right"),
        ["an empty choice"] = OpenedAnswer(""),
        ["a choice with HTML in it"] = OpenedAnswer("<script>"),
        ["all choices at once"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await LinkTrial.PressAsync(trial.Customer, trial.Link,
                [("act", "answer"), .. LinkTrial.ChoicesIn(page).Select(choice => ("choice", choice.Id)),
                    ("told", "no"), ("watched", "no"), ("secret", "no")]);
        },
        ["yes to the wrong amount"] = OpenedWrong(0),
        ["yes to the wrong payee"] = OpenedWrong(1),
        ["yes to both wrong"] = OpenedWrong(2),
        ["approval by a field of the attacker's own"] = Press(
            ("act", "answer"), ("IsRight", "true"), ("approved", "1"), ("state", "confirmed")),
        ["approval by the query"] = async trial =>
            await trial.Customer.GetAsync(trial.Link + "?act=answer&choice=right", Ct),
        ["approval by JSON"] = async trial => await trial.Customer.PostAsync(
            trial.Link, new StringContent("{\"act\":\"answer\"}", null, "application/json"), Ct),
        ["approval by another method"] = async trial => await trial.Customer.PutAsync(trial.Link, null, Ct),

        // A customer who is led.
        ["a customer told what to answer"] = OpenedCoached("yes", "no", "no"),
        ["a customer with somebody on the phone"] = OpenedCoached("no", "yes", "no"),
        ["a customer told to keep quiet"] = OpenedCoached("no", "no", "yes"),
        ["a customer led in every way"] = OpenedCoached("yes", "yes", "yes"),

        // The customer said no, and somebody else says yes.
        ["not me, then the right code"] = async trial =>
        {
            await trial.NotMeAsync(trial.Desk.Browser());
            await TypeAndAnswerAsync(trial, trial.Code);
        },
        ["opened, not me from another browser, then yes"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await trial.NotMeAsync(trial.Desk.Browser());
            await trial.AnswerAsync(trial.Customer, page);
        },
        ["none of these, then the right one"] = async trial =>
        {
            var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
            await trial.AnswerAsync(trial.Customer, page, "none");
            await trial.AnswerAsync(trial.Customer, page);
        },
        ["a mailbox that was broken into: the link, and no phone"] = async trial =>
        {
            await trial.Customer.GetAsync(trial.Link, Ct);
            await GuessAsync(trial, 5, isCodeKnown: false);
        },
        ["a phone that was taken over: the code, and no mailbox"] = async trial =>
        {
            foreach (var token in (string[])["", trial.Code, "i-00000000000075f3", "k-mail", "c-1"])
            {
                await TypeAtAsync(trial, "/c/" + Uri.EscapeDataString(token), trial.Code);
            }
        },
        ["a restart in between, then another browser"] = async trial =>
        {
            await trial.TypeAsync(trial.Customer, trial.Code);
            await trial.RestartAsync();
            await TypeAndAnswerAsync(trial, trial.Code);
        },
    };

    public static async Task ScanAsync(LinkTrial trial, int times)
    {
        using var scanner = trial.Desk.Browser();
        for (var i = 0; i < times; i++)
        {
            using var read = await scanner.GetAsync(trial.Link, Ct);
            using var asked = await scanner.SendAsync(new HttpRequestMessage(HttpMethod.Head, trial.Link), Ct);
            using var spanish = await scanner.GetAsync(trial.Link + "?es", Ct);
        }

        var link = trial.Desk.Links()[0];
        Assert.Equal((0, null, null), (link.WrongCodes, link.OpenedAt, link.AnsweredAt));
    }

    private static Attack Press(params (string, string)[] fields) =>
        trial => LinkTrial.PressAsync(trial.Desk.Browser(), trial.Link, fields);

    private static Attack Answer(string choice) => trial => trial.AnswerAsync(trial.Desk.Browser(), "", choice);

    private static Attack OpenedAnswer(string choice) => async trial =>
    {
        await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, "", choice);
    };

    private static Attack OpenedWrong(int which) => async trial =>
    {
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page, LinkTrial.ChoicesIn(page)
            .Where(choice => choice.Id != LinkTrial.RightIn(page)).ElementAt(which).Id);
    };

    private static Attack OpenedCoached(string told, string watched, string secret) => async trial =>
    {
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page, null, told, watched, secret);
    };

    public static async Task TypeAndAnswerAsync(LinkTrial trial, string code)
    {
        using var thief = trial.Desk.Browser();
        var (_, page) = await trial.TypeAsync(thief, code);
        await trial.AnswerAsync(thief, page);
    }

    private static async Task TypeAtAsync(LinkTrial trial, string link, string code)
    {
        using var thief = trial.Desk.Browser();
        var (_, page) = await LinkTrial.PressAsync(thief, link, ("act", "code"), ("code", code));
        await LinkTrial.PressAsync(thief, link, ("act", "answer"), ("choice", LinkTrial.RightIn(page)), ("told", "no"),
            ("watched", "no"), ("secret", "no"));
    }

    private static async Task GuessAsync(LinkTrial trial, int times, bool isCodeKnown = true)
    {
        for (var i = 0; i < times; i++)
        {
            await trial.TypeAsync(trial.Desk.Browser(), Differing($"1234567{i}", trial.Code));
        }

        if (isCodeKnown)
        {
            await TypeAndAnswerAsync(trial, trial.Code);
        }
    }

    private static async Task LateAsync(LinkTrial trial, TimeSpan by)
    {
        trial.Desk.Clock.Advance(Left(trial) + by);
        await TypeAndAnswerAsync(trial, trial.Code);
    }

    private static TimeSpan Left(LinkTrial trial) =>
        (trial.Expires - Instant.FromDateTimeOffset(trial.Desk.Clock.GetUtcNow())).ToTimeSpan();

    private static async Task WithCookieAsync(LinkTrial trial, string page, string cookie)
    {
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        thief.BaseAddress = trial.Desk.Address;
        thief.DefaultRequestHeaders.Add("Cookie", "__Host-holdfast-link=" + cookie);
        await trial.AnswerAsync(thief, page);
    }

    // Of a hundred million codes one is right: a guess in a test shall not be it.
    private static string Differing(string guess, string code) => guess == code ? "99999999" : guess;
}
