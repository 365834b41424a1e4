using System.Collections;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.OwnSignals;

/// <summary>The names of what one type of event adds to the envelope, each behind the first word of the type.</summary>
internal sealed class DataTerms<T>(EventType type) : IEnumerable<Term>
    where T : EventData
{
    private readonly List<Term> _terms = [];
    private readonly string _prefix = ContractWords.EventType.Of(type).Split('.')[0] + ".";

    public DataTerms<T> Word(string name, WordSet words, string explanation, Func<T, byte> get) => Add(
        name, words.Type, Units.None, explanation,
        (Func<Scene, long>)(scene => scene.Event.Data is T data ? get(data) : 0));

    public DataTerms<T> Text(string name, string explanation, Func<T, Text> get, bool isShown = true) => Add(
        name, TermType.Text, Units.None, explanation,
        (Func<Scene, Text>)(scene => scene.Event.Data is T data ? get(data) : default), isShown);

    public DataTerms<T> Texts(string name, string explanation, Func<T, IReadOnlyList<Text>> get) => Add(
        name, TermType.Texts, Units.None, explanation,
        (Func<Scene, IReadOnlyList<Text>>)(scene => scene.Event.Data is T data ? get(data) : []), isShown: false);

    public DataTerms<T> Truth(string name, string explanation, Func<T, bool?> get) => Add(
        name, TermType.Truth, Units.None, explanation,
        (Func<Scene, bool?>)(scene => scene.Event.Data is T data ? get(data) : null));

    public DataTerms<T> Number(
        string name, string unit, string explanation, Func<T, decimal?> get, bool isShown = true) =>
        Add(name, TermType.Number, unit, explanation, Quantity(get), isShown);

    public DataTerms<T> Score(string name, string explanation, Func<T, int?> get) =>
        Add(name, TermType.Number, Units.Score, explanation, Quantity(data => Exact.Share(get(data))));

    public DataTerms<T> Amount(string name, string explanation, Func<T, Money?> get)
    {
        _terms.Add(new Term(
            _prefix + name, TermType.Number, Units.Money, explanation, Quantity(data => Exact.Units(get(data))))
        {
            At = EventSet.Of(type), Amount = scene => scene.Event.Data is T data ? get(data) : null,
        });
        return this;
    }

    public DataTerms<T> Moment(string name, string explanation, Func<T, Instant?> get) =>
        Add(name, TermType.Moment, Units.None, explanation, Quantity(data => Exact.Moment(get(data))));

    public DataTerms<T> Date(string name, string explanation, Func<T, LocalDate?> get) =>
        Moment(name, explanation, data => get(data)?.AtMidnight().InUtc().ToInstant());

    public DataTerms<T> Country(string name, string explanation, Func<T, CountryCode> get) => Add(
        name, new TermType(TermKind.Country), Units.None, explanation,
        (Func<Scene, long>)(scene => scene.Event.Data is T data ? get(data).Stored : 0));

    public DataTerms<T> Currency(string name, string explanation, Func<T, Currency> get) => Add(
        name, new TermType(TermKind.Currency), Units.None, explanation,
        (Func<Scene, long>)(scene => scene.Event.Data is T data ? Literals.CodeOf(get(data)) : 0), isShown: false);

    public IEnumerator<Term> GetEnumerator() => _terms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Func<Scene, decimal?> Quantity(Func<T, decimal?> get) =>
        scene => scene.Event.Data is T data ? get(data) : null;

    private DataTerms<T> Add(
        string name, TermType kind, string unit, string explanation, Delegate read, bool isShown = true)
    {
        _terms.Add(new Term(_prefix + name, kind, unit, explanation, read)
        {
            At = EventSet.Of(type), IsShown = isShown,
        });
        return this;
    }
}
