using System.Diagnostics;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>A name that an own signal can read: a field of the event, or something known before it.</summary>
public sealed class Term
{
    private readonly FactName _fact;

    internal Term(string name, TermType type, string unit, string explanation, Delegate read)
    {
        Name = name;
        Type = type;
        Unit = unit;
        Explanation = explanation;
        Read = read;
        _fact = new FactName(name);
    }

    /// <summary>The name, as it stands in an expression.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public TermType Type { get; }

    /// <summary>The unit of a number: "share", "dollars"; empty where there is none.</summary>
    public string Unit { get; }

    /// <summary>One sentence on what it is, and when it is unknown where that needs saying.</summary>
    public string Explanation { get; }

    /// <summary>The events at which it can be known; at all others it is unknown.</summary>
    public EventSet At { get; internal init; } = EventSet.All;

    /// <summary>
    /// Whether a sentence may show it. What tells who a person is, or what they typed, may be compared and not shown.
    /// </summary>
    public bool IsShown { get; internal init; } = true;

    /// <summary>
    /// Gives the value before the event, or nothing: <c>Func&lt;Scene, bool?&gt;</c> of a truth,
    /// <c>Func&lt;Scene, decimal?&gt;</c> of a number and of a time in seconds, <c>Func&lt;Scene, Text&gt;</c>,
    /// <c>Func&lt;Scene, IReadOnlyList&lt;Text&gt;&gt;</c>, and <c>Func&lt;Scene, long&gt;</c> of a code.
    /// </summary>
    internal Delegate Read { get; }

    /// <summary>For an amount, the same with its currency.</summary>
    internal Func<Scene, Money?>? Amount { get; init; }

    internal FactName FactName => _fact;

    internal Node ToNode() => Type.Kind switch
    {
        TermKind.Truth => new TruthTerm((Func<Scene, bool?>)Read),
        TermKind.Number or TermKind.Duration or TermKind.Moment => new QuantityTerm((Func<Scene, decimal?>)Read),
        TermKind.Text => new TextTerm((Func<Scene, Text>)Read),
        TermKind.Texts => new TextsTerm((Func<Scene, IReadOnlyList<Text>>)Read),
        TermKind.Word or TermKind.Country or TermKind.Currency or TermKind.Address =>
            new CodeTerm((Func<Scene, long>)Read),
    };

    /// <summary>The value as a fact of a reason; no fact where it is unknown.</summary>
    internal Fact FactOf(Scene scene)
    {
        if (Amount is not null)
        {
            return Amount(scene) is not { } money ? default
                : money.Currency == Currency.UsDollar ? Fact.Of(_fact, money)
                : Fact.Of(_fact, money.ToString());
        }

        switch (Type.Kind)
        {
            case TermKind.Truth:
                return ((Func<Scene, bool?>)Read)(scene) is { } truth ? Fact.OfTruth(_fact, truth) : default;
            case TermKind.Text:
                return Fact.Of(_fact, ((Func<Scene, Text>)Read)(scene));
            case TermKind.Word:
                return ((Func<Scene, long>)Read)(scene) is var code and not 0
                    ? Fact.Of(_fact, Type.Words!.Of(code))
                    : default;
            case TermKind.Country:
                return Fact.Of(_fact, CountryCode.FromStored((ushort)((Func<Scene, long>)Read)(scene)));
            case TermKind.Number or TermKind.Duration or TermKind.Moment:
                return ((Func<Scene, decimal?>)Read)(scene) is { } number ? FactOf(number) : default;
            default:
                throw new UnreachableException("A list, an address and a currency are not shown.");
        }
    }

    private Fact FactOf(decimal number) => Type.Kind switch
    {
        TermKind.Duration => Fact.OfSeconds(_fact, (long)number),
        TermKind.Moment => Fact.Of(_fact, Stamp.FromStored((uint)(long)number)),
        _ when Unit == Units.Share => Fact.OfShare(_fact, (int)(number * 1000)),
        _ => Fact.OfNumber(_fact, number),
    };
}

/// <summary>The units of numbers, as the reference names them.</summary>
internal static class Units
{
    public const string
        None = "",
        Share = "share",
        Money = "currency of the event",
        Dollars = "dollars",
        Count = "count",
        Days = "days",
        Years = "years",
        Score = "0 to 1";
}
