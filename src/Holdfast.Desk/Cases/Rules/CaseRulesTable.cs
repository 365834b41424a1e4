using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Runtime.Policies;
using NodaTime;

namespace Holdfast.Desk.Cases.Rules;

/// <summary>How alerts gather: the firm's own file, or the one that comes with Holdfast.</summary>
public sealed class CaseRulesTable
{
    /// <summary>The largest file taken, in characters.</summary>
    public const int MostCharacters = 256 * 1024;

    private const string Shipped = "Holdfast.Desk.Cases.case-rules.yaml";

    private readonly DateTimeZone _zone;
    private readonly ImmutableArray<RuleSetting> _settings;
    private readonly ImmutableArray<CaseRule> _rules;
    private readonly ImmutableArray<SharedThing> _shared;
    private OfDay? _last;

    internal CaseRulesTable(
        string version, DateTimeZone zone, ImmutableArray<RuleSetting> settings, ImmutableArray<CaseRule> rules,
        ImmutableArray<SharedThing> shared, string text)
    {
        Text = text;
        Stamp = new PolicyStamp(version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        (_zone, _settings, _rules, _shared) = (zone, settings, rules, shared);
    }

    /// <summary>Which file this is.</summary>
    public PolicyStamp Stamp { get; }

    /// <summary>The file as it was read.</summary>
    public string Text { get; }

    /// <summary>The text of the file that comes with Holdfast.</summary>
    public static string ShippedText()
    {
        using var resource = typeof(CaseRulesTable).Assembly.GetManifestResourceStream(Shipped)!;
        using var text = new StreamReader(resource, Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>The file by which a firm puts its own in the place of the one that comes with Holdfast.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "case-rules.yaml");

    /// <summary>The rules of a data folder: the firm's own where there are any.</summary>
    public static CaseRulesReading Load(string folder)
    {
        var file = FileIn(folder);
        return Parse(File.Exists(file) ? File.ReadAllText(file) : ShippedText());
    }

    /// <summary>Reads rules; all faults are answered at once, each with its line and column.</summary>
    public static CaseRulesReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new PolicyFaults();
        if (text.Length > MostCharacters)
        {
            faults.Add(new Place(1, 1), "This file is larger than 256 KiB; no rules of cases are.");
            return new CaseRulesReading.Refused(faults.InOrder);
        }

        var table = new CaseRulesReader(faults).Read(YamlTree.Read(text, faults, "cases"), text);
        return table is null || faults.Any
            ? new CaseRulesReading.Refused(faults.InOrder)
            : new CaseRulesReading.Accepted(table);
    }

    /// <summary>What holds at a moment; before the first day of a setting, what holds on that.</summary>
    internal CaseRules At(Instant now)
    {
        var day = now.InZone(_zone).Date;
        return _last is { } last && last.Day == day ? last.Rules : (_last = new OfDay(day, On(day))).Rules;
    }

    private CaseRules On(LocalDate day) => new(
        [.. _rules.Where(rule => rule.HoldsOn(day))], [.. _shared.Where(thing => thing.HoldsOn(day))], _zone, name =>
        {
            var all = _settings.Where(setting => setting.Name == name).ToList();
            return (all.Where(setting => setting.HoldsOn(day)).MaxBy(setting => setting.Effective)
                ?? all.MinBy(setting => setting.Effective)!).Value;
        });

    // Asked for each event that may be an alert: they are the same all day.
    private sealed record OfDay(LocalDate Day, CaseRules Rules);
}

/// <summary>What reading rules came to.</summary>
public abstract record CaseRulesReading
{
    private CaseRulesReading()
    {
    }

    /// <summary>The file is without fault.</summary>
    public sealed record Accepted(CaseRulesTable Table) : CaseRulesReading;

    /// <summary>The file is refused.</summary>
    /// <param name="Faults">Every fault, by line and column; never empty.</param>
    public sealed record Refused(IReadOnlyList<PolicyFault> Faults) : CaseRulesReading;
}
