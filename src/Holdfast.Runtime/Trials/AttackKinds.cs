using System.Text.Json;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Of what kind each campaign is, from a file of one object a line: <c>{"attack","kind"}</c>; other members are passed
/// over.
/// </summary>
public sealed class AttackKinds
{
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    private AttackKinds()
    {
    }

    /// <summary>Reads the file; its faults where there are some, and then nothing is to be used.</summary>
    public static (AttackKinds Kinds, IReadOnlyList<LineFault> Faults) Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var kinds = new AttackKinds();
        var faults = new LineFaults();
        JsonLines.Read(input, faults, (number, line) =>
        {
            if (JsonLines.TextOf(line, "attack") is not { } attack || JsonLines.TextOf(line, "kind") is not { } kind)
            {
                faults.Add(number, "Expected a campaign: {\"attack\",\"kind\"}, each a text.");
            }
            else if (!kinds._kinds.TryAdd(attack, kind))
            {
                faults.Add(number, $"Campaign '{attack}' stands here a second time.");
            }
        });
        return (kinds, faults.InOrder);
    }

    internal string? Of(string attack) => _kinds.GetValueOrDefault(attack);
}
