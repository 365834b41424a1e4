using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Engine.Contract;
using NodaTime;
using static Holdfast.Desk.Tests.Cases.Alerts;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>The decision table of the rules that come with Holdfast.</summary>
public sealed class GatheringTests
{
    private const string Open = "c-00000000000000aa", Other = "c-00000000000000bb";

    // The alert that a case has, the alert that comes, hours later: do they belong together, and by which rule?
    [Theory]
    [InlineData("customer:c-1 symbol:CHNS|thinStockBurst", "customer:c-2 symbol:CHNS|coordinatedBuying", 1, "pump")]
    [InlineData("customer:c-1 symbol:CHNS|thinStockBurst", "customer:c-2 symbol:CHNS|coordinatedBuying", 48, "pump")]
    [InlineData("customer:c-1 symbol:CHNS|thinStockBurst", "customer:c-2 symbol:CHNS|coordinatedBuying", 49, null)]
    [InlineData("customer:c-1 symbol:CHNS|thinStockBurst", "customer:c-2 symbol:QZLT|coordinatedBuying", 1, null)]
    [InlineData("customer:c-1 symbol:AAPL|newDevice", "customer:c-2 symbol:AAPL|newDevice", 1, null)]
    [InlineData("customer:c-1 symbol:VTI|thinStockBurst", "customer:c-2 symbol:VTI|thinStockBurst", 1, null)]
    [InlineData("customer:c-1", "customer:c-1", 336, "sameCustomer")]
    [InlineData("customer:c-1", "customer:c-1", 337, null)]
    [InlineData("customer:c-1", "customer:c-2", 1, null)]
    [InlineData("account:a-1", "account:a-1 customer:c-2", 1, "sameAccount")]
    [InlineData("session:s-1", "session:s-1", 24, "sameSession")]
    [InlineData("session:s-1", "session:s-1", 25, null)]
    [InlineData("customer:c-1 device:d-1|newDevice", "customer:c-2 device:d-1|newDevice", 168, "sameDevice")]
    [InlineData("customer:c-1 device:d-1|newDevice", "customer:c-2 device:d-1|newDevice", 169, null)]
    [InlineData("employee:e-1", "employee:e-1", 1, null)]
    public void Alerts_gather_by_the_first_rule_that_leads_anywhere(
        string first, string then, int hoursLater, string? rule)
    {
        var placed = Follow(Made(first, Noon), Made(then, Noon + Duration.FromHours(hoursLater)));

        Assert.Equal(rule, placed.Rule);
        Assert.Equal(rule is null ? null : Open, placed.Case);
    }

    [Theory]
    [InlineData(EventType.BankLinked, EventType.TransferRequested, "", 1080, "samePayee")]
    [InlineData(EventType.BankLinked, EventType.TransferRequested, "", 1081, null)]
    [InlineData(EventType.TransferRequested, EventType.TransferRequested, "popularPayee", 1, null)]
    [InlineData(EventType.TransferRequested, EventType.TransferRequested, "householdTransfer", 1, null)]
    [InlineData(EventType.TransferRequested, EventType.ContactChanged, "", 1, null)]
    public void Victims_of_one_payee_are_one_case_and_customers_of_a_biller_are_not(
        EventType first, EventType then, string speaksFor, int hoursLater, string? rule)
    {
        var placed = Follow(
            Of("customer:c-1 payee:bank-9", type: first),
            Of("customer:c-2 payee:bank-9", at: Noon + Duration.FromHours(hoursLater), type: then,
                speaksFor: speaksFor));

        Assert.Equal(rule, placed.Rule);
    }

    [Theory]
    [InlineData("hostingNetwork", 14061u, "sameAddress")]
    [InlineData("stuffingFromAddress", 7018u, "sameAddress")]
    [InlineData("newDevice", 7018u, null)]
    [InlineData("stuffingFromAddress", 21928u, null)]
    [InlineData("hostingNetwork", 6167u, null)]
    public void Two_strangers_on_one_gateway_of_a_mobile_carrier_are_not_one_case(
        string signals, uint system, string? rule)
    {
        var placed = Follow(
            Of("customer:c-1 network:198.51.100.7", signals, type: EventType.LoginSucceeded, system: system),
            Of("customer:c-2 network:198.51.100.7", signals, type: EventType.LoginSucceeded, system: system));

        Assert.Equal(rule, placed.Rule);
    }

    [Theory]
    [InlineData("192.0.2.77", null)]
    [InlineData("198.51.100.7", "sameAddress")]
    public void The_offices_that_a_firm_names_put_nobody_together(string address, string? rule)
    {
        var rules = Read(CaseRulesTableText.With(
            "  - {key: network, value: 192.0.2.0/24, why: our office, effective: 2026-01-01}")).At(Noon);
        var alert = Of($"network:{address}", "hostingNetwork", type: EventType.LoginSucceeded);

        var placed = Gathering.Place(rules, alert, _ => Leading(Open));

        Assert.Equal(rule, placed.Rule);
    }

    [Theory]
    [InlineData(EventType.EmployeeExported, "sameEmployee")]
    [InlineData(EventType.OrderPlaced, null)]
    public void What_one_employee_took_is_one_case_and_what_they_entered_is_not(EventType type, string? rule)
    {
        var placed = Follow(Of("employee:e-1", type: type), Of("employee:e-1", type: type));

        Assert.Equal(rule, placed.Rule);
    }

