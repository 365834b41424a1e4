using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Runtime.Policies;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// A changed policy as a file for people: only what differs from the policy that ships, each with its reason in a
/// comment. Where the policy that was changed differs from the one that ships in other things too, the whole policy is
/// written, with the reasons on top: a file leaves nothing out but what has its default.
/// </summary>
public static class PolicyPatch
{
    /// <summary>The file. Reading it gives a policy of the same fingerprint as <paramref name="changed"/>.</summary>
    /// <param name="original">The policy that was changed.</param>
    /// <param name="changed">That policy with other gates or weights.</param>
    /// <param name="heading">Paragraphs on what the file is and where it comes from.</param>
    /// <param name="reasons">By the wire word of a gate or the id of a signal, why it was changed.</param>
    public static string Write(
        DecisionPolicy original,
        DecisionPolicy changed,
        IReadOnlyList<string> heading,
        IReadOnlyDictionary<string, string> reasons)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(reasons);
        var isShort = original.Fingerprint == DecisionPolicy.Default.Fingerprint;
        var text = new PolicyText();
        foreach (var paragraph in heading)
        {
            text.Comment(0, paragraph);
            text.Line(0, "#");
        }

        if (isShort)
        {
            text.Comment(0, "What is not named here is as it ships.");
            WriteDifferences(text, changed, reasons);
            return text.ToString();
        }

        foreach (var (name, reason) in reasons.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Comment(0, $"{name}: {reason}");
        }

        text.Line(0, "#");
        return text + PolicyFile.Render(changed);
    }

    private static void WriteDifferences(
        PolicyText text, DecisionPolicy changed, IReadOnlyDictionary<string, string> reasons)
    {
        text.Blank();
        text.Line(0, $"{PolicyReader.Version}: {PolicyReader.CurrentVersion}");
        EventType[] gates =
            [.. Gates.All.Where(type => LinesOf(changed, type) != LinesOf(DecisionPolicy.Default, type))];
        if (gates.Length > 0)
        {
            text.Blank();
            text.Line(0, $"{PolicyReader.GateSection}:");
        }

        foreach (var type in gates)
        {
            Explain(GateReader.WordOf(type));
            text.Line(2, $"{GateReader.WordOf(type)}:");
            foreach (var line in LinesOf(changed, type).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Line(4, line);
            }
        }

        Signal[] signals =
        [
            .. SignalCatalog.All.Where(
                signal => changed.WeightOf(signal) != DecisionPolicy.Default.WeightOf(signal)),
        ];
        if (signals.Length > 0)
        {
            text.Blank();
            text.Line(0, $"{PolicyReader.SignalSection}:");
        }

        foreach (var signal in signals)
        {
            Explain(signal.Id);
            text.Line(2, $"{signal.Id}: {PolicyText.Number(changed.WeightOf(signal).Thousandths / 1000m)}");
        }

        static string LinesOf(DecisionPolicy policy, EventType gate) => PolicyWriter.LinesOf(policy.GateOf(gate)!);

        void Explain(string name)
        {
            if (reasons.TryGetValue(name, out var reason))
            {
                text.Comment(2, reason);
            }
        }
    }
}
