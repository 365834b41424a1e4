using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>Finds what names stand for, among what can be known at the events of a signal.</summary>
internal sealed class TermReferences(EventSet on, ExpressionFaults faults)
{
    /// <summary>The type of a name; null where there is none, or it may be a word.</summary>
    public static TermType? TypeOf(string name) =>
        Terms.Find(name)?.Type ?? (SignalTerms.Find(name) is null ? null : TermType.Truth);

    /// <summary>The node of a name; a fault where nothing is to be read under it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="wanted">The type of what it is compared with, where that is known.</param>
    public Typed? Find(NameSyntax name, TermType? wanted)
    {
        if (SignalTerms.Find(name.Name) is { } reference)
        {
            return Find(name, reference);
        }

        if (Terms.Find(name.Name) is { } term)
        {
            return IsAt(name, term.At) ? new(term.Type, term.ToNode()) : null;
        }

        if (SignalTerms.HasPrefix(name.Name))
        {
            faults.Unknown(name.Position, "signal to refer to", name.Name, SignalTerms.NamesAt(on, name.Name));
        }
        else if (wanted?.Words is { } words && !name.Name.Contains('.', StringComparison.Ordinal))
        {
            faults.Unknown(name.Position, $"word for the {words.Name}", name.Name, words.Words);
        }
        else if (wanted?.Kind is TermKind.Text or TermKind.Country or TermKind.Currency or TermKind.Address)
        {
            faults.Add(name.Position, $"Expected {wanted} in quotes: \"{name.Name}\".");
        }
        else
        {
            faults.Unknown(name.Position, "name", name.Name, Terms.NamesAt(on));
        }

        return null;
    }

    private Typed? Find(NameSyntax name, SignalReference reference)
    {
        var description = reference.Signal.Description;
        if (reference.IsStanding)
        {
            if (description.Carry is not Carry.Not)
            {
                return new(TermType.Truth, new SignalStands(reference.Signal));
            }

            faults.Add(name.Position, $"The evidence of {reference.Signal.Id} stands for its own event only.");
            return null;
        }

        return IsAt(name, SignalTerms.EventsOf(reference.Signal))
            ? new(TermType.Truth, new SignalSpeaks(reference.Signal))
            : null;
    }

    private bool IsAt(NameSyntax name, EventSet at)
    {
        if ((at.Bits & on.Bits) != 0)
        {
            return true;
        }

        faults.Add(name.Position, $"{name.Name} is known at {string.Join(", ", at.Types.Select(Word))} only; this "
            + $"signal looks at {string.Join(", ", on.Types.Select(Word))}.");
        return false;
    }

    private static string Word(EventType type) => ContractWords.EventType.Of(type);
}