    [Theory]
    [InlineData("knownDevice")]
    [InlineData("seasonedDevice")]
    public void A_device_that_its_owner_has_used_for_long_puts_nobody_together(string speaksFor)
    {
        var placed = Follow(Of("device:d-1"), Of("device:d-1", speaksFor: speaksFor));

        Assert.Null(placed.Case);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void What_was_a_false_alarm_five_times_gathers_nothing_any_more(int falseAlarms, bool joins)
    {
        var placed = Gathering.Place(
            InForce, Of("symbol:CHNS", "thinStockBurst"), _ => Leading(Open) with { FalseAlarms = falseAlarms });

        Assert.Equal(joins, placed.Case is not null);
        Assert.Equal(joins, placed.Keys.Length > 0);
    }

    [Fact]
    public void An_alert_that_leads_to_two_untouched_cases_makes_one_of_them()
    {
        var placed = Bridge(Leading(Open, openedBy: 5), Leading(Other, openedBy: 3));

        Assert.Equal(Other, placed.Case);
        Assert.Equal([Open], placed.Unites);
    }

    [Theory]
    [InlineData(CaseState.InWork, CaseState.Open, Open, Other)]
    [InlineData(CaseState.Open, CaseState.InWork, Other, Open)]
    [InlineData(CaseState.InWork, CaseState.InWork, Open, null)]
    public void What_somebody_has_in_hand_stays_in_their_hand(
        CaseState bySymbol, CaseState byCustomer, string joins, string? unites)
    {
        var placed = Bridge(
            Leading(Open, openedBy: 5) with { State = bySymbol, IsTouched = bySymbol is CaseState.InWork },
            Leading(Other, openedBy: 3) with { State = byCustomer, IsTouched = byCustomer is CaseState.InWork });

        Assert.Equal(joins, placed.Case);
        Assert.Equal(unites is null ? [] : [unites], placed.Unites);
    }

    [Theory]
    [InlineData("customer", "device", true)]
    [InlineData("device", "customer", true)]
    [InlineData("customer", "", false)]
    public void A_case_that_several_rules_lead_to_is_united_where_one_of_them_unites(
        string leadsThereToo, string unites, bool isUnited)
    {
        // Rules in order: symbol, customer, device. The first leads to one case, the others to another.
        var rules = Read(Without(Without(CaseRulesTable.ShippedText(), "sameCustomer", unites), "sameDevice", unites))
            .At(Noon);

        var placed = Gathering.Place(
            rules, Of($"symbol:CHNS {leadsThereToo}:x{(unites.Length > 0 ? $" {unites}:y" : "")}", "thinStockBurst"),
            key => key.Kind is KeyKind.Symbol ? Leading(Open, openedBy: 1) : Leading(Other, openedBy: 3));

        Assert.Equal((Open, "pump"), (placed.Case, placed.Rule));
        Assert.Equal(isUnited ? [Other] : [], placed.Unites);
    }

    [Fact]
    public void What_a_person_split_off_is_not_put_together_again_by_a_rule()
    {
        var placed = Bridge(
            Leading(Open) with { IsTouched = true }, Leading(Other, openedBy: 3) with { IsTouched = true });

        Assert.Equal(Open, placed.Case);
        Assert.Empty(placed.Unites);
    }

    [Fact]
    public void After_a_decision_the_same_thing_is_a_new_case_that_names_the_earlier_one()
    {
        var placed = Gathering.Place(
            InForce, Of("customer:c-1"), _ => Leading(Open) with { State = CaseState.Decided });

        Assert.Null(placed.Case);
        Assert.Equal(Open, placed.Earlier);
    }

    [Theory]
    [InlineData(Gathering.MostAlerts - 1, true)]
    [InlineData(Gathering.MostAlerts, false)]
    public void A_case_has_an_end_and_what_comes_after_opens_another(int alerts, bool joins)
    {
        var placed = Gathering.Place(
            InForce, Of("customer:c-1"), _ => Leading(Open) with { Alerts = alerts });

        Assert.Equal(joins, placed.Case is not null);
    }

    private static Placement Bridge(Lead bySymbol, Lead byCustomer) => Gathering.Place(
        InForce, Of("symbol:CHNS customer:c-1", "thinStockBurst"),
        key => key.Kind is KeyKind.Symbol ? bySymbol : byCustomer);

    private static Placement Follow(Alert first, Alert then)
    {
        var opened = Gathering.Place(InForce, first, _ => null);
        Assert.Null(opened.Case);
        return Gathering.Place(
            InForce, then, key => opened.Keys.Contains(key) ? Leading(Open) with { LastAt = first.At } : null);
    }

    // The rules with one that no longer unites, but where it is the one that is to.
    private static string Without(string rules, string name, string unites)
    {
        var rule = rules.IndexOf($"- name: {name}", StringComparison.Ordinal);
        var at = rules.IndexOf("unites: true", rule, StringComparison.Ordinal);
        return name.EndsWith(unites, StringComparison.OrdinalIgnoreCase) && unites.Length > 0
            ? rules
            : string.Concat(rules.AsSpan(0, at), "unites: false", rules.AsSpan(at + "unites: true".Length));
    }

    private static Lead Leading(string id, long openedBy = 1) => new(id, CaseState.Open, openedBy, 1, Noon);

    private static Alert Made(string text, Instant at)
    {
        var parts = text.Split('|');
        return Of(parts[0], parts.Length > 1 ? parts[1] : "", at);
    }
}
