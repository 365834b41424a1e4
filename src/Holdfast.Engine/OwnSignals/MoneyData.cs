using Holdfast.Engine.Contract;

namespace Holdfast.Engine.OwnSignals;

/// <summary>What events of bank accounts, transfers, orders and trades add to the envelope.</summary>
internal static class MoneyData
{
    public static IEnumerable<Term> All { get; } =
    [
        .. new DataTerms<BankLinked>(EventType.BankLinked)
            .Text("destination", "Token of the bank account.", static data => data.Destination)
            .Word("ownerNameMatch", WordSets.OwnerNameMatch, "How the owner's name compares with the customer's.",
                static data => (byte)data.OwnerNameMatch)
            .Word("verification", WordSets.BankVerification, "How the bank account was verified.",
                static data => (byte)data.Verification),
        .. new DataTerms<TransferRequested>(EventType.TransferRequested)
            .Text("transfer", "Id of the transfer.", static data => data.Transfer)
            .Word("direction", WordSets.Direction, "Whether money goes out or comes in.",
                static data => (byte)data.Direction)
            .Word("rail", WordSets.Rail, "By which system it moves.", static data => (byte)data.Rail)
            .Amount("amount", "How much, in the currency of the transfer.", static data => data.Amount)
            .Currency("currency", "The currency of its amounts; US dollars where not told.",
                static data => data.Amount.Currency)
            .Amount("availableCash", "The cash at hand.", static data => data.AvailableCash)
            .Amount("equity", "What the account is worth.", static data => data.Equity)
            .Word("destination.kind", WordSets.DestinationKind, "Where it goes.",
                static data => (byte)(data.Destination?.Kind ?? default))
            .Text("destination.token", "Token of the payee.", static data => data.Destination?.Token ?? default)
            .Text("destination.name", "Name of the payee.", static data => data.Destination?.Name ?? default,
                isShown: false)
            .Country("destination.country", "Country of the payee.",
                static data => data.Destination?.Country ?? default)
            .Word("destination.ownerNameMatch", WordSets.OwnerNameMatch,
                "How the owner's name there compares with the customer's.",
                static data => (byte)(data.Destination?.OwnerNameMatch ?? default))
            .Word("instructedBy", WordSets.Instructor, "Who gave the instruction.",
                static data => (byte)data.InstructedBy)
            .Word("medium", WordSets.Medium, "By which medium the instruction came.",
                static data => (byte)data.Medium)
            .Truth("standing", "It is the use of a standing instruction.", static data => data.Standing)
            .Text("contraFirm", "The other firm of an ACATS transfer.", static data => data.ContraFirm)
            .Number("attempt", Units.Count, "Which attempt of an ACATS transfer it is, from 1.",
                static data => data.Attempt)
            .Word("contactMatch", WordSets.ContactMatch, "How the other firm's contact data compare with ours.",
                static data => (byte)data.ContactMatch),
        .. new DataTerms<TransferCompleted>(EventType.TransferCompleted)
            .Text("transfer", "Id of the transfer.", static data => data.Transfer)
            .Word("outcome", WordSets.TransferOutcome, "How it ended.", static data => (byte)data.Outcome)
            .Text("returnCode", "Code under which it was returned.", static data => data.ReturnCode),
        .. new DataTerms<MicroEntryAttempted>(EventType.MicroEntryAttempted)
            .Text("destination", "Token of the bank account.", static data => data.Destination)
            .Word("outcome", WordSets.MicroEntryOutcome, "Whether the amounts were told rightly.",
                static data => (byte)data.Outcome),
        .. new DataTerms<OrderPlaced>(EventType.OrderPlaced)
            .Text("order", "Id of the order.", static data => data.Order)
            .Text("symbol", "The security.", static data => data.Symbol)
            .Word("side", WordSets.OrderSide, "Whether it is bought or sold.", static data => (byte)data.Side)
            .Number("quantity", Units.None, "How many.", static data => data.Quantity)
            .Number("price", Units.Dollars, "At which price.", static data => data.Price)
            .Amount("notional", "Worth of the order.", static data => data.Notional)
            .Amount("equity", "What the account is worth.", static data => data.Equity)
            .Truth("closesPosition", "It closes a position.", static data => data.ClosesPosition)
            .Number("holdingDays", Units.Days, "For how many days the position was held.",
                static data => data.HoldingDays)
            .Number("averageDailyVolume", "shares", "What is traded in a day, over 20 days.",
                static data => data.AverageDailyVolume)
            .Number("marketCap", Units.Dollars, "What the whole company is worth.", static data => data.MarketCap)
            .Word("venue", WordSets.Venue, "Where and what is traded.", static data => (byte)data.Venue)
            .Number("limitPrice", Units.Dollars, "The limit.", static data => data.LimitPrice)
            .Number("referencePrice", Units.Dollars, "The market's price.", static data => data.ReferencePrice)
            .Number("optionDelta", Units.None, "Delta of an option, from -1 to 1.", static data => data.OptionDelta),
        .. new DataTerms<OrderFilled>(EventType.OrderFilled)
            .Text("order", "Id of the order.", static data => data.Order)
            .Text("symbol", "The security.", static data => data.Symbol)
            .Word("side", WordSets.OrderSide, "Whether it is bought or sold.", static data => (byte)data.Side)
            .Number("quantity", Units.None, "How many.", static data => data.Quantity)
            .Number("price", Units.Dollars, "At which price.", static data => data.Price)
            .Amount("notional", "Worth of the trade.", static data => data.Notional)
            .Number("vwap5m", Units.Dollars, "Average price of the last five minutes, by volume.",
                static data => data.Vwap5m),
    ];
}
