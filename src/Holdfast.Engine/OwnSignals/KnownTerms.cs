using System.Collections;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// The names of what the envelope tells, or what was known before the event, at some types of events.
/// </summary>
internal sealed class KnownTerms(EventSet at) : IEnumerable<Term>
{
    private readonly List<Term> _terms = [];

    public KnownTerms()
        : this(EventSet.All)
    {
    }

    public KnownTerms Word(string name, WordSet words, string explanation, Func<Scene, byte> get) =>
        Add(name, words.Type, Units.None, explanation, (Func<Scene, long>)(scene => get(scene)));

    public KnownTerms Code(
        string name, TermKind kind, string explanation, Func<Scene, long> get, bool isShown = true) =>
        Add(name, new TermType(kind), Units.None, explanation, get, isShown);

    public KnownTerms Text(string name, string explanation, Func<Scene, Text> get, bool isShown = true) =>
        Add(name, TermType.Text, Units.None, explanation, get, isShown);

    public KnownTerms Truth(string name, string explanation, Func<Scene, bool?> get) =>
        Add(name, TermType.Truth, Units.None, explanation, get);

    public KnownTerms Number(
        string name, string unit, string explanation, Func<Scene, decimal?> get, bool isShown = true) =>
        Add(name, TermType.Number, unit, explanation, get, isShown);

    public KnownTerms Share(string name, string explanation, Func<Scene, int?> get) =>
        Number(name, Units.Share, explanation, scene => Exact.Share(get(scene)));

    public KnownTerms Dollars(string name, string explanation, Func<Scene, Money?> get)
    {
        _terms.Add(new Term(
            name, TermType.Number, Units.Dollars, explanation,
            (Func<Scene, decimal?>)(scene => Exact.Units(get(scene))))
        {
            At = at, Amount = get,
        });
        return this;
    }

    public KnownTerms Duration(string name, string explanation, Func<Scene, decimal?> get) =>
        Add(name, TermType.Duration, Units.None, explanation, get);

    public KnownTerms Moment(string name, string explanation, Func<Scene, decimal?> get) =>
        Add(name, TermType.Moment, Units.None, explanation, get);

    public IEnumerator<Term> GetEnumerator() => _terms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KnownTerms Add(
        string name, TermType type, string unit, string explanation, Delegate read, bool isShown = true)
    {
        _terms.Add(new Term(name, type, unit, explanation, read) { At = at, IsShown = isShown });
        return this;
    }
}
