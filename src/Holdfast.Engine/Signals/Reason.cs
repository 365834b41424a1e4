using System.Runtime.CompilerServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>A signal that carried weight in a decision, with the facts it saw.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Weight">What it counted for beside the others.</param>
/// <param name="Facts">What it saw; for evidence from an earlier event, when that was.</param>
/// <param name="Standing">It spoke at an earlier event, and its evidence still stands.</param>
public readonly record struct Reason(Signal Signal, LogOdds Weight, Facts Facts, bool Standing = false)
{
    /// <summary>One plain English sentence for a reviewer.</summary>
    public string Text => Standing
        ? $"Still standing from {Plain.Moment(Facts[0])}: {Signal.Description.Name}"
        : Signal.Sentence(Facts);
}

/// <summary>Up to <see cref="Limit"/> facts behind a reason, in the order in which they are shown.</summary>
[InlineArray(Limit)]
public struct Facts
{
    /// <summary>The most facts one reason shows.</summary>
    public const int Limit = 4;

    private Fact _first;

    /// <summary>How many there are.</summary>
    public readonly int Count
    {
        get
        {
            var count = 0;
            while (count < Limit && this[count].Kind is not FactKind.None)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>The fact of a name, or one of kind <see cref="FactKind.None"/>.</summary>
    public readonly Fact Of(FactName name)
    {
        for (var i = 0; i < Limit; i++)
        {
            if (this[i].Name == name)
            {
                return this[i];
            }
        }

        return default;
    }

    /// <summary>The facts, in order; what is no fact, because the event did not tell it, is left out.</summary>
    public static Facts From(params ReadOnlySpan<Fact> facts)
    {
        var result = default(Facts);
        var count = 0;
        foreach (ref readonly var fact in facts)
        {
            if (fact.Kind is not FactKind.None)
            {
                result[count++] = fact;
            }
        }

        return result;
    }
}

/// <summary>What kind of value a fact holds.</summary>
public enum FactKind : byte
{
    /// <summary>No fact.</summary>
    None,

    /// <summary>Text of the event.</summary>
    Text,

    /// <summary>A wire word or another fixed text.</summary>
    Word,

    /// <summary>A count.</summary>
    Count,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>A moment.</summary>
    Moment,

    /// <summary>A share in thousandths.</summary>
    Share,

    /// <summary>Money in US dollars, ten-thousandths.</summary>
    Amount,

    /// <summary>Kilometres.</summary>
    Kilometers,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Truth,
}

/// <summary>One fact: a name and a value.</summary>
public readonly record struct Fact
{
    private Fact(FactName name, FactKind kind, long number, Text text, string? word, byte decimals = 0)
    {
        Name = name;
        Kind = kind;
        Decimals = decimals;
        Number = number;
        Text = text;
        Word = word;
    }

    /// <summary>Its name in <c>evidence</c>.</summary>
    public FactName? Name { get; }

    /// <summary>What it holds.</summary>
    public FactKind Kind { get; }

    /// <summary>How many of the digits of a <see cref="FactKind.Number"/> stand behind the point.</summary>
    public byte Decimals { get; }

    /// <summary>The value where it is a number, a moment, an amount, or 1 for yes.</summary>
    public long Number { get; }

    /// <summary>The value where it is text.</summary>
    public Text Text { get; }

    /// <summary>The value where it is a fixed word.</summary>
    public string? Word { get; }

    /// <summary>Text of the event; no fact where absent.</summary>
    public static Fact Of(FactName name, Text value) =>
        value.IsAbsent ? default : new(name, FactKind.Text, 0, value, null);

    /// <summary>A fixed word.</summary>
    public static Fact Of(FactName name, string word) => new(name, FactKind.Word, 0, default, word);

    /// <summary>A count.</summary>
    public static Fact Of(FactName name, long count) => new(name, FactKind.Count, count, default, null);

    /// <summary>A moment; no fact where never.</summary>
    public static Fact Of(FactName name, Stamp moment) =>
        moment.IsNever ? default : new(name, FactKind.Moment, moment.Stored, default, null);

    /// <summary>An amount; no fact where it is not in US dollars, the currency of all amounts in evidence.</summary>
    public static Fact Of(FactName name, Money amount) => amount.Currency == Currency.UsDollar
        ? new(name, FactKind.Amount, amount.TenThousandths, default, null)
        : default;

    /// <summary>A country by its two letters; no fact where absent.</summary>
    public static Fact Of(FactName name, CountryCode country) =>
        country.IsAbsent ? default : Of(name, country.ToString());

    /// <summary>A network by its number; no fact where not told.</summary>
    public static Fact Of(FactName name, NetworkOrigin network) => network.Asn == 0 ? default : Of(name, network.Asn);

    /// <summary>A length of time.</summary>
    public static Fact OfSeconds(FactName name, long seconds) => new(name, FactKind.Seconds, seconds, default, null);

    /// <summary>A share in thousandths.</summary>
    public static Fact OfShare(FactName name, int thousandths) => new(name, FactKind.Share, thousandths, default, null);

    /// <summary>A number to at most nine decimals; no fact where it is too large for a reason to show.</summary>
    public static Fact OfNumber(FactName name, decimal number)
    {
        for (var decimals = 9; decimals >= 0; decimals--)
        {
            var rounded = decimal.Round(number, decimals);
            var factor = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
            if (Math.Abs(rounded) <= long.MaxValue * factor)
            {
                return new(name, FactKind.Number, (long)(rounded / factor), default, null, (byte)decimals);
            }
        }

        return default;
    }

    /// <summary>Yes or no.</summary>
    public static Fact OfTruth(FactName name, bool truth) => new(name, FactKind.Truth, truth ? 1 : 0, default, null);

    /// <summary>A distance.</summary>
    public static Fact OfKilometers(FactName name, long kilometers) =>
        new(name, FactKind.Kilometers, kilometers, default, null);
}

/// <summary>A name in <c>evidence</c>. Names are wire words: never renamed.</summary>
public sealed class FactName(string wire)
{
    /// <summary>The name.</summary>
    public string Wire { get; } = wire;

    /// <summary>The name as it stands in a decision.</summary>
    internal byte[] Encoded { get; } = Contract.JsonOutput.EncodeName(wire);

    /// <inheritdoc/>
    public override string ToString() => Wire;
}
