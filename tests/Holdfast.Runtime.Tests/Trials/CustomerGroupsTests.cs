using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class CustomerGroupsTests
{
    private const string Attack = "2026-03-20T10:00:00Z";

    [Fact]
    public void Customer_who_is_seen_abroad_once_is_a_traveller_in_all_visits_and_home_is_where_most_are()
    {
        var firm = new Firm()
            .SignIn("2026-03-01T09:00:00Z", "s-1", more: From("FR"))
            .SignIn("2026-03-02T09:00:00Z", "s-2", more: From("FR"))
            .SignIn("2026-03-03T09:00:00Z", "s-3", more: From("US"))
            .SignIn("2026-03-03T09:00:00Z", "s-4", "c-2", more: From("FR"));

        Assert.Equal([true, true, true, false], Group(firm, "travellers"));
    }

    [Fact]
    public void Country_of_who_hides_is_no_travel()
    {
        var firm = new Firm()
            .SignIn("2026-03-01T09:00:00Z", "s-1", more: From("US"))
            .SignIn("2026-03-02T09:00:00Z", "s-2", more: From("US"))
            .SignIn("2026-03-03T09:00:00Z", "s-3", more: From("NL", "vpn"));

        Assert.Equal([false, false, false], Group(firm, "travellers"));
        Assert.Equal([true, true, true], Group(firm, "VPN and proxy users"));
    }

    [Fact]
    public void Thief_abroad_makes_nobody_a_traveller()
    {
        var firm = new Firm().SignIn("2026-03-01T09:00:00Z", "s-1", more: From("US"))
            .SignIn("2026-03-03T09:00:00Z", "s-2", attack: "at-2", more: From("RU"));

        Assert.Equal([false], Group(firm, "travellers"));
    }

    [Theory]
    [InlineData("1956", true)]
    [InlineData("1957", false)]
    public void Seventy_is_counted_from_the_year_of_birth(string born, bool isOver)
    {
        var firm = new Firm().Line("{'id':'x','type':'account.snapshot','time':'2026-02-01T00:00:00Z',"
            + $"'account':'a-c-1','customer':'c-1','data':{{'equity':1,'birthYear':{born}}}}}")
            .SignIn("2026-03-01T09:00:00Z", "s-1");

        Assert.Equal([isOver], Group(firm, "over 70"));
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-01-02", true)]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-03-03", false)]
    public void New_is_whose_first_account_was_opened_less_than_sixty_days_before_the_visit(string opened, bool isNew)
    {
        var firm = new Firm().Line("{'id':'x','type':'account.snapshot','time':'2026-02-01T00:00:00Z',"
            + $"'account':'a-c-1','customer':'c-1','data':{{'equity':1,'openedOn':'{opened}'}}}}")
            .SignIn("2026-03-02T09:00:00Z", "s-1");

        Assert.Equal([isNew], Group(firm, "new customers"));
    }

    [Fact]
    public void Advised_is_for_whom_a_representative_has_acted()
    {
        var firm = new Firm().Transfer("2026-03-01T09:00:00Z", 5, "s-1", actor: "representative")
            .SignIn("2026-03-02T09:00:00Z", "s-2").SignIn("2026-03-02T09:00:00Z", "s-3", "c-2");

        Assert.Equal([true, true, false], Group(firm, "advised customers"));
    }

    private static bool[] Group(Firm firm, string name) => new CustomerGroups(
        firm.SignIn(Attack, "s-x", "c-x", "at-1").Measure()).All.Single(group => group.Name == name).Visits;

    private static string From(string country, string hides = "none") =>
        $"'network':{{'ip':'24.1.1.7','asn':7922,'country':'{country}','anonymizer':'{hides}'}},";
}
