using System.Globalization;
using Holdfast.Engine.OwnSignals;

namespace Holdfast.Runtime.Policies;

/// <summary>A place in a file; line and column from 1.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>The faults found in one file so far.</summary>
internal sealed class PolicyFaults
{
    /// <summary>The most faults told of one file.</summary>
    public const int Limit = 500;

    private readonly List<PolicyFault> _faults = [];

    public bool Any => _faults.Count > 0;

    /// <summary>All of them, by line and column.</summary>
    public IReadOnlyList<PolicyFault> InOrder =>
        [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    public void Add(Place at, string detail, string? nearest = null)
    {
        if (_faults.Count < Limit)
        {
            _faults.Add(new PolicyFault(at.Line, at.Column, detail, nearest));
        }
    }

    /// <summary>A value of the wrong kind or out of bounds.</summary>
    public void Expected(string what, YamlNode instead) => Add(
        instead.At,
        instead is YamlText { IsNothing: true }
            ? $"Expected {what}; nothing is written here."
            : $"Expected {what}, not {instead}.");

    /// <summary>
    /// A fault inside a text, at its own place in the file; where that cannot be told, at the beginning of the text
    /// with the column inside it.
    /// </summary>
    public void AddInside(YamlText text, string what, ExpressionFault fault)
    {
        var inside = text.PlaceOf(fault.Position);
        var column = inside is null
            ? string.Create(CultureInfo.InvariantCulture, $" (Column {fault.Position + 1} of the {what}.)")
            : "";
        if (fault.Written is not { } written)
        {
            Add(inside ?? text.At, fault.Detail + column);
            return;
        }

        var (hint, nearest) = HintOf(written, [.. fault.Existing ?? []]);
        Add(inside ?? text.At, $"{fault.Detail} '{written}'{hint}{column}", nearest);
    }

    /// <summary>A name that does not exist.</summary>
    public void Unknown(string kind, YamlText name, IEnumerable<string> existing)
    {
        var (hint, nearest) = HintOf(name.Value, [.. existing]);
        Add(name.At, $"There is no {kind} {name}{hint}", nearest);
    }

    private (string Hint, string? Nearest) HintOf(string name, List<string> existing)
    {
        var nearest = _faults.Count < Limit ? NearestName.Of(name, existing) : null;
        var hint = nearest is not null ? $"; did you mean '{nearest}'?"
            : existing.Count <= 10 ? $"; there is {string.Join(", ", existing)}."
            : ".";
        return (hint, nearest);
    }
}
