using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>One of those the customer chooses from.</summary>
/// <param name="Id">What it is called in the form: nothing can be read from it.</param>
/// <param name="Amount">The amount; null where it is none.</param>
/// <param name="What">What is asked for, where it is no amount.</param>
/// <param name="Payee">Who gets it.</param>
/// <param name="IsRight">Whether it is the one that was asked for.</param>
internal sealed record LinkChoice(string Id, Money? Amount, string? What, string Payee, bool IsRight);

/// <summary>
/// Makes the choices of a page: what was asked for, among others that look like it. Whoever says yes to everything is
/// wrong three times in four, and so is somebody who was told to say yes. They come from the link's own random bytes,
/// so that a page that is loaded anew shows the same.
/// </summary>
internal static class LinkChoices
{
    private static readonly int[] Percents = [35, 55, 70, 140, 165, 220];

    private static readonly string[] Payees =
    [
        "Harbor Title & Escrow", "J. Carter", "Northside Builders LLC", "First Lakes Bank", "M. Alvarez",
        "Maple Street Dental", "Summit Auto Group", "R. Nguyen", "Cedar Home Repair", "Pine Ridge Realty",
    ];

    /// <summary>The choices, in an order that tells nothing.</summary>
    public static ImmutableArray<LinkChoice> Of(LinkDetails details)
    {
        var amount = details.Amount is { } text ? MoneyOf(text) : (Money?)null;
        var payees = Payees.Where(other => !Differences.IsSameName(other, details.Payee))
            .OrderBy(other => Draw(details.Seed, "payee " + other), StringComparer.Ordinal).ToArray();
        var amounts = Percents.OrderBy(percent => Draw(details.Seed, string.Create(
                CultureInfo.InvariantCulture, $"amount {percent}")), StringComparer.Ordinal)
            .Select(percent => Another(amount, percent)).Distinct().Where(other => other != amount).Take(2).ToArray();
        var (first, second) = amounts is [var one, var two] ? (one, two) : (amount, amount);
        (Money? Amount, string Payee, bool IsRight)[] made =
        [
            (amount, details.Payee, true),
            (first, first == amount ? payees[2] : details.Payee, false),
            (amount, payees[0], false),
            (second, payees[1], false),
        ];
        return
        [
            .. made.Index().Select(one => new LinkChoice(
                Draw(details.Seed, string.Create(CultureInfo.InvariantCulture, $"choice {one.Index}"))[..16],
                one.Item.Amount, details.What, one.Item.Payee, one.Item.IsRight))
                .OrderBy(choice => choice.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads an amount as <see cref="Money"/> writes it.</summary>
    public static Money MoneyOf(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 2 && Currency.TryParse(Encoding.UTF8.GetBytes(parts[1]), out var currency)
            ? Money.Of(decimal.Parse(parts[0], CultureInfo.InvariantCulture), currency)
            : throw new FormatException("It is no amount.");
    }

    // As round as the amount itself is: of one round sum among crooked ones anybody guesses which it is.
    private static Money? Another(Money? amount, int percent)
    {
        if (amount is not { } real)
        {
            return null;
        }

        var grain = 0.01m;
        while (grain * 10 <= real.Units / 4 && real.Units % (grain * 10) == 0)
        {
            grain *= 10;
        }

        var other = Math.Max(1, decimal.Round(real.Units * percent / 100 / grain)) * grain;
        return other > Money.MaximumUnits ? real : Money.Of(other, real.Currency);
    }

    private static string Draw(byte[] seed, string what) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(what)));
}
