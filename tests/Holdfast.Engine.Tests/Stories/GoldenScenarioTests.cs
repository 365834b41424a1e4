using Holdfast.Engine.Contract;
using Holdfast.Engine.Tests.Signals;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>
/// The golden scenarios of the red-flag sheet, told on top of ordinary lives: which of its flags must be seen, and what
/// must come of it.
/// </summary>
public sealed class GoldenScenarioTests
{
    [Fact]
    public void G1_Stuffing_contact_change_mule_bank_and_sale_end_in_a_held_withdrawal()
    {
        var story = new Story().Live().WaitUntil(1);
        List<Decision> told = [];
        for (var i = 0; i < 39; i++)
        {
            told.Add(story.WaitSeconds(5).FailSignIn(at: Place.Abroad with { Device = "" }, username: $"u{i}"));
        }

        var signIn = story.WaitSeconds(5).SignIn(at: Place.Abroad, session: "s-thief");
        var email = story.WaitUntil(1, 5)
            .ChangeContact("email", at: Place.Abroad, session: "s-thief");
        var phone = story.ChangeContact("phone", at: Place.Abroad, session: "s-thief");
        var bank = story.WaitUntil(1, 20)
            .LinkBank("b-mule", match: "mismatch", verification: "none", at: Place.Abroad, session: "s-thief");
        var sale = story.WaitUntil(1, 30).Order(
            side: "sell", notional: 70_000, at: Place.Abroad, session: "s-thief", more: "\"closesPosition\":true");
        var withdrawal = story.WaitUntil(13, 31).WaitDays(1).Transfer(
            payee: "b-mule", amount: 81_000, match: "mismatch", more: "\"availableCash\":90000",
            at: Place.Abroad, session: "s-thief");
        told.AddRange([signIn, email, phone, bank, sale, withdrawal]);

        AssertSeen(told, "ATO-01", "ATO-04", "ATO-11", "ATO-12", "ATO-29", "ATO-30", "ATO-37", "ATO-40", "ATO-41");
        signIn.MustBeAtLeast(Outcome.StepUp);
        email.MustAsk(RecommendedActions.NotifyPriorContact);
        phone.MustAsk(RecommendedActions.NotifyPriorContact);
        withdrawal.MustBeAtLeast(Outcome.Hold);
        withdrawal.MustAsk(RecommendedActions.NotifyPriorContact);
    }

    [Fact]
    public void G2_A_flight_over_known_wifi_on_the_own_device_is_let_be()
    {
        var aboard = Place.Home with { Ip = "9.20.30.40", Asn = 64_601 };
        var landed = aboard with { Ip = "9.20.31.40", Latitude = 34.05m, Longitude = -118.24m };
        var story = new Story().Live();
        story.SignIn(at: aboard, mfa: "totp");
        story.WaitDays(3).WaitUntil(12).SignIn(at: Place.Home, mfa: "totp");

        var decision = story.WaitUntil(13).SignIn(at: landed, mfa: "totp");

        Assert.Equal(Outcome.Allow, decision.Outcome);
        Assert.False(decision.Speaks("impossibleTravel"), decision.Told());
    }

    [Fact]
    public void G2_Impossible_travel_on_a_device_bound_to_the_customer_weighs_a_fifth_at_most()
    {
        var landed = Place.Home with { Ip = "9.20.31.40", Asn = 64_601, Latitude = 34.05m, Longitude = -118.24m };
        var story = new Story().Live();
        story.WaitUntil(12).SignIn(at: Place.Home, mfa: "totp");

        var decision = story.WaitUntil(13).SignIn(at: landed, mfa: "totp");

        var travel = decision.ReasonOf("impossibleTravel");
        Assert.True(travel.Weight.Thousandths <= travel.Signal.Description.Weight * 1000 / 5, decision.Told());
        Assert.Equal(Outcome.Allow, decision.Outcome);
    }

