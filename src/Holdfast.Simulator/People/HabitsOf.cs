using Holdfast.Engine.Contract;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>How somebody of an age behaves at a kind of firm.</summary>
internal static class HabitsOf
{
    public static void Fill(Customer customer, int age, FirmProfile profile, Chance chance)
    {
        var habits = customer.Habits;
        habits.Method = chance.Weighed(64, 24, 11, 1) switch
        {
            0 => LoginMethod.Password, 1 => LoginMethod.RememberedToken, 2 => LoginMethod.Passkey, _ => LoginMethod.Sso,
        };
        habits.Factor = chance.Weighed(66, 17, 9, 6, age > 65 ? 4 : 0.6) switch
        {
            0 => MfaMethod.Sms, 1 => MfaMethod.Push, 2 => MfaMethod.Email, 3 => MfaMethod.Totp, _ => MfaMethod.Voice,
        };
        habits.Hours = age > 66 ? (Hours)chance.Weighed(45, 10, 15, 30, 0) : (Hours)chance.Weighed(18, 28, 33, 17, 4);
        habits.VisitsADay = (float)Math.Min(chance.Spread(profile.MedianVisitsADay, 1.1), 6);
        habits.IsSpeculator = chance.Is(profile.Speculators);
        habits.CallsADay = (float)(chance.Wait(profile.CallsAYear) / 365);
        habits.MoneyVisits = (byte)Math.Min(chance.Spread(11, 0.7), 60);
        if (chance.Is(profile.Programs))
        {
            habits.TradesByProgram = true;
        }

        if (chance.Is(profile.Traders) || habits.TradesByProgram)
        {
            habits.VisitsADay = (float)Math.Min(habits.VisitsADay * 2.2, 8);
            habits.TradingVisits = (byte)chance.Between(4, 9);
            habits.OrdersAVisit = (float)chance.Spread(4.5, 0.7);
        }
        else
        {
            habits.TradingVisits = (byte)chance.Weighed(35, 30, 25, 10);
            habits.OrdersAVisit = (float)chance.Spread(1.8, 0.5);
        }

        if (age < 68 && chance.Is(profile.Depositors))
        {
            habits.DepositCents = (int)Math.Min(chance.Spread(35_000, 0.9), 2_000_000) / 500 * 500;
        }

        if (age > 60 ? chance.Is(profile.DrawIncome * 1.6) : chance.Is(profile.DrawIncome * 0.1))
        {
            habits.IncomeCents = (int)Math.Min(chance.Spread(220_000, 0.7), 6_000_000) / 1000 * 1000;
        }
    }
}
