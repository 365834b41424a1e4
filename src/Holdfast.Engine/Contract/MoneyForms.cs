using System.Text.Json;
using Holdfast.Engine.Values;
using static Holdfast.Engine.Contract.ContractForms;

namespace Holdfast.Engine.Contract;

/// <summary>The data of bank accounts and transfers.</summary>
internal static class MoneyForms
{
    private static readonly WordForm<OwnerNameMatch> NameMatch = Word(ContractWords.OwnerNameMatch);

    private static readonly ObjectForm<TransferDestination> Destination = new("/data/destination")
    {
        { "kind", Word(ContractWords.DestinationKind), static d => d.Kind, static (d, v) => d.Kind = v },
        { "token", Token, static d => d.Token, static (d, v) => d.Token = v },
        { "name", Name, static d => d.Name, static (d, v) => d.Name = v },
        { "country", Country, static d => d.Country, static (d, v) => d.Country = v },
        { "ownerNameMatch", NameMatch, static d => d.OwnerNameMatch, static (d, v) => d.OwnerNameMatch = v },
    };

    public static readonly DataForm<BankLinked> BankLinked = new(
        EventType.BankLinked, EventNeeds.Account, static () => new(), new("/data")
        {
            { "destination", GivenToken, static d => d.Destination, static (d, v) => d.Destination = v, Required },
            { "ownerNameMatch", NameMatch, static d => d.OwnerNameMatch, static (d, v) => d.OwnerNameMatch = v },
            {
                "verification", Word(ContractWords.BankVerification),
                static d => d.Verification, static (d, v) => d.Verification = v
            },
        });

    public static readonly DataForm<TransferRequested> TransferRequested = new(
        EventType.TransferRequested, EventNeeds.Account, static () => new(), new("/data")
        {
            { "transfer", Token, static d => d.Transfer, static (d, v) => d.Transfer = v },
            {
                "direction", Word(ContractWords.TransferDirection),
                static d => d.Direction, static (d, v) => d.Direction = v, Required
            },
            { "rail", Word(ContractWords.Rail), static d => d.Rail, static (d, v) => d.Rail = v, Required },
            {
                "amount", MoneyForm.Amount,
                static d => d.Amount, static (d, v) => d.Amount = v.GetValueOrDefault(), Required
            },
            new CurrencyMember(),
            { "availableCash", MoneyForm.Balance, static d => d.AvailableCash, static (d, v) => d.AvailableCash = v },
            { "equity", MoneyForm.Balance, static d => d.Equity, static (d, v) => d.Equity = v },
            { "destination", Destination, static d => d.Destination, static d => d.Destination = new() },
            {
                "instructedBy", Word(ContractWords.Instructor),
                static d => d.InstructedBy, static (d, v) => d.InstructedBy = v
            },
            { "medium", Word(ContractWords.InstructionMedium), static d => d.Medium, static (d, v) => d.Medium = v },
            { "standing", Flag, static d => d.Standing, static (d, v) => d.Standing = v },
            { "contraFirm", Name, static d => d.ContraFirm, static (d, v) => d.ContraFirm = v },
            { "attempt", Ordinal, static d => d.Attempt, static (d, v) => d.Attempt = (int?)v },
            {
                "contactMatch", Word(ContractWords.ContactMatch),
                static d => d.ContactMatch, static (d, v) => d.ContactMatch = v
            },
        });

    public static readonly DataForm<TransferCompleted> TransferCompleted = new(
        EventType.TransferCompleted, EventNeeds.Account, static () => new(), new("/data")
        {
            { "transfer", GivenToken, static d => d.Transfer, static (d, v) => d.Transfer = v, Required },
            {
                "outcome", Word(ContractWords.TransferOutcome),
                static d => d.Outcome, static (d, v) => d.Outcome = v, Required
            },
            { "returnCode", Token, static d => d.ReturnCode, static (d, v) => d.ReturnCode = v },
        });

    public static readonly DataForm<MicroEntryAttempted> MicroEntryAttempted = new(
        EventType.MicroEntryAttempted, EventNeeds.Account, static () => new(), new("/data")
        {
            { "destination", Token, static d => d.Destination, static (d, v) => d.Destination = v },
            {
                "outcome", Word(ContractWords.MicroEntryOutcome),
                static d => d.Outcome, static (d, v) => d.Outcome = v, Required
            },
        });

    /// <summary>Puts the currency into all amounts of a transfer, wherever it stood among them.</summary>
    public static void SetCurrency(TransferRequested transfer, Currency currency)
    {
        transfer.Amount = In(transfer.Amount, currency);
        transfer.AvailableCash = transfer.AvailableCash is { } cash ? In(cash, currency) : null;
        transfer.Equity = transfer.Equity is { } equity ? In(equity, currency) : null;
    }

    private static Money In(Money amount, Currency currency) =>
        Money.OfTenThousandths(amount.TenThousandths, currency);

    /// <summary>The currency of all amounts of a transfer; US dollars are left out.</summary>
    private sealed class CurrencyMember() : Member<TransferRequested>("currency", "three capital letters of ISO 4217")
    {
        public override string Schema =>
            $"{{\"type\":\"string\",\"pattern\":\"^[A-Z]{{3}}$\",\"default\":\"USD\",\"description\":\"{Expected}\"}}";

        public override bool TryRead(ref JsonCursor cursor, TransferRequested target, EventReading reading)
        {
            if (cursor.Kind is not JsonTokenType.String || !Currency.TryParse(cursor.Utf8, out var currency))
            {
                return false;
            }

            reading.Currency = currency;
            return true;
        }

        public override bool IsGiven(TransferRequested source)
        {
            var currency = source.Amount.Currency;
            return (source.AvailableCash?.Currency ?? currency) != currency
                || (source.Equity?.Currency ?? currency) != currency
                ? throw new ArgumentException("The amounts of a transfer are all in one currency.", nameof(source))
                : currency != Currency.UsDollar;
        }

        protected override void WriteValue(JsonOutput output, TransferRequested source) =>
            output.Value(source.Amount.Currency.ToString());
    }
}
