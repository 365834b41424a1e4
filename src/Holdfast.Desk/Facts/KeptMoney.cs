using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Facts;

/// <summary>Money as rows keep it: ten-thousandths, and the letters of a currency.</summary>
internal static class KeptMoney
{
    /// <summary>The amount in its currency.</summary>
    public static Money Of(long tenThousandths, string currency) => Money.OfTenThousandths(
        tenThousandths, Currency.TryParse(Encoding.ASCII.GetBytes(currency), out var known) ? known : default);
}
