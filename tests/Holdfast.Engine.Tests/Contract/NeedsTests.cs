using Holdfast.Engine.Contract;
using static Holdfast.Engine.Tests.Contract.Wire;

namespace Holdfast.Engine.Tests.Contract;

public sealed class NeedsTests
{
    private static readonly string Failure = Examples.Of(EventType.LoginFailed);
    private static readonly string Report = Examples.Of(EventType.CustomerReported);
    private static readonly string View = Examples.Of(EventType.EmployeeViewed);

    [Fact]
    public void A_failed_sign_in_names_a_customer_or_a_user_name()
    {
        Assert.Empty(Faults(Without(Failure, "/customer")));
        Assert.Empty(Faults(Without(Failure, "/data/username")));
        Assert.Empty(Faults(Without(Failure, "/data")));
        Assert.Equal(["/customer"], Faults(Without(Without(Failure, "/customer"), "/data/username")));
        Assert.Equal(["/customer"], Faults(With(Without(Failure, "/customer"), "/data/username", "\"\"")));
    }

    [Fact]
    public void A_user_name_of_the_wrong_form_is_one_fault_not_two() =>
        Assert.Equal(["/data/username"], Faults(With(Without(Failure, "/customer"), "/data/username", "7")));

    [Fact]
    public void A_report_names_a_customer_or_an_account()
    {
        Assert.Empty(Faults(Without(Report, "/customer")));
        Assert.Empty(Faults(Without(Report, "/account")));
        Assert.Equal(["/customer"], Faults(Without(Without(Report, "/customer"), "/account")));
        Assert.Equal(["/account"], Faults(With(Without(Report, "/customer"), "/account", "7")));
    }

    [Theory]
    [InlineData("employee")]
    [InlineData("representative")]
    public void Staff_may_view_and_export(string kind)
    {
        Assert.Empty(Faults(With(View, "/actor", $$"""{"kind":"{{kind}}"}""")));
        Assert.Empty(Faults(With(Examples.Of(EventType.EmployeeExported), "/actor/kind", $"\"{kind}\"")));
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("aggregator")]
    [InlineData("thirdParty")]
    [InlineData("system")]
    public void Nobody_but_staff_views_and_exports(string kind)
    {
        Assert.Equal(["/actor/kind"], Faults(With(View, "/actor/kind", $"\"{kind}\"")));
        Assert.Equal(
            ["/actor/kind"], Faults(With(Examples.Of(EventType.EmployeeExported), "/actor/kind", $"\"{kind}\"")));
    }

    [Fact]
    public void An_actor_of_the_wrong_form_is_one_fault_not_two()
    {
        Assert.Equal(["/actor"], Faults(With(View, "/actor", "7")));
        Assert.Equal(["/actor/kind"], Faults(With(View, "/actor", "{}")));
        Assert.Equal(["/actor/kind"], Faults(With(View, "/actor/kind", "\"robot\"")));
        Assert.Equal(["/actor"], Faults(Without(View, "/actor")));
    }

    [Fact]
    public void Without_data_each_needed_field_of_it_is_named()
    {
        var transfer = Examples.Of(EventType.TransferRequested);
        string[] needed = ["/data/direction", "/data/rail", "/data/amount"];

        Assert.Equal(needed, Faults(Without(transfer, "/data")));
        Assert.Equal(needed, Faults(With(transfer, "/data", "null")));
        Assert.Equal(needed, Faults(With(transfer, "/data", "{}")));
    }

    [Fact]
    public void Data_that_is_no_object_is_named_with_what_it_should_have_held() => Assert.Equal(
        ["/data", "/data/direction", "/data/rail", "/data/amount"],
        Faults(With(Examples.Of(EventType.TransferRequested), "/data", "[]")));

    [Fact]
    public void Data_of_a_type_that_adds_nothing_is_passed_over()
    {
        var closed = Event(With(Examples.Of(EventType.AccountClosed), "/data", """{"reason":"moved","n":[{}]}"""));

        Assert.Null(closed.Data);
        Assert.DoesNotContain("data", Write(closed), StringComparison.Ordinal);
        Assert.Equal(["/data"], Faults(With(Examples.Of(EventType.AccountClosed), "/data", "7")));
    }

    [Fact]
    public void Data_that_nobody_told_is_there_and_empty() => Assert.IsType<TrafficSampled>(
        Event("""{"id":"e","type":"traffic.sampled","time":"2026-03-02T14:31:05Z"}""").Data);

    [Fact]
    public void Lists_are_taken_up_to_their_limit_and_each_bad_item_is_named()
    {
        var household = Examples.Of(EventType.HouseholdLinked);

        Assert.Empty(Faults(With(household, "/data/with", List(256, "\"a\""))));
        Assert.Equal(["/data/with"], Faults(With(household, "/data/with", List(257, "\"a\""))));
        Assert.Equal("/data/with", Faults(With(household, "/data/with", List(257, "[[{}]]")))[0]);
        Assert.Equal(["/data/with"], Faults(With(household, "/data/with", "[]")));
        Assert.Equal(
            ["/data/with/0", "/data/with/2", "/data/with/3", "/data/with/4", "/data/with/5"],
            Faults(With(household, "/data/with", $"[\"\",\"a\",7,null,[\"b\"],{Repeated("a", 65)}]")));
        Assert.Equal(["/data/scopes"], Faults(With(Examples.Of(EventType.TokenGranted), "/data/scopes", "\"read\"")));
        Assert.Empty(Faults(With(Examples.Of(EventType.TokenGranted), "/data/scopes", "[]")));
        Assert.Empty(Faults(With(Examples.Of(EventType.TokenGranted), "/data/scopes", $"[{Repeated("a", 128)}]")));
        Assert.Equal(
            ["/data/scopes/0"],
            Faults(With(Examples.Of(EventType.TokenGranted), "/data/scopes", $"[{Repeated("a", 129)}]")));
    }

    private static string List(int count, string item) => $"[{string.Join(',', Enumerable.Repeat(item, count))}]";
}
