using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Simulator.Trading;

/// <summary>Something that is traded.</summary>
internal sealed class Security
{
    public required int Number { get; init; }

    public required Text Symbol { get; init; }

    public required Venue Venue { get; init; }

    /// <summary>Shares a day.</summary>
    public required long AverageDailyVolume { get; init; }

    /// <summary>Dollars; 0 where there is none to tell.</summary>
    public required long MarketCap { get; init; }

    /// <summary>An option's delta; null for others.</summary>
    public decimal? Delta { get; init; }

    /// <summary>Traded in thousandths of a unit; else in whole ones.</summary>
    public bool IsDivisible => Venue is Venue.Fund or Venue.Crypto;

    /// <summary>A small company in which a few hundred thousand dollars move the price.</summary>
    public bool IsThin { get; init; }

    /// <summary>Shares that one unit stands for.</summary>
    public int Multiplier => Venue is Venue.Option ? 100 : 1;
}
