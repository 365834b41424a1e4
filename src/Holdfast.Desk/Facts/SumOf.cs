using Holdfast.Engine.Values;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Facts;

/// <summary>Sums of money over rows, in US dollars.</summary>
/// <param name="Money">The sum; at most what money can be.</param>
/// <param name="Count">Of how many.</param>
public sealed record SumOf(Money Money, int Count)
{
    // A store adds whole numbers of 64 bits: by parts, no sum of rows that there can be goes beyond them.
    internal const long Part = 1_000_000_000;

    /// <summary>The sum of amounts in ten-thousandths.</summary>
    public static async Task<SumOf> AllAsync(IQueryable<long> amounts, CancellationToken ct)
    {
        var parts = await amounts.GroupBy(_ => 1)
            .Select(all => new
            {
                High = all.Sum(amount => amount / Part), Low = all.Sum(amount => amount % Part), Count = all.Count(),
            })
            .FirstOrDefaultAsync(ct);
        return parts is null ? new SumOf(default, 0) : new SumOf(Of(parts.High, parts.Low), parts.Count);
    }

    /// <summary>A sum that was made by parts.</summary>
    internal static Money Of(long high, long low) => Money.OfTenThousandths(
        (long)Math.Min(((decimal)high * Part) + low, (decimal)Money.MaximumUnits * Money.Scale));
}
