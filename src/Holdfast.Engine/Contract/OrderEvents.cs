using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

#pragma warning disable CS1591 // Members of enums are the words of the contract, and mean what it says of them.

/// <summary>Which side of a trade.</summary>
public enum OrderSide : byte { NotGiven, Buy, Sell, SellShort }

/// <summary>Where and what is traded.</summary>
public enum Venue : byte { NotGiven, Listed, Otc, Option, Fund, Crypto }

/// <summary><c>order.placed</c></summary>
public sealed class OrderPlaced : EventData
{
    /// <summary>The order's id.</summary>
    public Text Order { get; set; }

    /// <summary>What is traded. Required.</summary>
    public Text Symbol { get; set; }

    /// <summary>Which side. Required.</summary>
    public OrderSide Side { get; set; }

    /// <summary>Shares, contracts or coins.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Price it is expected to trade at.</summary>
    public decimal? Price { get; set; }

    /// <summary>Worth of the order.</summary>
    public Money? Notional { get; set; }

    /// <summary>What the account is worth.</summary>
    public Money? Equity { get; set; }

    /// <summary>The position is sold whole.</summary>
    public bool? ClosesPosition { get; set; }

    /// <summary>Since when it was held.</summary>
    public int? HoldingDays { get; set; }

    /// <summary>Shares a day, over 20 days.</summary>
    public decimal? AverageDailyVolume { get; set; }

    /// <summary>Worth of the company.</summary>
    public decimal? MarketCap { get; set; }

    /// <summary>Where and what.</summary>
    public Venue Venue { get; set; }

    /// <summary>Limit, if any.</summary>
    public decimal? LimitPrice { get; set; }

    /// <summary>Price to compare the limit with.</summary>
    public decimal? ReferencePrice { get; set; }

    /// <summary>An option's delta, −1 to 1.</summary>
    public decimal? OptionDelta { get; set; }
}

/// <summary><c>order.filled</c></summary>
public sealed class OrderFilled : EventData
{
    /// <summary>The order's id.</summary>
    public Text Order { get; set; }

    /// <summary>What was traded. Required.</summary>
    public Text Symbol { get; set; }

    /// <summary>Which side. Required.</summary>
    public OrderSide Side { get; set; }

    /// <summary>Shares, contracts or coins.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Price paid.</summary>
    public decimal? Price { get; set; }

    /// <summary>Worth of the trade.</summary>
    public Money? Notional { get; set; }

    /// <summary>Average price of the five minutes around it.</summary>
    public decimal? Vwap5m { get; set; }
}
