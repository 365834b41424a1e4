using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Policies;

/// <summary>Writes a policy as the file that <see cref="PolicyReader"/> reads, with everything explained.</summary>
internal sealed class PolicyWriter
{
    private readonly PolicyText _text = new();

    private PolicyWriter()
    {
    }

    public static string Write(DecisionPolicy policy)
    {
        var writer = new PolicyWriter();
        writer.Header();
        writer.Zone(policy);
        writer.GateSection(policy);
        writer.OwnSection(policy);
        writer.HardRuleSection(policy);
        writer.LimitSection(policy);
        writer.SignalSection(policy);
        writer.ListSection(policy.Lists);
        return writer._text.ToString();
    }

    /// <summary>A gate as it stands in a file, without comments, a setting a line.</summary>
    public static string LinesOf(GatePolicy gate)
    {
        var text = new PolicyText();
        text.Line(0, $"{GateReader.Prior}: {PolicyText.Number(gate.Prior.Thousandths / 1000m)}");
        foreach (var threshold in Fields(gate.Thresholds))
        {
            text.Line(0, threshold);
        }

        if (gate.Rows.Count > 0)
        {
            text.Line(0, $"{GateReader.Rows}:");
        }

        foreach (var row in gate.Rows)
        {
            text.Line(2, LineOf(row));
        }

        return text.ToString();
    }

    private void Header()
    {
        foreach (var (number, paragraph) in PolicyWords.Header.Index())
        {
            if (number > 0)
            {
                _text.Line(0, "#");
            }

            _text.Comment(0, paragraph);
        }

        _text.Blank();
        _text.Line(0, $"{PolicyReader.Version}: {PolicyReader.CurrentVersion}");
    }

    private void Zone(DecisionPolicy policy)
    {
        _text.Blank();
        _text.Comment(0, PolicyWords.TimeZone);
        _text.Line(0, $"{PolicyReader.TimeZone}: {policy.TimeZone}");
    }

    private void OwnSection(DecisionPolicy policy)
    {
        Section(PolicyReader.OwnSection, PolicyWords.OwnSignals, policy.OwnSignals.Count == 0);
        if (policy.OwnSignals.Count == 0)
        {
            _text.Line(0, "# For example:");
            foreach (var line in PolicyWords.OwnSignalExample)
            {
                _text.Line(2, $"# {line}");
            }
        }

        foreach (var signal in policy.OwnSignals)
        {
            OwnSignalWriter.Write(_text, signal);
        }
    }

    private void Section(string name, string explanation, bool isEmpty = false)
    {
        _text.Blank();
        _text.Comment(0, explanation);
        _text.Line(0, isEmpty ? $"{name}: []" : $"{name}:");
    }

    private void GateSection(DecisionPolicy policy)
    {
        Section(PolicyReader.GateSection, PolicyWords.Gates);
        foreach (var type in Gates.All)
        {
            var gate = policy.GateOf(type)!;
            _text.Blank();
            _text.Comment(2, PolicyWords.Of(type));
            _text.Line(2, $"{GateReader.WordOf(type)}:");
            _text.Line(4, $"{GateReader.Prior}: {PolicyText.Number(gate.Prior.Thousandths / 1000m)}", string.Create(
                CultureInfo.InvariantCulture,
                $"about {gate.Prior.ToProbability().TenThousandths} in 10000 are not the customer's"));
            foreach (var threshold in Fields(gate.Thresholds))
            {
                _text.Line(4, threshold);
            }

            RowsOf(type, gate);
        }
    }

    private void RowsOf(EventType type, GatePolicy gate)
    {
        if (type is GateReader.GateWithRows)
        {
            _text.Comment(4, PolicyWords.Rows);
            _text.Comment(6, PolicyWords.RowExample);
            _text.Line(4, gate.Rows.Count == 0 ? $"{GateReader.Rows}: []" : $"{GateReader.Rows}:");
        }
        else if (gate.Rows.Count > 0)
        {
            _text.Line(4, $"{GateReader.Rows}:");
        }

        foreach (var row in gate.Rows)
        {
            _text.Line(6, LineOf(row));
        }
    }

