using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt from orders and fills.</summary>
internal static class OrderLearning
{
    private const decimal PriceScale = 1_000_000m;

    public static void Take(Scene scene, AccountKnowledge account, OrderPlaced order)
    {
        var (now, view) = (scene.Now, scene.Order);
        MoneyLearning.NoteEquity(scene, account, order.Equity);
        account.Familiar.See(FamiliarKind.Symbol, view.Symbol, now);
        if (order.Venue is not Venue.NotGiven)
        {
            account.Familiar.See(FamiliarKind.Venue, Mark.Of((ulong)order.Venue), now);
        }

        if (view is { Thin: true, Opens: true })
        {
            account.Familiar.See(FamiliarKind.Venue, OrderView.ThinVenue, now);
            Watch(scene, account, view);
        }

        account.Orders.Add(
            new RecentOrder
            {
                Symbol = view.Symbol,
                Order = order.Order.Mark,
                At = now,
                Side = order.Side,
                Venue = order.Venue,
                Thin = view.Thin,
                ClosedPosition = order.ClosesPosition is true,
                Notional = order.Notional?.TenThousandths ?? 0,
                Price = PriceOf(order.LimitPrice ?? order.Price),
            },
            AccountKnowledge.OrderLimit);
    }

    /// <summary>A fill tells the price at which an order really traded.</summary>
    public static void Take(AccountKnowledge account, OrderFilled filled)
    {
        foreach (ref var order in account.Orders.Entries)
        {
            if (order.Order == filled.Order.Mark && !filled.Order.IsAbsent && filled.Price is not null)
            {
                order.Price = PriceOf(filled.Price);
            }
        }
    }

    /// <summary>
    /// Drops the orders that are older than the window of a liquidation: nothing is read from them any more.
    /// </summary>
    public static void DropOld(Scene scene, AccountKnowledge account)
    {
        var window = scene.Limit(PolicyLimits.LiquidationWindow);
        while (account.Orders.Count > 0 && !scene.Now.IsWithin(window, account.Orders.Entries[0].At))
        {
            account.Orders.RemoveAt(0);
        }
    }

    /// <summary>A price as it is remembered, millionths; 0 where not told or beyond all sense.</summary>
    public static long PriceOf(decimal? price) =>
        price is > 0 and < 1_000_000_000 ? (long)(price.Value * PriceScale) : 0;

    private static void Watch(Scene scene, AccountKnowledge account, in OrderView view)
    {
        var suspicion = (short)Math.Clamp(
            Math.Max(scene.VisitEvidence.Thousandths, scene.Session.Suspicion), 0, short.MaxValue);
        ref var watch = ref scene.Crowd.Symbols.Touch(view.Symbol, scene.Now);
        var known = view.KnownSymbol;
        watch.Bought(
            new ThinBuy(
                account.Number,
                scene.Now,
                known ? (short)0 : suspicion,
                Math.Clamp(view.VolumeShare ?? 0, 0, 1_000_000)));
    }
}
