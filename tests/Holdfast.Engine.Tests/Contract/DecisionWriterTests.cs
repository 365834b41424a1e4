using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Contract;

public sealed class DecisionWriterTests
{
    private static readonly FactName Named = new("named");

    [Fact]
    public void A_decision_is_written_as_the_contract_shows_it()
    {
        var signal = new SpokenSignal(
            "newDeviceThenWithdrawal",
            "First withdrawal 22 minutes after a device never seen on this account signed in");
        var facts = Facts.From(
            Fact.Of(new FactName("device"), Text.Of("d-77")),
            Fact.Of(new FactName("firstSeen"), Stamp.Of(Instant.FromUtc(2026, 3, 2, 14, 9, 11))));
        var decision = new Decision
        {
            Event = Text.Of("e-1041"),
            Outcome = Outcome.Hold,
            Score = Probability.Of(0.9731m),
            Reasons = [new Reason(signal, LogOdds.Of(3.4m), facts)],
            Actions = RecommendedActions.RestrictTransfers | RecommendedActions.NotifyPriorContact
                | RecommendedActions.ConfirmOutOfBand,
            Instruction = "i-30211",
            Case = "c-118",
            Policy = "3f9ac1",
            At = Instant.FromUtc(2026, 3, 2, 14, 31, 5) + Duration.FromMilliseconds(200),
        };

        Assert.Equal(
            """
            {"event":"e-1041","outcome":"hold","score":0.9731,
            "reasons":[{"signal":"newDeviceThenWithdrawal","weight":3.4,
            "text":"First withdrawal 22 minutes after a device never seen on this account signed in",
            "evidence":{"device":"d-77","firstSeen":"2026-03-02T14:09:11Z"}}],
            "actions":["notifyPriorContact","confirmOutOfBand","restrictTransfers"],
            "instruction":"i-30211","case":"c-118","late":false,"policy":"3f9ac1","at":"2026-03-02T14:31:05.2Z"}
            """.ReplaceLineEndings(""),
            Wire.Write(decision));
    }

    [Fact]
    public void What_a_decision_has_not_is_left_out_but_reasons_actions_and_late_never() => Assert.Equal(
        """
        {"event":"e","outcome":"allow","score":0,"reasons":[],"actions":[],"late":true,"policy":"p",
        "at":"2026-03-02T12:00:00Z"}
        """.ReplaceLineEndings(""),
        Wire.Write(With(late: true)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.0001")]
    [InlineData(10, "0.001")]
    [InlineData(5_000, "0.5")]
    [InlineData(9_999, "0.9999")]
    [InlineData(10_000, "1")]
    public void A_score_is_written_with_as_few_digits_as_it_needs(int tenThousandths, string written) =>
        Assert.Contains(
            $"\"score\":{written},",
            Wire.Write(With(score: new Probability(tenThousandths))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-0.001")]
    [InlineData(-250, "-0.25")]
    [InlineData(3_400, "3.4")]
    [InlineData(-12_345, "-12.345")]
    [InlineData(10_000, "10")]
    public void A_weight_is_written_with_as_few_digits_as_it_needs(int thousandths, string written) => Assert.Contains(
        $"\"weight\":{written},",
        Wire.Write(With(new Reason(new SpokenSignal("s", "x"), new LogOdds(thousandths), default))),
        StringComparison.Ordinal);

    public static TheoryData<string, string> Evidence => new()
    {
        { "text", "\"d-\\\"77\\\"\"" },
        { "word", "\"residentialProxy\"" },
        { "count", "7" },
        { "seconds", "1320" },
        { "share", "0.62" },
        { "wholeShare", "1" },
        { "amount", "-1234.5" },
        { "kilometers", "8000" },
        { "moment", "\"2026-03-02T12:00:00Z\"" },
    };

    [Theory]
    [MemberData(nameof(Evidence))]
    public void A_fact_is_written_as_what_it_is(string kind, string written)
    {
        var fact = kind switch
        {
            "text" => Fact.Of(Named, Text.Of("d-\"77\"")),
            "word" => Fact.Of(Named, "residentialProxy"),
            "count" => Fact.Of(Named, 7),
            "seconds" => Fact.OfSeconds(Named, 1_320),
            "share" => Fact.OfShare(Named, 620),
            "wholeShare" => Fact.OfShare(Named, 1_000),
            "amount" => Fact.Of(Named, Money.Of(-1_234.50m)),
            "kilometers" => Fact.OfKilometers(Named, 8_000),
            "moment" => Fact.Of(Named, Stamp.Of(Instant.FromUtc(2026, 3, 2, 12, 0))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        var reason = new Reason(new SpokenSignal("s", "x"), LogOdds.Zero, Facts.From(fact));

        Assert.Contains($"\"evidence\":{{\"named\":{written}}}", Wire.Write(With(reason)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_without_facts_has_empty_evidence() => Assert.Contains(
        "\"evidence\":{}",
        Wire.Write(With(new Reason(new SpokenSignal("s", "x"), LogOdds.Zero, default))),
        StringComparison.Ordinal);

    [Fact]
    public void Actions_are_written_in_the_order_of_the_contract()
    {
        var all = Enum.GetValues<RecommendedActions>().Aggregate((left, right) => left | right);
        var decision = With(actions: all);

        Assert.Contains(
            $"\"actions\":[\"{string.Join("\",\"", ContractWords.RecommendedActions.Words)}\"]",
            Wire.Write(decision),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_written_in_the_place_of_a_decision()
    {
        var error = new EventError(
            EventErrorCode.InvalidEvent, "What \"is\" wrong.", [new("/id", "x"), new("/data/amount", "y")])
        {
            Event = "e-1",
            Line = 12,
        };

        Assert.Equal(
            """
            {"event":"e-1","error":{"code":"invalid-event","detail":"What \"is\" wrong.",
            "pointers":["/id","/data/amount"],"line":12}}
            """.ReplaceLineEndings(""),
            Wire.Write(error));
        Assert.Equal(
            """{"event":null,"error":{"code":"too-large","detail":"x","pointers":[],"line":0}}""",
            Wire.Write(new EventError(EventErrorCode.TooLarge, "x", [])));
    }

    private static Decision With(Reason reason) => new()
    {
        Event = Text.Of("e"),
        Outcome = Outcome.Allow,
        Score = default,
        Reasons = [reason],
        Policy = "p",
        At = Instant.FromUtc(2026, 3, 2, 12, 0),
    };

    private static Decision With(
        Probability score = default, RecommendedActions actions = RecommendedActions.None, bool late = false) => new()
    {
        Event = Text.Of("e"),
        Outcome = Outcome.Allow,
        Score = score,
        Reasons = [],
        Actions = actions,
        Late = late,
        Policy = "p",
        At = Instant.FromUtc(2026, 3, 2, 12, 0),
    };

    /// <summary>A signal that says one sentence.</summary>
    private sealed class SpokenSignal(string id, string sentence) : Signal(new SignalDescription
    {
        Id = id,
        Name = id,
        Definition = id,
        Source = id,
        Review = id,
        Family = EvidenceFamily.Device,
        Weight = 0,
    })
    {
        internal override void Weigh(Scene scene, Findings findings)
        {
        }

        internal override string Sentence(Facts facts) => sentence;
    }
}
