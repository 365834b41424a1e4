using System.Net;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Tests.Messages;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Tests.Instructions.Customer;

public sealed class CustomerPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_confirms_by_link_and_code_without_signing_in()
    {
        await using var trial = await LinkTrial.StartAsync();

        var asked = await trial.Customer.GetStringAsync(trial.Link, Ct);
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code[..4] + " " + trial.Code[4..]);
        var (_, thanks) = await trial.AnswerAsync(trial.Customer, page);

        Assert.Contains("Did you ask for this?", asked);
        Assert.DoesNotContain("25,000", asked);
        Assert.Contains("House closing", page);
        Assert.Equal(4, LinkTrial.ChoicesIn(page).Count);
        Assert.Contains("Thank you", thanks);
        var voice = Assert.Single(trial.Desk.Customers.Confirmed);
        Assert.Equal(("i-00000000000075f3", "k-mail", "25000.00 USD", "Maple Title LLC"),
            (voice.Subject, voice.Contact, voice.Amount?.ToString(), voice.Payee));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public async Task Who_is_told_what_to_do_confirms_nothing(bool told, bool watched, bool secret)
    {
        await using var trial = await LinkTrial.StartAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);

        var (_, stopped) = await trial.AnswerAsync(trial.Customer, page, null, Word(told), Word(watched), Word(secret));

        Assert.Contains("We have stopped it", stopped);
        Assert.True(Assert.Single(trial.Desk.Customers.Answers).IsCoached);
        Assert.Empty(trial.Desk.Customers.Confirmed);
        static string Word(bool isSo) => isSo ? "yes" : "no";
    }

    [Fact]
    [Trait("Case", "T10")]
    public async Task Who_chooses_something_else_refuses_with_what_they_chose()
    {
        await using var trial = await LinkTrial.StartAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        var wrong = LinkTrial.ChoicesIn(page).First(choice => choice.Id != LinkTrial.RightIn(page)).Id;

        await trial.AnswerAsync(trial.Customer, page, wrong);

        var voice = Assert.Single(trial.Desk.Customers.Answers);
        Assert.False(voice.IsRight);
        Assert.NotNull(voice.Payee);
    }

    [Theory]
    [InlineData("choice")]
    [InlineData("told")]
    [InlineData("watched")]
    [InlineData("secret")]
    public async Task An_answer_in_which_something_is_missing_is_asked_for_again(string missing)
    {
        await using var trial = await LinkTrial.StartAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        (string, string)[] fields =
        [
            ("act", "answer"), ("choice", LinkTrial.RightIn(page)), ("told", "no"), ("watched", "no"), ("secret", "no"),
        ];

        var (_, again) = await LinkTrial.PressAsync(
            trial.Customer, trial.Link, [.. fields.Where(field => field.Item1 != missing)]);

        Assert.Contains("Please answer every question", again);
        Assert.Empty(trial.Desk.Customers.Answers);
        await trial.AnswerAsync(trial.Customer, again);
        Assert.Single(trial.Desk.Customers.Confirmed);
    }

    [Fact]
    public async Task Not_me_stops_all_with_one_press_without_code_and_sign_in()
    {
        await using var trial = await LinkTrial.StartAsync();

        var (status, page) = await trial.NotMeAsync(trial.Customer);

        Assert.Equal(200, status);
        Assert.Contains("We have stopped everything", page);
        Assert.Equal("i-00000000000075f3", Assert.Single(trial.Desk.Customers.Objections).Subject);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(47)]
    [InlineData(49)]
    [InlineData(24 * 60)]
    public async Task Not_me_is_heard_late_too_and_after_the_link_was_used(int hours)
    {
        await using var trial = await LinkTrial.StartAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page);
        trial.Desk.Clock.Advance(TimeSpan.FromHours(hours));

        await trial.NotMeAsync(trial.Desk.Browser());

        Assert.Single(trial.Desk.Customers.Objections);
    }

    [Fact]
    public async Task What_was_pressed_is_passed_on_after_a_failure_and_a_restart()
    {
        await using var trial = await LinkTrial.StartAsync();
        trial.Desk.Customers.Failure = new TimeoutException();
        var (status, page) = await trial.NotMeAsync(trial.Customer);
        Assert.Equal(503, status);
        Assert.Contains("+1 212 555 0100", WebUtility.HtmlDecode(page));

        await trial.RestartAsync();
        await trial.Desk.Get<TimerWatch>().RunDueAsync(Ct);
        await trial.Desk.Get<TimerWatch>().RunDueAsync(Ct);

        Assert.Single(trial.Desk.Customers.Objections);
    }

    [Fact]
    public async Task A_change_is_undone_by_one_link()
    {
        await using var trial = await LinkTrial.StartAsync();
        var desk = trial.Desk;
        var drawn = await desk.Get<LinkDrawing>().NoticeAsync(
            new LinkOrder("ch-1", "c-1", "es", trial.Expires), LinkPurpose.Revert, TemplateTable.ChangeOld,
            MessageParameters.None.Phrase("what", "email"),
            [new LinkContact("k-mail", Medium.Email, "maria@example.com", trial.Expires)], Ct);
        await desk.KeepAsync(drawn);
        var link = new Uri((await desk.OpenAsync(desk.Messages()[^1])).Values["link"]).PathAndQuery;

        var asked = await trial.Customer.GetStringAsync(link, Ct);
        Assert.Empty(desk.Customers.Reverts);
        await LinkTrial.PressAsync(trial.Customer, link, ("act", "undo"));
        await LinkTrial.PressAsync(trial.Customer, link, ("act", "undo"));

        Assert.StartsWith("/c/undo/", link);
        Assert.Contains("¿Anular un cambio?", WebUtility.HtmlDecode(asked));
        Assert.Equal("ch-1", Assert.Single(desk.Customers.Reverts).Subject);
    }

    [Fact]
    public async Task Every_answer_has_a_strict_policy_and_sends_no_referrer_and_is_stored_nowhere()
    {
        await using var trial = await LinkTrial.StartAsync();
        using var answer = await trial.Customer.GetAsync(trial.Link, Ct);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("style=", page);
        Assert.DoesNotContain("http://", page);
        Assert.DoesNotContain("https://", page);
        Assert.DoesNotContain(trial.Link[3..], page);
        Assert.True(page.Length < 6_000);
    }

    [Fact]
    public async Task The_page_is_in_the_language_of_the_link_and_else_of_the_browser()
    {
        await using var trial = await LinkTrial.StartAsync();

        Assert.Contains("lang=\"en\"", await trial.Customer.GetStringAsync(trial.Link, Ct));
        Assert.Contains("lang=\"es\"", await trial.Customer.GetStringAsync(trial.Link + "?es", Ct));
        trial.Customer.DefaultRequestHeaders.Add("Accept-Language", "es-MX,es;q=0.9");
        Assert.Contains("lang=\"es\"", await trial.Customer.GetStringAsync(trial.Link, Ct));
    }

    [Fact]
    [Trait("Case", "S13")]
    public async Task The_journal_and_the_tables_hold_neither_token_nor_code_nor_what_is_shown()
    {
        await using var trial = await LinkTrial.StartAsync();
        var token = trial.Link["/c/".Length..];
        await trial.TypeAsync(trial.Customer, trial.Code);

        var journal = string.Concat(((EntryKind[])[EntryKind.Message, EntryKind.Setting]).SelectMany(
            kind => trial.Desk.Partition.Journal.ReadOf(kind, 0, trial.Desk.Partition.Journal.Head.Size))
            .Select(entry => System.Text.Encoding.UTF8.GetString(entry.Content.Span)));

        Assert.DoesNotContain(token, journal);
        Assert.DoesNotContain(trial.Code, journal);
        Assert.DoesNotContain("Maple", journal);
        Assert.DoesNotContain("maria@", journal);
        Assert.All(trial.Desk.Links(), link => Assert.NotEqual(token, link.Hash));
    }

    [Fact]
    public async Task Link_and_code_never_go_the_same_way()
    {
        await using var trial = await LinkTrial.StartAsync();
        var mail = new LinkContact("k-1", Medium.Email, "a@example.com", default);
        var details = new LinkDetails("1 USD", null, "P", null, "1", LinkDrawing.Seed());

        foreach (var other in (LinkContact[])[mail, mail with { Id = "k-2", Destination = "b@example.com" }])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => trial.Desk.Get<LinkDrawing>().ConfirmAsync(
                new LinkOrder("i-1", "c-1", "en", trial.Expires), details, mail, other, DateTimeZone.Utc, Ct));
        }
    }

    [Theory]
    [InlineData("25000 USD")]
    [InlineData("0.01 USD")]
    [InlineData("1 USD")]
    [InlineData("999999999999 USD")]
    [InlineData("2437.18 EUR")]
    public void One_choice_is_right_and_the_others_look_like_it(string amount)
    {
        for (var i = 0; i < 200; i++)
        {
            var choices = LinkChoices.Of(
                new LinkDetails(amount, null, "Maple Title LLC", null, "1", LinkDrawing.Seed()));

            Assert.Equal(4, choices.Select(choice => choice.Id).Distinct().Count());
            Assert.Equal(4, choices.Select(choice => (choice.Amount, choice.Payee)).Distinct().Count());
            Assert.Single(choices, choice => choice.IsRight);
        }
    }

    [Fact]
    public void Where_the_right_choice_stands_tells_nothing()
    {
        var places = new int[4];
        for (var i = 0; i < 2_000; i++)
        {
            var choices = LinkChoices.Of(new LinkDetails("100 USD", null, "P", null, "1", LinkDrawing.Seed()));
            places[choices.ToList().FindIndex(choice => choice.IsRight)]++;
        }

        Assert.All(places, count => Assert.InRange(count, 400, 600));
    }
}
