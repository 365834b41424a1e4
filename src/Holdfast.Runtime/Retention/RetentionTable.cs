using System.Security.Cryptography;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Policies;
using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>How long each kind of entry is kept: the firm's own file, or the one that comes with Holdfast.</summary>
public sealed record RetentionTable
{
    /// <summary>The largest file taken, in characters.</summary>
    public const int MostCharacters = 256 * 1024;

    private const string Shipped = "Holdfast.Runtime.Retention.retention.yaml";

    internal RetentionTable(string version, DateTimeZone zone, IReadOnlyList<RetentionRule> rules, string text) =>
        (Version, Zone, Rules, Sha256) = (
            version, zone, rules, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    /// <summary>What its makers call this version.</summary>
    public string Version { get; }

    /// <summary>The zone in which the firm's days begin.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Its rules, in the order of the file.</summary>
    public IReadOnlyList<RetentionRule> Rules { get; }

    /// <summary>SHA-256 of the file, by which it is known exactly which one was used.</summary>
    public string Sha256 { get; }

    /// <summary>The text of the table that comes with Holdfast.</summary>
    public static string ShippedText()
    {
        using var resource = typeof(RetentionTable).Assembly.GetManifestResourceStream(Shipped)!;
        using var text = new StreamReader(resource, Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>The file by which a firm puts its own table in the place of the one that comes with Holdfast.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "retention.yaml");

    /// <summary>The table of a data folder: the firm's own where there is one.</summary>
    public static RetentionReading Load(string folder)
    {
        var file = FileIn(folder);
        return Parse(File.Exists(file) ? File.ReadAllText(file) : ShippedText());
    }

    /// <summary>Reads a table; all faults are answered at once, each with its line.</summary>
    public static RetentionReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new PolicyFaults();
        if (text.Length > MostCharacters)
        {
            faults.Add(new Place(1, 1), "This file is larger than 256 KiB; no retention table is.");
            return new RetentionReading.Refused(faults.InOrder);
        }

        var table = new RetentionReader(faults).Read(YamlTree.Read(text, faults, "retention"), text);
        return table is null || faults.Any
            ? new RetentionReading.Refused(faults.InOrder)
            : new RetentionReading.Accepted(table);
    }

    /// <summary>The rules that hold on a day for an entry.</summary>
    public IEnumerable<RetentionRule> For(LocalDate day, EntryKind kind, EventType? type, Outcome? outcome) =>
        Rules.Where(rule => rule.HoldsOn(day) && rule.IsFor(kind, type, outcome));

    /// <summary>The firm's date at a time.</summary>
    public LocalDate DateOf(Instant at) => at.InZone(Zone).Date;
}

/// <summary>What reading a retention table came to.</summary>
public abstract record RetentionReading
{
    private RetentionReading()
    {
    }

    /// <summary>The file is without fault.</summary>
    public sealed record Accepted(RetentionTable Table) : RetentionReading;

    /// <summary>The file is refused.</summary>
    /// <param name="Faults">Every fault, by line and column; never empty.</param>
    public sealed record Refused(IReadOnlyList<PolicyFault> Faults) : RetentionReading;
}
