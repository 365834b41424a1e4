using System.Collections.Immutable;
using System.Text;
using NodaTime;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>All texts of messages: those that come with Holdfast, and the firm's own, which go before them.</summary>
internal sealed class TemplateSet
{
    /// <summary>The language in which every message has a text.</summary>
    public const string English = "en";

    /// <summary>The folder of a data folder in which a firm puts texts of its own.</summary>
    public const string FolderName = "messages";

    private const int FilesAtMost = 500;

    private const string Shipped = "Messages/";

    private readonly ImmutableArray<Template> _all;

    private TemplateSet(ImmutableArray<Template> all) => _all = all;

    /// <summary>All texts.</summary>
    public IReadOnlyList<Template> All => _all;

    /// <summary>Those that come with Holdfast.</summary>
    /// <exception cref="InvalidOperationException">One of them has a fault, which is a bug.</exception>
    public static TemplateSet OfProduct() => Load(null) is TemplateReading.Accepted accepted
        ? accepted.Templates
        : throw new InvalidOperationException("A text that comes with Holdfast has a fault.");

    /// <summary>Those that come with Holdfast, and the firm's own.</summary>
    /// <param name="folder">The folder with the firm's; null for none.</param>
    public static TemplateReading Load(string? folder)
    {
        List<TemplateFault> faults = [];
        List<Template> all = [];
        foreach (var (name, text) in ShippedTexts())
        {
            if (new TemplateReader(name, faults).Read(text) is { } template)
            {
                all.Add(template);
            }
        }

        foreach (var file in folder is not null && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Take(FilesAtMost)
            : [])
        {
            if (new FileInfo(file).Length > 4 * TemplateReader.MostCharacters)
            {
                faults.Add(new TemplateFault(file, 1, "No text of a message is as large as this file."));
            }
            else if (new TemplateReader(file, faults).Read(File.ReadAllText(file, Encoding.UTF8)) is { } template)
            {
                all.Add(template with { IsFirms = true });
            }
        }

        foreach (var twice in all.GroupBy(text => (text.Kind.Name, text.Language, text.Effective, text.IsFirms))
            .Where(group => group.Count() > 1))
        {
            faults.Add(new TemplateFault(folder ?? "", 1,
                $"There are two texts for {twice.Key.Name} in {twice.Key.Language} "
                + $"from {twice.Key.Effective:uuuu-MM-dd} on."));
        }

        return faults.Count > 0
            ? new TemplateReading.Refused(faults)
            : new TemplateReading.Accepted(new TemplateSet([.. all]));
    }

    /// <summary>The texts that come with Holdfast, by the name of their file.</summary>
    public static IEnumerable<(string Name, string Text)> ShippedTexts()
    {
        var assembly = typeof(TemplateSet).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Shipped, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return (name[Shipped.Length..], reader.ReadToEnd());
        }
    }

    /// <summary>
    /// The text that holds on a day: the firm's before that of Holdfast, the newest, in English where there is none in
    /// the language.
    /// </summary>
    public Template For(string name, string language, LocalDate day) =>
        Find(name, language, day) ?? Find(name, English, day)
            ?? throw new InvalidOperationException($"There is no text for {name} on {day:uuuu-MM-dd}.");

    private Template? Find(string name, string language, LocalDate day) => _all
        .Where(text => text.Kind.Name == name && text.Language == language && text.HoldsOn(day))
        .OrderByDescending(text => text.IsFirms).ThenByDescending(text => text.Effective)
        .FirstOrDefault();
}

/// <summary>What reading texts of messages came to.</summary>
internal abstract record TemplateReading
{
    private TemplateReading()
    {
    }

    /// <summary>All are without fault.</summary>
    public sealed record Accepted(TemplateSet Templates) : TemplateReading;

    /// <summary>Some have faults.</summary>
    public sealed record Refused(IReadOnlyList<TemplateFault> Faults) : TemplateReading;
}