    [Fact]
    public void G3_From_the_third_of_five_hijacked_accounts_on_the_thin_stock_is_held_and_the_firm_warned()
    {
        var story = new Story();
        for (var i = 1; i <= 5; i++)
        {
            story.Live($"c{i}", $"a{i}", days: 24, home: HomeOf(i), bank: $"b{i}");
        }

        story.WaitUntil(14);
        List<Decision> told = [];
        List<Decision> purchases = [];
        for (var i = 1; i <= 5; i++)
        {
            var (customer, account, session, thief) = ($"c{i}", $"a{i}", $"s-thief{i}", ThiefOf(i));
            told.Add(story.SignIn(customer, thief, session));
            for (var sale = 1; sale <= 2; sale++)
            {
                told.Add(story.WaitSeconds(40).Order(
                    $"BLUE{sale}", "sell", 42_000, customer: customer, account: account, at: thief, session: session,
                    more: "\"closesPosition\":true,\"averageDailyVolume\":5000000"));
            }

            purchases.Add(story.WaitSeconds(40).Order(
                "XQZ", "buy", 60_000, 0.80m, customer: customer, account: account, at: thief, session: session,
                more: "\"averageDailyVolume\":187500"));
            story.WaitMinutes(2);
        }

        AssertSeen([.. told, .. purchases], "ATO-48", "ATO-49", "ATO-50");
        Assert.All(purchases[2..], purchase =>
        {
            purchase.MustBeAtLeast(Outcome.Hold);
            purchase.MustAsk(
                RecommendedActions.RestrictTrading | RecommendedActions.OpenIncident
                | RecommendedActions.EscalateToSupervisor);
        });
    }

    [Fact]
    public void G4_A_coached_seniors_large_first_wire_is_held()
    {
        var story = new Story().Live();
        story.Tell("account.snapshot", "\"birthYear\":1948,\"trustedContact\":true", "\"account\":\"a1\"");
        var coached = Place.Home with { MoreDevice = "\"remoteAccess\":true" };
        var signIn = story.SignIn(at: Place.Home, session: "s-coached", mfa: "totp");
        var observed = story.WaitMinutes(5).Observe("s-coached", "\"activePhoneCall\":true", at: coached);

        var wire = story.WaitMinutes(5).Transfer(
            payee: "b-new", amount: 60_000, rail: "wire", kind: "thirdPartyBank", match: "mismatch",
            at: coached, session: "s-coached");

        AssertSeen([signIn, observed, wire], "ATO-35", "ATO-42", "ATO-58", "ATO-59", "ATO-61");
        wire.MustBeAtLeast(Outcome.Hold);
        wire.MustAsk(RecommendedActions.CallBack | RecommendedActions.NotifyPriorContact);
    }

    [Fact]
    public void G5_An_emailed_wire_is_not_carried_out_before_a_call()
    {
        var wire = new Story().Live().Transfer(
            payee: "b-contractor", amount: 120_000, rail: "wire", kind: "thirdPartyBank", match: "mismatch",
            equity: 400_000, more: "\"instructedBy\":\"customer\",\"medium\":\"email\"",
            envelope: "\"channel\":\"email\"");

        AssertSeen([wire], "ATO-33");
        wire.MustBeAtLeast(Outcome.Hold);
        wire.MustAsk(RecommendedActions.CallBack | RecommendedActions.ConfirmOutOfBand);
        Assert.NotNull(wire.Instruction);
    }

    [Fact]
    public void G6_An_employees_address_change_on_a_dormant_account_holds_the_cheque()
    {
        const string employee = "\"actor\":{\"kind\":\"employee\",\"id\":\"e1\"}";
        var story = new Story().Live().WaitDays(200);
        var looked = story.Tell("employee.viewed", "\"purpose\":\"service\"", $"\"customer\":\"c1\",{employee}");
        var address = story.WaitHours(2).ChangeContact("mailingAddress", envelope: employee + ",\"channel\":\"phone\"");

        var cheque = story.WaitDays(3).Transfer(
            payee: "po-box-9", amount: 30_000, rail: "check", kind: "otherAddress", match: "unknown",
            envelope: "\"channel\":\"phone\"", more: "\"instructedBy\":\"customer\",\"medium\":\"phone\"");

        AssertSeen([looked, address, cheque], "ATO-29", "ATO-46", "ATO-47");
        address.MustAsk(RecommendedActions.NotifyPriorContact);
        cheque.MustBeAtLeast(Outcome.Hold);
        cheque.MustAsk(RecommendedActions.EscalateToSupervisor | RecommendedActions.CallBack);
    }

    [Fact]
    public void G7_A_second_attempt_at_an_unannounced_acats_transfer_is_stopped_and_told_to_the_prior_contact()
    {
        var story = new Story().Live().WaitDays(40);
        var first = story.RequestAcats(attempt: 1);
        story.WaitDays(1).Settle(outcome: "returned", more: "\"returnCode\":\"4\"");

        var second = story.WaitDays(1).RequestAcats(attempt: 2);

        AssertSeen([second], "ATO-55");
        first.MustAsk(RecommendedActions.NotifyPriorContact);
        second.MustBeAtLeast(Outcome.StepUp);
        second.MustAsk(RecommendedActions.NotifyPriorContact);
    }

