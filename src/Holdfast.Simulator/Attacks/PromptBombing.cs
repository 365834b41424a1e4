using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// The password is known; the customer's telephone asks "is it you?" until they tap yes.
/// </summary>
/// <remarks>
/// Careless: many prompts within minutes at night, then everything at once. Usual: three or four in the evening.
/// Careful: one or two at an hour at which the customer signs in anyway, and days of waiting.
/// </remarks>
internal sealed class PromptBombing : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Habits.Factor is MfaMethod.Push
            && customer.Habits.Method is not LoginMethod.Passkey
            && Wealth(customer) > 500_000, among: 2))
        {
            yield break;
        }

        yield return Care is Care.Careless ? UntilHour(Victim, 1, Chance.Between(1, 5)) : UntilUsual();
        var enter = Online(Victim, Device, Line);
        for (var prompts = Care switch { Care.Careless => Chance.Between(4, 10), Care.Usual => Chance.Between(1, 4),
            _ => Chance.Between(0, 1) };
            prompts > 0; prompts--)
        {
            enter.Challenge(MfaMethod.Push, Chance.Is(0.6) ? MfaOutcome.Denied : MfaOutcome.Expired);
        }

        // Some never tap yes.
        if (Chance.Is(0.2) && Care is not Care.Careful)
        {
            VictimFindsOut(Victim, ReportKind.UnauthorizedActivity, chanceToTell: 0.5);
            yield break;
        }

        enter.SignIn(LoginMethod.Password, MfaMethod.Push);
        Look(enter);
        BackBy = LoginMethod.RememberedToken;
        yield return Patience();
        if (IsLeft())
        {
            yield break;
        }

        DigIn(Return(Stage.Persist));
        foreach (var wait in WarmUp())
        {
            yield return wait;
        }

        foreach (var wait in CashOut())
        {
            yield return wait;
        }
    }
}
