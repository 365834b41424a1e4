using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Trials;

/// <summary>What an attacker was after at an event, as labels tell it.</summary>
public enum AttackStage : byte
{
    /// <summary>No label.</summary>
    None,

    /// <summary>Trying keys.</summary>
    Probe,

    /// <summary>Getting in.</summary>
    Entry,

    /// <summary>Making sure to get in again.</summary>
    Persist,

    /// <summary>Preparing the theft.</summary>
    Prepare,

    /// <summary>Taking money out.</summary>
    CashOut,

    /// <summary>Trading to move a price.</summary>
    Manipulate,
}

/// <summary>
/// Which events an attacker caused: labels of the contract, one a line. What has no label is legitimate; attacks whose
/// name begins with <c>at-</c> are campaigns, all others are neither attack nor honest.
/// </summary>
public sealed class AttackLabels
{
    /// <summary>How names of campaigns begin.</summary>
    public const string CampaignPrefix = "at-";

    private static readonly string[] StageWords = ["probe", "entry", "persist", "prepare", "cashOut", "manipulate"];

    private readonly Dictionary<IdFingerprint, Label> _labels = [];
    private readonly List<string> _attacks = [];

    private AttackLabels()
    {
    }

    /// <summary>How many events have a label.</summary>
    public int Count => _labels.Count;

    /// <summary>Names of attacks, in the order of their first labels.</summary>
    internal IReadOnlyList<string> Attacks => _attacks;

    internal IReadOnlyCollection<KeyValuePair<IdFingerprint, Label>> All => _labels;

    /// <summary>Reads labels, and every fault in them.</summary>
    public static LabelReading Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var labels = new AttackLabels();
        var faults = new LineFaults();
        var attacks = new Dictionary<string, int>(StringComparer.Ordinal);
        JsonLines.Read(input, faults, (number, line) =>
        {
            if (JsonLines.TextOf(line, "event") is not { } id || JsonLines.TextOf(line, "attack") is not { } attack)
            {
                faults.Add(number, "Expected a label: {\"event\",\"attack\",\"stage\"}, each a text.");
                return;
            }

            var stage = JsonLines.TextOf(line, "stage");
            var place = Array.IndexOf(StageWords, stage);
            if (place < 0)
            {
                faults.Add(number, $"There is no stage {(stage is null ? "here" : $"'{stage}'")}; there is "
                    + $"{string.Join(", ", StageWords)}.");
                return;
            }

            if (!attacks.TryGetValue(attack, out var index))
            {
                attacks[attack] = index = labels._attacks.Count;
                labels._attacks.Add(attack);
            }

            var label = new Label(index, (AttackStage)(place + 1), number);
            var key = IdFingerprint.Of(Encoding.UTF8.GetBytes(id));
            if (!labels._labels.TryAdd(key, label))
            {
                faults.Add(number, string.Create(CultureInfo.InvariantCulture,
                    $"Event '{id}' has a label already, in line {labels._labels[key].Line}."));
            }
        });
        if (!faults.Any && labels.Count == 0)
        {
            faults.Add(1, "There is no label in this file.");
        }

        return faults.Any ? new LabelReading.Refused(faults.InOrder) : new LabelReading.Accepted(labels);
    }

    /// <summary>The word of a stage.</summary>
    internal static string WordOf(AttackStage stage) => stage is AttackStage.None ? "none" : StageWords[(int)stage - 1];

    internal bool TryFind(ReadOnlySpan<byte> id, out Label label) =>
        _labels.TryGetValue(IdFingerprint.Of(id), out label);

    /// <summary>One label.</summary>
    internal readonly record struct Label(int Attack, AttackStage Stage, long Line);
}

/// <summary>What reading labels came to.</summary>
public abstract record LabelReading
{
    private LabelReading()
    {
    }

    /// <summary>The file is without fault.</summary>
    /// <param name="Labels">What it says.</param>
    public sealed record Accepted(AttackLabels Labels) : LabelReading;

    /// <summary>The file is refused.</summary>
    /// <param name="Faults">Its faults, in the order of lines; never empty.</param>
    public sealed record Refused(IReadOnlyList<LineFault> Faults) : LabelReading;
}