    [Fact]
    public void G8_Seven_students_of_one_dormitory_are_not_turned_away()
    {
        var story = new Story();
        List<Decision> opened = [];
        for (var i = 1; i <= 7; i++)
        {
            var student = Place.Home with { Device = $"d-student{i}", Ip = $"128.59.10.{i}", Asn = 14 };
            opened.Add(story.WaitHours(20).Tell(
                "account.opened",
                "\"how\":\"online\",\"birthYear\":2007,\"identity\":{\"documentCheck\":\"pass\","
                + $"\"databaseCheck\":\"pass\",\"selfieCheck\":\"pass\"}},\"contacts\":[\"m{i}\"],\"taxId\":\"x{i}\"",
                $"\"customer\":\"c{i}\",\"account\":\"a{i}\",{student.ToJson()}"));
        }

        AssertSeen(opened, "ATO-57");
        Assert.All(opened, decision => Assert.True(decision.Outcome < Outcome.Hold, decision.Told()));
    }

    [Fact]
    public void G9_A_code_to_a_sim_swapped_three_hours_ago_is_not_believed()
    {
        var thief = Place.Home with { Device = "d-thief", Ip = "66.70.80.90", Asn = 64_602 };
        var story = new Story().Live();
        var swapped = story.Now;
        var carrier = story.WaitHours(3).Tell(
            "telecom.checked", $"\"phone\":\"p1\",\"simChangedAt\":\"{swapped}\"", "\"customer\":\"c1\"");
        var signIn = story.SignIn(at: thief, session: "s-thief", mfa: "sms");

        var withdrawal = story.WaitMinutes(10).Transfer(
            payee: "b-new", amount: 9_000, match: "unknown", at: thief, session: "s-thief");

        AssertSeen([carrier, signIn, withdrawal], "ATO-24");
        signIn.MustBeAtLeast(Outcome.StepUp);
        withdrawal.MustBeAtLeast(Outcome.StepUp);
        withdrawal.MustAsk(RecommendedActions.ConfirmOutOfBand);
    }

    [Fact]
    public void G10_A_worn_down_approval_ends_the_session_and_the_first_wire_is_held()
    {
        var story = new Story().Live();
        List<Decision> told = [];
        for (var prompt = 1; prompt <= 5; prompt++)
        {
            told.Add(story.WaitSeconds(45).Tell(
                "mfa.challenged",
                $"\"method\":\"push\",\"outcome\":\"{(prompt < 3 ? "denied" : "expired")}\"",
                "\"customer\":\"c1\"," + Place.Abroad.ToJson()));
        }

        told.Add(story.WaitSeconds(15).Tell(
            "mfa.challenged", "\"method\":\"push\",\"outcome\":\"approved\"",
            "\"customer\":\"c1\"," + Place.Abroad.ToJson()));
        var signIn = story.WaitSeconds(2).SignIn(at: Place.Abroad, session: "s-thief", mfa: "push");
        var wire = story.WaitMinutes(5).Transfer(
            payee: "b-new", amount: 15_000, rail: "wire", kind: "thirdPartyBank", match: "mismatch",
            at: Place.Abroad, session: "s-thief");

        AssertSeen([.. told, signIn, wire], "ATO-12", "ATO-21", "ATO-35");
        AssertNotSeen([.. told, signIn, wire], "ATO-27");
        signIn.MustAsk(RecommendedActions.EndSessions);
        wire.MustBeAtLeast(Outcome.Hold);
    }

    private static Place HomeOf(int number) => Place.Home with { Device = $"d-c{number}", Ip = $"73.10.{number}.30" };

    private static Place ThiefOf(int number) => Place.Abroad with
    {
        Device = $"d-thief{number}", Ip = $"91.{number}.40.7", Asn = 64_700 + (uint)number,
    };

    private static void AssertSeen(IReadOnlyList<Decision> told, params ReadOnlySpan<string> flags)
    {
        foreach (var flag in flags)
        {
            Assert.True(Seen(told, flag), $"{flag} was not seen. " + string.Join(" | ", told.Select(Telling.Told)));
        }
    }

    private static void AssertNotSeen(IReadOnlyList<Decision> told, string flag) =>
        Assert.False(Seen(told, flag), $"{flag} was seen. " + string.Join(" | ", told.Select(Telling.Told)));

    private static bool Seen(IEnumerable<Decision> told, string flag) => told
        .SelectMany(decision => decision.Reasons)
        .Any(reason => !reason.Standing && reason.Signal.Description.Sheet.Contains(flag));
}
