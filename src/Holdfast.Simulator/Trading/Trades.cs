using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Trading;

/// <summary>An order as it was placed.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Security">What.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Milliunits">How much.</param>
/// <param name="Off">How far from the price the limit was, of which the market takes most.</param>
/// <param name="Id">Its id.</param>
internal sealed record Order(
    Account Account, Security Security, OrderSide Side, long Milliunits, double Off, Tag Id)
{
    /// <summary>The stage that such an order usually is in an attack.</summary>
    public Stage Usual => Side is OrderSide.Sell ? Stage.Prepare : Stage.Manipulate;
}

/// <summary>Carries orders out, at the price there then is, as far as cash or holdings still reach.</summary>
internal sealed class Trades(Firm firm)
{
    /// <param name="order">What was ordered.</param>
    /// <param name="by">The visit that placed it.</param>
    /// <param name="at">When it is carried out.</param>
    /// <param name="isTold">Whether the fill is told; feeds lack some.</param>
    public void Fill(Order order, Visit by, Instant at, bool isTold)
    {
        var (account, security, side, milliunits, off, _) = order;
        var chance = by.Chance;
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
            Tell(order with { Milliunits = filled }, by, price, vwap, worth, at);
        }
    }

    private void Tell(Order order, Visit by, long price, long vwap, Money worth, Instant at)
    {
        var data = new OrderFilled
        {
            Order = order.Id.ToText(), Symbol = order.Security.Symbol, Side = order.Side,
            Quantity = order.Milliunits / 1000m, Price = price / 10_000m, Notional = worth,
            Vwap5m = by.Chance.Is(0.9) ? vwap / 10_000m : null,
        };
        firm.EmitBySystem(
            EventType.OrderFilled, data, by.Chance, at, account: order.Account, namesSystem: false,
            campaign: by.Campaign,
            stage: by.Stage ?? order.Usual);
    }

    private static long Affordable(long cash, long price, Security security)
    {
        var milliunits = (long)((Int128)cash * 100_000 / (price * (Int128)security.Multiplier));
        return security.IsDivisible ? milliunits : milliunits / 1000 * 1000;
    }
}
