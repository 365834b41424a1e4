using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// What each signal contributed to each question of a trial, as parts of its weight: a signal that counted in full has
/// part one, one that faded or stood behind another of its family less. A column for each signal that ships and one for
/// the prior of each gate; signals of a firm's own are in the offset, and keep their weight.
/// </summary>
internal sealed class Evidence
{
    private readonly List<int> _starts = [0];
    private readonly List<ushort> _columns = [];
    private readonly List<float> _parts = [];
    private readonly List<float> _offsets = [];

    public static int Signals => SignalCatalog.All.Count;

    public static int Columns => Signals + Gates.All.Count;

    public int Count => _offsets.Count;

    /// <summary>The column of a gate's prior.</summary>
    public static int PriorColumn(EventType gate) => Signals + Array.IndexOf([.. Gates.All], gate);

    /// <summary>What stands in the policy under each column.</summary>
    public static double[] WeightsOf(DecisionPolicy policy) =>
    [
        .. SignalCatalog.All.Select(signal => policy.WeightOf(signal).Thousandths / 1000.0),
        .. Gates.All.Select(gate => policy.GateOf(gate)!.Prior.Thousandths / 1000.0),
    ];

    public void Add(DecisionPolicy policy, EventType gate, Decision decision)
    {
        var offset = 0;
        foreach (var reason in decision.Reasons)
        {
            var index = reason.Signal.Index;
            if (index < Signals && ReferenceEquals(SignalCatalog.All[index], reason.Signal))
            {
                _columns.Add((ushort)index);
                _parts.Add((float)reason.Weight.Thousandths / policy.WeightOf(reason.Signal).Thousandths);
            }
            else
            {
                offset += reason.Weight.Thousandths;
            }
        }

        _columns.Add((ushort)PriorColumn(gate));
        _parts.Add(1);
        _starts.Add(_columns.Count);
        _offsets.Add(offset / 1000f);
    }

    /// <summary>The columns that speak at a question.</summary>
    public ReadOnlySpan<ushort> ColumnsOf(int question) => System.Runtime.InteropServices.CollectionsMarshal
        .AsSpan(_columns)[_starts[question].._starts[question + 1]];

    /// <summary>By how much of its weight each of them does.</summary>
    public ReadOnlySpan<float> PartsOf(int question) => System.Runtime.InteropServices.CollectionsMarshal
        .AsSpan(_parts)[_starts[question].._starts[question + 1]];

    /// <summary>The log-odds of a question under some weights.</summary>
    public double LogOdds(int question, double[] weights)
    {
        double sum = _offsets[question];
        var columns = ColumnsOf(question);
        var parts = PartsOf(question);
        for (var i = 0; i < columns.Length; i++)
        {
            sum += weights[columns[i]] * parts[i];
        }

        return sum;
    }
}
