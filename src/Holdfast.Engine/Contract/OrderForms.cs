using static Holdfast.Engine.Contract.ContractForms;

namespace Holdfast.Engine.Contract;

/// <summary>The data of orders and trades.</summary>
internal static class OrderForms
{
    private static readonly WordForm<OrderSide> Side = Word(ContractWords.OrderSide);

    public static readonly DataForm<OrderPlaced> OrderPlaced = new(
        EventType.OrderPlaced, EventNeeds.Account, static () => new(), new("/data")
        {
            { "order", Token, static d => d.Order, static (d, v) => d.Order = v },
            { "symbol", Symbol, static d => d.Symbol, static (d, v) => d.Symbol = v, Required },
            { "side", Side, static d => d.Side, static (d, v) => d.Side = v, Required },
            { "quantity", Quantity, static d => d.Quantity, static (d, v) => d.Quantity = v },
            { "price", Quantity, static d => d.Price, static (d, v) => d.Price = v },
            { "notional", MoneyForm.Amount, static d => d.Notional, static (d, v) => d.Notional = v },
            { "equity", MoneyForm.Balance, static d => d.Equity, static (d, v) => d.Equity = v },
            { "closesPosition", Flag, static d => d.ClosesPosition, static (d, v) => d.ClosesPosition = v },
            { "holdingDays", Measure, static d => d.HoldingDays, static (d, v) => d.HoldingDays = v },
            {
                "averageDailyVolume", Quantity,
                static d => d.AverageDailyVolume, static (d, v) => d.AverageDailyVolume = v
            },
            { "marketCap", Quantity, static d => d.MarketCap, static (d, v) => d.MarketCap = v },
            { "venue", Word(ContractWords.Venue), static d => d.Venue, static (d, v) => d.Venue = v },
            { "limitPrice", Quantity, static d => d.LimitPrice, static (d, v) => d.LimitPrice = v },
            { "referencePrice", Quantity, static d => d.ReferencePrice, static (d, v) => d.ReferencePrice = v },
            { "optionDelta", Delta, static d => d.OptionDelta, static (d, v) => d.OptionDelta = v },
        });

    public static readonly DataForm<OrderFilled> OrderFilled = new(
        EventType.OrderFilled, EventNeeds.Account, static () => new(), new("/data")
        {
            { "order", Token, static d => d.Order, static (d, v) => d.Order = v },
            { "symbol", Symbol, static d => d.Symbol, static (d, v) => d.Symbol = v, Required },
            { "side", Side, static d => d.Side, static (d, v) => d.Side = v, Required },
            { "quantity", Quantity, static d => d.Quantity, static (d, v) => d.Quantity = v },
            { "price", Quantity, static d => d.Price, static (d, v) => d.Price = v },
            { "notional", MoneyForm.Amount, static d => d.Notional, static (d, v) => d.Notional = v },
            { "vwap5m", Quantity, static d => d.Vwap5m, static (d, v) => d.Vwap5m = v },
        });
}
