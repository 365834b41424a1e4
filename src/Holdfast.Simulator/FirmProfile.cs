namespace Holdfast.Simulator;

/// <summary>What kind of firm is made up.</summary>
public enum FirmKind
{
    /// <summary>An app and a website for everybody.</summary>
    Retail,

    /// <summary>Few and wealthy clients, with advisers, wires, telephone and e-mail.</summary>
    PrivateBank,

    /// <summary>People and programs that trade all day.</summary>
    ActiveTraders,

    /// <summary>People over sixty who draw an income.</summary>
    Retirees,
}

/// <summary>How the people of a kind of firm differ. Shares are from 0 to 1.</summary>
internal sealed record FirmProfile(FirmKind Kind)
{
    public double MedianAge { get; init; } = 42;

    public double AgeSpread { get; init; } = 15;

    /// <summary>Dollars.</summary>
    public double MedianEquity { get; init; } = 14_000;

    public double EquitySpread { get; init; } = 1.5;

    public double MedianVisitsADay { get; init; } = 0.075;

    /// <summary>Customers who trade often.</summary>
    public double Traders { get; init; } = 0.13;

    public double Speculators { get; init; } = 0.10;

    public double Programs { get; init; } = 0.004;

    /// <summary>Customers with an adviser.</summary>
    public double Advised { get; init; } = 0.07;

    public double Aggregated { get; init; } = 0.035;

    public double OnTelephone { get; init; } = 0.6;

    /// <summary>Customers who mostly use a handheld device.</summary>
    public double Handheld { get; init; } = 0.55;

    public double CallsAYear { get; init; } = 0.9;

    public double Depositors { get; init; } = 0.17;

    public double DrawIncome { get; init; } = 0.10;

    /// <summary>Weights of what takes money out: ACH, instant, wire, cheque, card, crypto, journal.</summary>
    public double[] OutRails { get; init; } = [62, 20, 4, 3, 3, 3, 3];

    public static FirmProfile Of(FirmKind kind) => kind switch
    {
        FirmKind.Retail => new(kind),
        FirmKind.PrivateBank => new(kind)
        {
            MedianAge = 57, AgeSpread = 12, MedianEquity = 900_000, EquitySpread = 1.1, MedianVisitsADay = 0.09,
            Traders = 0.06, Speculators = 0.01, Programs = 0.001, Advised = 0.75, Aggregated = 0.06, Handheld = 0.35,
            CallsAYear = 5, Depositors = 0.12, DrawIncome = 0.22, OutRails = [30, 4, 44, 10, 1, 1, 12],
        },
        FirmKind.ActiveTraders => new(kind)
        {
            MedianAge = 38, AgeSpread = 11, MedianEquity = 30_000, EquitySpread = 1.4, MedianVisitsADay = 0.55,
            Traders = 0.75, Speculators = 0.3, Programs = 0.02, Advised = 0.01, Aggregated = 0.02, Handheld = 0.4,
            CallsAYear = 0.7, Depositors = 0.2, DrawIncome = 0.03, OutRails = [55, 26, 7, 1, 2, 7, 2],
        },
        FirmKind.Retirees => new(kind)
        {
            MedianAge = 71, AgeSpread = 7, MedianEquity = 240_000, EquitySpread = 1.0, MedianVisitsADay = 0.06,
            Traders = 0.05, Speculators = 0.02, Programs = 0.0005, Advised = 0.3, Aggregated = 0.03, Handheld = 0.3,
            CallsAYear = 3, Depositors = 0.05, DrawIncome = 0.5, OutRails = [58, 5, 9, 18, 4, 0.5, 5.5],
        },
    };
}
