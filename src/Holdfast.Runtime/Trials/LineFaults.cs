using System.Globalization;

namespace Holdfast.Runtime.Trials;

/// <summary>One fault of a file that is read line by line.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Detail">What is wrong, in whole sentences.</param>
public sealed record LineFault(long Line, string Detail)
{
    /// <summary>As "12: ...", to which the name of the file can be put in front.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}: {Detail}");
}

/// <summary>The faults found in one file so far.</summary>
internal sealed class LineFaults
{
    /// <summary>The most faults told of one file; more would not help whoever mends it.</summary>
    public const int Limit = 100;

    private readonly List<LineFault> _faults = [];

    public bool Any => _faults.Count > 0;

    public IReadOnlyList<LineFault> InOrder => [.. _faults.OrderBy(fault => fault.Line)];

    public void Add(long line, string detail)
    {
        if (_faults.Count < Limit)
        {
            _faults.Add(new LineFault(line, detail));
        }
    }
}
