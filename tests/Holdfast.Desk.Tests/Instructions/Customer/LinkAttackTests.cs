using System.Net;
using Holdfast.Desk.Instructions.Customer;
using static Holdfast.Desk.Tests.Instructions.Customer.LinkAttacks;

namespace Holdfast.Desk.Tests.Instructions.Customer;

/// <summary>
/// S19: fake answers. Each attack is somebody who is not the customer, or a customer who is being led. It is carried
/// out against the whole desk: none of them brings about a confirmation, and nobody can release what was asked for.
/// </summary>
[Trait("Case", "S19")]
public sealed class LinkAttackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. LinkAttacks.All.Keys];

    [Fact]
    public void There_are_sixty_attacks_and_more() =>
        Assert.True(LinkAttacks.All.Count >= 60, $"{LinkAttacks.All.Count}");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_attack_confirms_nothing(string attack)
    {
        await using var trial = await LinkTrial.StartWholeAsync();

        await LinkAttacks.All[attack](trial);

        await trial.Asked!.AssertNothingLeavesAsync();
    }

    [Fact]
    public async Task Without_an_attack_the_customer_confirms_and_a_second_person_releases()
    {
        await using var trial = await LinkTrial.StartWholeAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page);

        Assert.True(await trial.Asked!.ReleaseAsync());
    }

    [Fact]
    public async Task A_link_that_was_used_confirms_nothing_a_second_time()
    {
        await using var trial = await LinkTrial.StartAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page);

        await trial.AnswerAsync(trial.Customer, page);
        await TypeAndAnswerAsync(trial, trial.Code);

        Assert.Single(trial.Desk.Customers.Answers);
    }

    [Fact]
    [Trait("Case", "C3")]
    public async Task Of_many_answers_at_once_one_counts()
    {
        await using var trial = await LinkTrial.StartAsync();
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => trial.AnswerAsync(trial.Customer, page)));

        Assert.Single(trial.Desk.Customers.Answers);
    }

    [Fact]
    public async Task Of_many_browsers_with_the_right_code_one_opens_the_page()
    {
        await using var trial = await LinkTrial.StartAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 15).Select(
            _ => trial.TypeAsync(trial.Desk.Browser(), trial.Code)));

        Assert.Single(pages, page => LinkTrial.ChoicesIn(page.Page).Count > 0);
    }

    [Fact]
    public async Task A_scanner_burns_no_link()
    {
        await using var trial = await LinkTrial.StartAsync();
        await ScanAsync(trial, 50);

        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page);

        Assert.Single(trial.Desk.Customers.Confirmed);
    }

    [Fact]
    public async Task Unknown_used_late_and_wrong_are_answered_with_the_same_bytes()
    {
        await using var trial = await LinkTrial.StartAsync();
        var alive = trial.Link;
        await trial.AskAsync("i-0000000000000002");
        var used = trial.Link;
        var (_, page) = await trial.TypeAsync(trial.Customer, trial.Code);
        await trial.AnswerAsync(trial.Customer, page);
        await trial.AskAsync("i-0000000000000003");
        var closed = trial.Link;
        await trial.NotMeAsync(trial.Desk.Browser());
        string[] links = [alive, used, closed, "/c/" + LinkToken.Draw().ToPath(), "/c/x"];

        List<string> shown = [], refused = [], stopped = [];
        foreach (var link in links)
        {
            using var browser = trial.Desk.Browser();
            shown.Add(await browser.GetStringAsync(link, Ct));
            refused.Add((await LinkTrial.PressAsync(browser, link, ("act", "code"), ("code", "00000000"))).ToString());
            stopped.Add((await LinkTrial.PressAsync(browser, link, ("act", "not-me"))).ToString());
        }

        Assert.Single(shown.Distinct());
        Assert.Single(refused.Distinct());
        Assert.Single(stopped.Distinct());
    }

    [Fact]
    [Trait("Case", "S10")]
    public async Task Codes_from_one_address_are_slowed_down_and_not_me_goes_on()
    {
        await using var trial = await LinkTrial.StartAsync();
        var last = 200;
        for (var i = 0; i < CustomerRates.CodesAMinute + 1; i++)
        {
            (last, _) = await LinkTrial.PressAsync(
                trial.Customer, "/c/" + LinkToken.Draw().ToPath(), ("act", "code"), ("code", "00000000"));
        }

        Assert.Equal((int)HttpStatusCode.TooManyRequests, last);
        Assert.Equal(200, (await trial.NotMeAsync(trial.Customer)).Status);
        Assert.Single(trial.Desk.Customers.Objections);
    }
}
