using System.Text;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Tests.Signals;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>
/// Nine cases of account intrusion as regulators and courts tell them, played from the file: each is stopped where a
/// good desk would have stopped it, and the weeks of ordinary life around it are left in peace.
/// </summary>
public sealed class CaseScenarioTests
{
    [Theory]
    [InlineData("C01")]
    [InlineData("C02")]
    [InlineData("C03")]
    [InlineData("C04")]
    [InlineData("C05")]
    [InlineData("C06")]
    [InlineData("C07")]
    [InlineData("C08")]
    [InlineData("C09")]
    public void Nothing_that_is_no_part_of_the_attack_is_stopped(string name)
    {
        var played = Played.Case(name);

        Assert.NotEmpty(played.Honest);
        Assert.All(
            played.Honest,
            decision => Assert.True(decision.Outcome is Outcome.Allow, decision.Told()));
    }

    [Fact]
    public void C01_The_thief_of_a_thin_stock_pump_is_challenged_at_the_door_and_held_at_the_first_purchase()
    {
        var played = Played.Case("C01");

        played["C01-0081"].MustBeAtLeast(Outcome.StepUp);
        played["C01-0084"].MustBeAtLeast(Outcome.Hold);
        played["C01-0084"].MustShow("newThinStock");
        played["C01-0084"].MustShow("orderMovesMarket");
    }

    [Fact]
    public void C01_The_second_account_is_linked_to_the_first_by_symbol_and_network()
    {
        var second = Played.Case("C01");

        second["C01-0086"].MustShow("coordinatedBuying");
        second["C01-0086"].MustBeAtLeast(Outcome.Hold);
        second["C01-0086"].MustAsk(
            RecommendedActions.RestrictTrading | RecommendedActions.OpenIncident
            | RecommendedActions.EscalateToSupervisor);
    }

    [Fact]
    public void C02_The_traveller_is_told_on_the_first_day_and_borrowing_far_above_the_offer_is_held()
    {
        var played = Played.Case("C02");

        played["C02-0014"].MustBeAtLeast(Outcome.StepUp);
        played["C02-0014"].MustAsk(RecommendedActions.NotifyPriorContact);
        played["C02-0016"].MustBeAtLeast(Outcome.Hold);
        played["C02-0017"].MustBeAtLeast(Outcome.Hold);
        played["C02-0017"].MustShow("absurdPrice");
    }

    [Fact]
    public void C02_The_thiefs_device_is_not_trusted_on_the_second_day()
    {
        var played = Played.Case("C02");

        Assert.False(played["C02-0018"].Speaks("knownDevice"));
        Assert.False(played["C02-0018"].Speaks("seasonedDevice"));
        played["C02-0019"].MustBeAtLeast(Outcome.Hold);
    }

    [Fact]
    public void C03_Everything_sold_for_one_cheap_stock_is_held()
    {
        var purchase = Played.Case("C03")["C03-0046"];

        purchase.MustBeAtLeast(Outcome.Hold);
        purchase.MustShow("sellEverythingToFund");
    }

    [Fact]
    public void C03_The_second_account_is_linked_by_the_symbol_although_network_and_device_differ()
    {
        var purchase = Played.Case("C03")["C03-0053"];

        purchase.MustBeAtLeast(Outcome.Hold);
        purchase.MustShow("coordinatedBuying");
    }

    [Fact]
    public void C04_A_raid_that_only_sells_and_buys_back_is_seen_by_network_price_and_round_trip()
    {
        var played = Played.Case("C04");

        played["C04-0034"].MustShow("vpnOrProxy");
        played["C04-0035"].MustShow("absurdPrice");
        played["C04-0036"].MustShow("losingRoundTrip");
        played["C04-0036"].MustBeAtLeast(Outcome.Hold);
    }

    [Fact]
    public void C05_A_change_of_contact_on_a_new_device_is_told_to_the_former_contact()
    {
        var played = Played.Case("C05");

        played["C05-0050"].MustAsk(RecommendedActions.NotifyPriorContact);
        played["C05-0051"].MustAsk(RecommendedActions.NotifyPriorContact);
        played["C05-0051"].MustShow("emailAndPhoneChanged");
    }

    [Fact]
    public void C05_The_first_option_after_the_change_is_stopped_and_the_round_trip_held()
    {
        var played = Played.Case("C05");

        played["C05-0053"].MustBeAtLeast(Outcome.StepUp);
        played["C05-0053"].MustShow("firstOptionAfterContactChange");
        played["C05-0054"].MustBeAtLeast(Outcome.Hold);
        played["C05-0054"].MustShow("losingRoundTrip");
    }

