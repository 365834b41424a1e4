using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>An order beside what the account is used to.</summary>
internal struct OrderView
{
    public OrderPlaced Request;
    public bool Opens;
    public Mark Symbol;

    /// <summary>A cheap, little-traded or off-exchange security, whose price one order can move.</summary>
    public bool Thin;

    /// <summary>Seen in this account before the present visit and day.</summary>
    public bool KnownSymbol;
    public bool KnownVenue;

    /// <summary>Thin stocks have been bought here before.</summary>
    public bool ThinTrader;

    public int? EquityShare;

    /// <summary>Share of a day's volume, thousandths; null where not told.</summary>
    public int? VolumeShare;

    /// <summary>How far the limit is from the market, against the account, thousandths; null where not told.</summary>
    public int? PriceGap;

    /// <summary>Share of the account sold shortly before, thousandths.</summary>
    public int SoldShare;

    /// <summary>How many positions were sold whole shortly before.</summary>
    public int PositionsClosed;

    /// <summary>
    /// What was bought of thin stocks in the burst so far, this order included, as a share of the account.
    /// </summary>
    public int ThinShare;

    public static OrderView Of(Scene scene, OrderPlaced request)
    {
        var view = new OrderView
        {
            Request = request,
            Opens = request.Side is OrderSide.Buy or OrderSide.SellShort && request.ClosesPosition is not true,
            Symbol = request.Symbol.Mark,
            Thin = IsThin(scene, request),
        };
        view.VolumeShare = request is { Quantity: { } quantity, AverageDailyVolume: { } volume }
            ? ThousandthsOf(quantity, volume)
            : null;
        view.PriceGap = GapOf(request);
        if (scene.Account is not { } account)
        {
            return view;
        }

        var symbol = account.Familiar.Get(FamiliarKind.Symbol, view.Symbol);
        view.KnownSymbol = symbol.Count > 0 && scene.Now.Since(symbol.First) > Stamp.Day;
        var venue = account.Familiar.Get(FamiliarKind.Venue, Mark.Of((ulong)request.Venue));
        view.KnownVenue = venue.Count > 0 && scene.Now.Since(venue.First) > Stamp.Day;
        var thin = account.Familiar.Get(FamiliarKind.Venue, ThinVenue);
        view.ThinTrader = thin.Count > 0 && scene.Now.Since(thin.First) > 2 * Stamp.Day;
        view.SeeMoney(scene, account, request);
        return view;
    }

    /// <summary>The entry under which an account's dealings in thin stocks are remembered.</summary>
    public static Mark ThinVenue { get; } = Mark.Of(100);

    private static bool IsThin(Scene scene, OrderPlaced request)
    {
        if (request.Venue is Venue.Fund or Venue.Crypto or Venue.Option)
        {
            return false;
        }

        const decimal perDollar = Money.Scale;
        // Beyond this worth nothing is thin, and a product of the largest numbers would not fit.
        const decimal most = 10_000_000_000_000m;
        var traded = request is { Price: { } each, AverageDailyVolume: { } volume }
            ? Math.Min(each, most) * Math.Min(volume, most)
            : (decimal?)null;
        return request.Venue is Venue.Otc
            || (request.Price is { } price && price * perDollar < scene.Limit(PolicyLimits.ThinPrice))
            || (traded is { } value && value < scene.Limit(PolicyLimits.ThinVolume) / perDollar)
            || (request.MarketCap is { } cap && cap < scene.Limit(PolicyLimits.ThinMarketCap) / perDollar);
    }

    // A buyer loses by a limit above the market, a seller by one below it.
    private static int? GapOf(OrderPlaced request)
    {
        var market = request.ReferencePrice ?? request.Price;
        if (request.LimitPrice is not { } limit || market is not { } price)
        {
            return null;
        }

        return ThousandthsOf(request.Side is OrderSide.Buy ? limit - price : price - limit, price);
    }

    // At most a million either way; null where the whole is too small to compare with.
    private static int? ThousandthsOf(decimal part, decimal whole) =>
        whole < 0.000_000_001m ? null : (int)(Math.Clamp(part / whole, -1000m, 1000m) * 1000m);

    private void SeeMoney(Scene scene, AccountKnowledge account, OrderPlaced request)
    {
        long sold = 0, thin = Thin && Opens ? request.Notional?.TenThousandths ?? 0 : 0;
        foreach (ref readonly var order in account.Orders.Entries)
        {
            if (!scene.Now.IsWithin(scene.Limit(PolicyLimits.SoldWindow), order.At))
            {
                continue;
            }

            if (order.Side is OrderSide.Sell && !order.Thin)
            {
                sold += order.Notional;
                PositionsClosed += order.ClosedPosition ? 1 : 0;
            }
            else if (order.Side is OrderSide.Buy && order.Thin)
            {
                thin += order.Notional;
            }
        }

        var recent = scene.Now.IsWithin(30 * Stamp.Day, account.EquityAt) ? account.Equity : (Money?)null;
        if ((request.Equity ?? recent) is not { TenThousandths: > 0 } equity)
        {
            return;
        }

        EquityShare = request.Notional?.ThousandthsOf(equity);
        SoldShare = ShareOf(sold, equity);
        ThinShare = ShareOf(thin, equity);
    }

    private static int ShareOf(long amount, Money equity)
    {
        var money = Money.OfTenThousandths(Math.Min(amount, Money.MaximumUnits * Money.Scale), equity.Currency);
        return money.ThousandthsOf(equity) ?? 0;
    }
}
