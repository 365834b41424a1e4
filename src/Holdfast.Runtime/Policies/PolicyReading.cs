using System.Globalization;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Policies;

/// <summary>What reading a policy file came to.</summary>
public abstract record PolicyReading
{
    private PolicyReading()
    {
    }

    /// <summary>The file is without fault.</summary>
    /// <param name="Policy">What it says; what it leaves out has its default.</param>
    public sealed record Accepted(DecisionPolicy Policy) : PolicyReading;

    /// <summary>The file is refused.</summary>
    /// <param name="Faults">Every fault, by line and column; never empty.</param>
    public sealed record Refused(IReadOnlyList<PolicyFault> Faults) : PolicyReading;
}

/// <summary>One fault of a policy file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Detail">What is wrong and what was expected, in whole sentences.</param>
/// <param name="Nearest">For a misspelt name the existing one nearest to it, where one is near; else null.</param>
public sealed record PolicyFault(int Line, int Column, string Detail, string? Nearest = null)
{
    /// <summary>As "12:5: ...", to which the name of the file can be put in front.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}: {Detail}");
}