    [Fact]
    public void C06_After_the_waiting_time_the_first_day_still_stands_against_the_transfer()
    {
        var played = Played.Case("C06");
        var transfer = played["C06-0027"];

        transfer.MustBeAtLeast(Outcome.Hold);
        Assert.Contains(transfer.Reasons, reason => reason.Standing && reason.Weight.Thousandths > 0);
        transfer.MustAsk(RecommendedActions.NotifyPriorContact | RecommendedActions.CallBack);
        played["C06-0022"].MustAsk(RecommendedActions.NotifyPriorContact);
        played["C06-0024"].MustAsk(RecommendedActions.NotifyPriorContact);
    }

    [Fact]
    public void C06_The_caller_is_seen_to_be_unknown() =>
        Played.Case("C06")["C06-0025"].MustShow("unknownCaller");

    [Fact]
    public void C07_The_emailed_wire_waits_for_a_call()
    {
        var wire = Played.Case("C07")["C07-0015"];

        wire.MustBeAtLeast(Outcome.Hold);
        wire.MustAsk(RecommendedActions.CallBack);
        Assert.NotNull(wire.Instruction);
    }

    [Fact]
    public void C07_Positions_sold_on_an_instruction_that_nobody_verified_are_an_alert() =>
        Played.Case("C07")["C07-0020"].MustShow("unsolicitedLiquidation");

    [Fact]
    public void C08_From_the_third_account_on_every_purchase_is_stopped()
    {
        Decision[] purchases =
        [
            .. Played.Case("C08").Attack.Where(told => told.Stage == "manipulate").Select(told => told.Decision),
        ];

        Assert.Equal(10, purchases.Length);
        Assert.All(purchases[2..], purchase => purchase.MustBeAtLeast(Outcome.Hold));
    }

    [Fact]
    public void C09_The_export_on_a_representatives_stolen_login_is_held()
    {
        var played = Played.Case("C09");

        played["C09-0077"].MustBeAtLeast(Outcome.Hold);
        played["C09-0077"].MustShow("bulkExport");
        played["C09-0082"].MustBeAtLeast(Outcome.Hold);
        played["C09-0082"].MustShow("bulkExport");
    }

    [Fact]
    public void C09_After_the_report_the_same_caller_and_the_same_device_are_known_everywhere()
    {
        var played = Played.Case("C09");

        played["C09-0079"].MustShow("disownedCaller");
        played["C09-0080"].MustBeAtLeast(Outcome.StepUp);
        played["C09-0081"].MustShow("disownedDevice");
        played["C09-0081"].MustBeAtLeast(Outcome.StepUp);
    }

    [Fact]
    public void C09_An_enrolment_after_the_leak_is_stepped_up()
    {
        var enrolment = Played.Case("C09")["C09-0083"];

        enrolment.MustShow("enrolmentAfterLeak");
        enrolment.MustBeAtLeast(Outcome.StepUp);
    }

    /// <summary>A case as decided: by event, and apart what belongs to the attack and what does not.</summary>
    private sealed class Played
    {
        private readonly Dictionary<string, Decision> _all = new(StringComparer.Ordinal);

        public List<Decision> Honest { get; } = [];

        public List<(string Stage, Decision Decision)> Attack { get; } = [];

        public Decision this[string id] => _all[id];

        public static Played Case(string name)
        {
            var labels = File
                .ReadLines(SharedFolder.Path("data", "case-scenarios", name + ".labels.ndjson"))
                .Select(line => JsonElement.Parse(line))
                .ToDictionary(label => Member(label, "event"), label => Member(label, "stage"), StringComparer.Ordinal);

            var played = new Played();
            var reader = new EventReader();
            var engine = new DecisionEngine(DecisionPolicy.Default);
            foreach (var line in File.ReadLines(SharedFolder.Path("data", "case-scenarios", name + ".events.ndjson")))
            {
                var utf8 = Encoding.UTF8.GetBytes(line);
                var read = reader.Read(utf8, 0, utf8.Length);
                Assert.True(read.IsEvent, read.Error?.Detail);

                var decision = engine.Decide(read.Event);
                var id = decision.Event.ToString();
                played._all.Add(id, decision);
                if (labels.TryGetValue(id, out var stage))
                {
                    played.Attack.Add((stage, decision));
                }
                else
                {
                    played.Honest.Add(decision);
                }
            }

            Assert.Equal(labels.Count, played.Attack.Count);
            return played;
        }

        private static string Member(JsonElement label, string name) => label.GetProperty(name).GetString()!;
    }
}
