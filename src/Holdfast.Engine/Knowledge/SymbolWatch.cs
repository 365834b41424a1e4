using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// One account's purchase of a thin security: who, when, how strange its visit was, how much of a day's trade.
/// </summary>
internal readonly record struct ThinBuy(int Account, Stamp At, short Suspicion, int VolumeShare)
{
    /// <summary>From which evidence on a visit is no longer ordinary, and from which on it is strange.</summary>
    public const int Suspicious = 1000, Strange = 2000;

    /// <summary>Whether it is an account's own purchase, one of its household, or none at all.</summary>
    public bool IsBy(AccountKnowledge? account) => Account == 0
        || (account is not null && (Account == account.Number + 1 || account.Household.Contains(Account - 1)));
}

/// <summary>Who bought one thinly traded security lately, across all accounts.</summary>
internal struct SymbolWatch : ICrowdEntry<SymbolWatch>
{
    /// <summary>How many buyers are remembered.</summary>
    public const int Limit = 12;

    private Buys _buys;

    public Mark Key { get; set; }

    public Stamp Last { get; set; }

    public Stamp First { get; private set; }

    [UnscopedRef]
    public ReadOnlySpan<ThinBuy> Recent => _buys;

    /// <summary>Takes a purchase in; a second one of an account renews the first.</summary>
    public void Bought(in ThinBuy buy)
    {
        if (First.IsNever)
        {
            First = buy.At;
        }

        var oldest = 0;
        for (var i = 0; i < Limit; i++)
        {
            if (_buys[i].Account == buy.Account + 1)
            {
                _buys[i] = new ThinBuy(
                    buy.Account + 1,
                    Stamp.Later(buy.At, _buys[i].At),
                    Math.Max(buy.Suspicion, _buys[i].Suspicion),
                    Math.Min(_buys[i].VolumeShare + buy.VolumeShare, 1_000_000));
                return;
            }

            if (_buys[i].At < _buys[oldest].At)
            {
                oldest = i;
            }
        }

        _buys[oldest] = buy with { Account = buy.Account + 1 };
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(Last);
        writer.Stamp(First);
        foreach (var buy in _buys)
        {
            writer.Number(buy.Account);
            writer.Stamp(buy.At);
            writer.Signed(buy.Suspicion);
            writer.Number(buy.VolumeShare);
        }
    }

    public static SymbolWatch Read(StateReader reader)
    {
        var watch = new SymbolWatch
        {
            Key = reader.Mark(),
            Last = reader.Stamp(),
            First = reader.Stamp(),
        };
        for (var i = 0; i < Limit; i++)
        {
            watch._buys[i] = new ThinBuy(
                reader.Number(int.MaxValue), reader.Stamp(), (short)reader.Signed(), reader.Number(1_000_000));
        }

        return watch;
    }

    [InlineArray(Limit)]
    private struct Buys
    {
        private ThinBuy _first;
    }
}
