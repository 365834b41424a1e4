using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class ThirdPartyInstructionTests
{
    private const string Signal = "thirdPartyInstruction";

    [Theory]
    [InlineData("thirdParty", 1600)]
    [InlineData("employee", 1000)]
    [InlineData("representative", 700)]
    [InlineData("customer", 0)]
    [InlineData("", 0)]
    public void Whoever_instructs_for_the_customer_counts(string by, int part)
    {
        var decision = Instructed(new Story(), by);

        Assert.Equal(part > 0, decision.Speaks(Signal));
        if (part > 0)
        {
            Paying.AssertPart(decision, Signal, part);
        }
    }

    [Theory]
    [InlineData("thirdParty", true)]
    [InlineData("employee", false)]
    [InlineData("representative", false)]
    public void What_staff_propose_and_the_customer_enters_online_is_the_customers(string by, bool speaks)
    {
        var story = new Story();
        story.SignIn(session: "s");

        Assert.Equal(speaks, Instructed(story, by, session: "s").Speaks(Signal));
    }

    [Fact]
    public void What_staff_enter_in_their_own_name_is_not_the_customers()
    {
        var story = new Story();
        story.SignIn(session: "s");

        Assert.True(
            Instructed(
                story, "employee", session: "s",
                envelope: "\"actor\":{\"kind\":\"employee\",\"id\":\"e1\"}").Speaks(Signal));
    }

    [Fact]
    public void A_session_that_nobody_signed_in_to_is_no_customer_online() =>
        Assert.True(Instructed(new Story(), "employee", session: "s").Speaks(Signal));

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_known_payee_may_be_paid_on_anybodys_instruction(long seconds, bool speaks) =>
        Assert.Equal(
            speaks, Instructed(new Story().Paid("b2").After(seconds), "thirdParty", payee: "b2").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(Instructed(new Story(), "thirdParty", payee: "").Speaks(Signal));

    [Theory]
    [InlineData("thirdParty", "Instructed by a third party, to a payee that is new")]
    [InlineData("employee", "Instructed by an employee, to a payee that is new")]
    [InlineData("representative", "Instructed by a representative, to a payee that is new")]
    public void It_says_by_whom(string by, string text) =>
        Assert.Equal(text, Instructed(new Story(), by).TextOf(Signal));

    private static Decision Instructed(
        Story story, string by, string payee = "b-new", string session = "", string envelope = "") =>
        story.Pay(
            payee, session: session, envelope: envelope, data: by.Length == 0 ? "" : $"\"instructedBy\":\"{by}\"");
}