    private static string LineOf(ThresholdRow row)
    {
        var rail = row.Rail is { } given ? ContractWords.Rail.Of(given) : GateReader.AnyRail;
        string[] fields =
        [
            $"{GateReader.Rail}: {rail}", $"{GateReader.From}: {PolicyText.Number(row.From.Units)}",
            .. Fields(row.Thresholds),
        ];
        return $"- {{ {string.Join(", ", fields)} }}";
    }

    private static string[] Fields(Thresholds thresholds) =>
    [
        $"{ThresholdReader.StepUp}: {Shown(thresholds.StepUp)}", $"{ThresholdReader.Hold}: {Shown(thresholds.Hold)}",
        $"{ThresholdReader.Deny}: {Shown(thresholds.Deny)}",
    ];

    private static string Shown(Probability? threshold) => threshold?.ToString() ?? ThresholdReader.Never;

    private void HardRuleSection(DecisionPolicy policy)
    {
        Section(PolicyReader.RuleSection, PolicyWords.HardRules, policy.HardRules.Count == 0);
        foreach (var rule in policy.HardRules)
        {
            _text.Line(2, $"- {HardRuleReader.Name}: {rule.Name}");
            _text.Line(4, $"{HardRuleReader.Gate}: {GateReader.WordOf(rule.Gate)}");
            _text.Line(4, $"{HardRuleReader.Signals}: [{string.Join(", ", rule.Signals)}]");
            _text.Line(4, $"{HardRuleReader.Answer}: {ContractWords.Outcome.Of(rule.Outcome)}");
            _text.Folded(4, HardRuleReader.Because, rule.Because);
        }
    }

    private void LimitSection(DecisionPolicy policy)
    {
        Section(PolicyReader.LimitSection, PolicyWords.Limits);
        foreach (var limit in PolicyLimits.All)
        {
            var unit = PolicyWords.Of(limit.Unit);
            var explanation = limit.Explanation.StartsWith("kilometres", StringComparison.Ordinal)
                ? limit.Explanation
                : unit + limit.Explanation;
            _text.Line(2, $"{limit.Name}: {Shortest(limit, policy.Limit(limit))}", explanation);
        }
    }

    // The fewest decimals that are kept as the same number: a third of a day is 0.33333 days.
    private static string Shortest(PolicyLimit limit, long kept)
    {
        var exact = limit.FromKept(kept);
        var decimals = 0;
        while (decimals < 28 && limit.ToKept(decimal.Round(exact, decimals)) != kept)
        {
            decimals++;
        }

        return PolicyText.Number(decimal.Round(exact, decimals));
    }

    private void SignalSection(DecisionPolicy policy)
    {
        Section(PolicyReader.SignalSection, PolicyWords.Signals);
        foreach (var family in Enum.GetValues<EvidenceFamily>())
        {
            var signals = SignalCatalog.All.Where(signal => signal.Description.Family == family).ToList();
            if (signals.Count > 0)
            {
                _text.Blank();
                _text.Comment(2, $"{PolicyWords.Of(family)}.");
            }

            foreach (var signal in signals)
            {
                _text.Blank();
                _text.Comment(2, $"{signal.Description.Name}. {signal.Description.Definition}");
                _text.Line(2, $"{signal.Id}: {PolicyText.Number(policy.WeightOf(signal).Thousandths / 1000m)}");
            }
        }
    }

    private void ListSection(PolicyLists lists)
    {
        Section(PolicyReader.ListSection, PolicyWords.Lists);
        List(ListReader.Countries, PolicyWords.HighRiskCountries, lists.HighRiskCountries);
        List(ListReader.Networks, PolicyWords.ExemptNetworks, lists.ExemptNetworks);
        List(ListReader.Hosts, PolicyWords.SignInHosts, lists.SignInHosts);

        void List<T>(string name, string explanation, IReadOnlyList<T> items)
        {
            _text.Comment(2, explanation);
            _text.Line(2, items.Count == 0 ? $"{name}: []" : $"{name}:");
            foreach (var item in items)
            {
                _text.Line(4, string.Create(CultureInfo.InvariantCulture, $"- {item}"));
            }
        }
    }
}
