using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Trading;

/// <summary>Carries orders out, at the price there then is, as far as cash or holdings still reach.</summary>
internal sealed class Trades(Firm firm)
{
    /// <param name="account">Whose.</param>
    /// <param name="security">What.</param>
    /// <param name="side">Buy or sell.</param>
    /// <param name="milliunits">How much.</param>
    /// <param name="off">How far from the price the limit was, of which the market takes most.</param>
    /// <param name="order">Which order.</param>
    /// <param name="chance">Draws of whoever placed it.</param>
    /// <param name="at">When.</param>
    /// <param name="isTold">Whether the fill is told; feeds lack some.</param>
    public void Fill(
        Account account, Security security, OrderSide side, long milliunits, double off, Tag order, Chance chance,
        Instant at, bool isTold)
    {
        var vwap = firm.Market.Price(security.Number, at);
        var price = Math.Max((long)(vwap * (1 + (off * 0.8) + chance.Between(-0.002, 0.002))), 1);
        var filled = milliunits;
        if (side is OrderSide.Buy)
        {
            filled = Math.Min(filled, Affordable(account.Cash, price, security));
        }
        else
        {
            filled = Math.Min(filled, account.Held(security.Number));
        }

        if (filled <= 0)
        {
            return;
        }

        var worth = OrderActs.Cents(price, filled, security);
        var cents = worth.TenThousandths / 100;
        if (side is OrderSide.Buy && cents > account.Cash)
        {
            return;
        }

        account.Book(side is OrderSide.Buy ? -cents : cents);
        account.Move(security.Number, side is OrderSide.Buy ? filled : -filled, firm.DayOf(at));
        if (isTold)
        {
            Tell(account, security, side, filled, price, vwap, worth, order, chance, at);
        }
    }

    private void Tell(
        Account account, Security security, OrderSide side, long milliunits, long price, long vwap, Money worth, Tag order,
        Chance chance, Instant at)
    {
        var data = new OrderFilled
        {
            Order = order.ToText(), Symbol = security.Symbol, Side = side, Quantity = milliunits / 1000m,
            Price = price / 10_000m, Notional = worth,
            Vwap5m = chance.Is(0.9) ? vwap / 10_000m : null,
        };
        firm.EmitBySystem(EventType.OrderFilled, data, chance, at, account: account, namesSystem: false);
    }

    private static long Affordable(long cash, long price, Security security)
    {
        var milliunits = (long)((Int128)cash * 100_000 / (price * (Int128)security.Multiplier));
        return security.IsDivisible ? milliunits : milliunits / 1000 * 1000;
    }
}
