using System.Net;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Tests.Access;
using Holdfast.Desk.Tests.Instructions;
using Holdfast.Runtime.Journal;
using NodaTime;
using FiledKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Desk.Tests.Search;

/// <summary>One field for everything that the desk knows, and no more than whoever asks may see.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private static readonly Actor Ops = new(ActorKind.Shell, "ops", "ops");

    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;
    private string _wire = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await StaffSite.StartAsync(_folder["records"], new SetClock(Given.Monday.ToDateTimeOffset()));
        await PutCustomerOnFileAsync();
        var done = Assert.IsType<InstructionOutcome.Done>(await _site.Get<ReceivingDesk>().ReceiveAsync(
            new NewInstruction(Given.Wire(80_000), SanctionsResult.Clear, "one"), Given.Ann, Ct));
        _wire = done.Instruction.Id.ToString();
    }

    [Fact]
    public async Task An_id_leads_straight_to_what_it_is_the_id_of()
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);

        var answer = await SearchAsync(ann, _wire);

        Assert.Equal((HttpStatusCode.SeeOther, $"/instructions/{_wire}"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("a-7", "paid from this account")]
    [InlineData("021000021/9876", "paid to this account")]
    [InlineData("c-7", "of this customer")]
    public async Task An_instruction_is_found_by_what_it_has_to_do_with(string text, string why)
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);

        var found = await FoundAsync(ann, text);

        Assert.Contains($"/instructions/{_wire}", found.Body, StringComparison.Ordinal);
        Assert.Contains(why, found.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Doe")]
    [InlineData("pat doe")]
    [InlineData("c-7")]
    [InlineData("a-7")]
    [InlineData("(212) 555-0100")]
    [InlineData("c-7@example.com")]
    public async Task A_customer_is_found_by_anything_of_theirs_for_a_purpose_and_the_look_is_kept(string text)
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);
        Assert.DoesNotContain("/customers/c-7", (await FoundAsync(ann, text)).Body, StringComparison.Ordinal);
        Assert.Empty(Looks());

        var found = await FoundAsync(ann, text, ("purpose", "service"), ("case", "T-9"));

        Assert.Contains("/customers/c-7?purpose=service", found.Body, StringComparison.Ordinal);
        Assert.Contains(Looks(), look => look is { Customer: "c-7", Purpose: "service", Case: "T-9" });
    }

    [Fact]
    public async Task What_is_looked_for_stands_in_no_address_and_a_colleague_says_for_what_themselves()
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);
        using var bob = await _site.SignedInAsync("bob.b", Roles.Analyst);

        var path = (await SearchAsync(ann, "Doe", ("purpose", "service"))).Location!;
        var seen = await bob.GetAsync(path);

        Assert.StartsWith("/search?s=", path, StringComparison.Ordinal);
        Assert.DoesNotContain("Doe", path, StringComparison.Ordinal);
        Assert.Contains("Found for “Doe”", WebUtility.HtmlDecode(seen.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("/customers/c-7", seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?s=nothing-sealed")]
    [InlineData("/search?s=")]
    [InlineData("/search")]
    public async Task An_address_that_holds_no_search_shows_the_field_and_nothing_found(string path)
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);

        Assert.DoesNotContain("Found for", (await ann.GetAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_opened_again_for_a_day()
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);
        var path = (await SearchAsync(ann, "a-7")).Location!;

        _site.Clock.Advance(TimeSpan.FromHours(25));
        using var later = await _site.SignedInAsync("bob.b", Roles.Analyst);

        Assert.Contains("too old", (await later.GetAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Case", "S1")]
    public async Task Who_may_not_see_a_thing_does_not_find_it_and_finds_who_works_here_where_they_may()
    {
        using var vera = await _site.SignedInAsync("vera.k", Roles.Administrator);

        Assert.Contains("Nothing fits", (await FoundAsync(vera, _wire)).Body, StringComparison.Ordinal);
        Assert.Contains("Nothing fits", (await FoundAsync(vera, "a-7")).Body, StringComparison.Ordinal);
        Assert.StartsWith("/staff/", (await SearchAsync(vera, "vera.k")).Location, StringComparison.Ordinal);
    }

    [Theory, Trait("Case", "S7")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    public async Task Whatever_is_typed_is_shown_as_text_and_finds_nothing_by_itself(string text)
    {
        using var ann = await _site.SignedInAsync("ann.b", Roles.Analyst);

        var found = await FoundAsync(ann, text, ("purpose", "service"));

        Assert.Contains("Nothing fits", found.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", found.Body, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<WebBrowser.Seen> SearchAsync(
        WebBrowser browser, string text, params (string, string)[] fields) =>
        browser.SubmitAsync("/search", [("text", text), .. fields]);

    private static async Task<WebBrowser.Seen> FoundAsync(
        WebBrowser browser, string text, params (string, string)[] fields)
    {
        var answer = await SearchAsync(browser, text, fields);
        Assert.StartsWith("/search?s=", answer.Location, StringComparison.Ordinal);
        return await browser.GetAsync(answer.Location!);
    }

    private List<LookUpContent> Looks() => _site.Partition.Journal
        .ReadOf(EntryKind.LookUp, 0, _site.Partition.Journal.Head.Size).Select(LookUpContent.Read)
        .Where(look => look.Purpose == "service").ToList();

    private async Task PutCustomerOnFileAsync()
    {
        var vault = _site.Get<VaultWriter>();
        await vault.ChangeOrBeginAsync(
            new VaultOrder("c-7", VaultChange.Profile, null, Ops),
            (file, now) => FileChanges.Keep(
                file, "c-7",
                new Profile(
                    new Standing(CustomerStatus.Customer, new LocalDate(2019, 4, 1)), new PersonName("Pat", "Doe"),
                    Given.Zone),
                now.InUtc().Date),
            Ct);
        foreach (var (id, kind, value) in ((string, FiledKind, string)[])
            [("c-phone", FiledKind.Phone, "+12125550100"), ("c-mail", FiledKind.Email, "c-7@example.com")])
        {
            await vault.ChangeAsync(
                new VaultOrder("c-7", VaultChange.ContactImported, id, Ops),
                (file, now) => ContactChanges.Import(
                    file, new ContactProposal(id, kind, value), Given.At("2020-01-01T00:00:00Z"), null, null, now, Ops),
                Ct);
        }

        await vault.KeepAccountAsync(
            new AccountFile
            {
                Account = "a-7",
                Type = AccountType.Individual,
                OfNaturalPerson = true,
                Institutional = false,
                Representative = "rep-7",
                Branch = "NY-1",
                Holders = [new AccountHolder("c-7", HolderRole.Owner, new LocalDate(2019, 4, 1))],
            },
            null, isNewOnly: false, Ops, Ct);
    }
}
