using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>
/// Reads the text of a message: fields, a line of three dashes, then paragraphs. A line that begins with <c>#</c> is a
/// heading, <c>-</c> one of a list, <c>!</c> a warning, <c>|</c> a fact, <c>&gt;</c> a link. There is no other mark-up,
/// and a firm can write no HTML: plain text and HTML are made of the same words.
/// </summary>
internal sealed class TemplateReader(string file, List<TemplateFault> faults)
{
    /// <summary>The largest text taken, in characters.</summary>
    public const int MostCharacters = 16 * 1024;

    private const int SubjectAtMost = 120, ShortAtMost = 300;

    private static readonly string[] Fields =
        ["template", "language", "effective", "until", "citation", "source", "subject", "short"];

    private readonly Dictionary<string, (int Line, string Value)> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private TemplateKind? _kind;

    /// <summary>Reads a text; null where it has faults, which are told.</summary>
    public Template? Read(string text)
    {
        var before = faults.Count;
        if (text.Length > MostCharacters)
        {
            Fault(1, $"This file is larger than {MostCharacters} characters; no text of a message is.");
            return null;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        CheckCharacters(lines);
        var rule = Array.IndexOf(lines, "---");
        if (rule < 0)
        {
            Fault(lines.Length, "Expected a line of three dashes between the fields and the text.");
            return null;
        }

        ReadFields(lines.AsSpan(0, rule));
        _kind = _fields.TryGetValue("template", out var name) ? TemplateTable.Find(name.Value) : null;
        if (_kind is null)
        {
            Fault(name.Line, "There is no such message; there is "
                + $"{string.Join(", ", TemplateTable.All.Select(kind => kind.Name))}.");
            return null;
        }

        var template = Make(Day("effective"), Blocks(lines, rule + 1), text);
        CheckNeeded(template.Blocks, rule + 1);
        CheckPhrases();
        return faults.Count == before ? template : null;
    }

    private Template Make(LocalDate? effective, ImmutableArray<TemplateBlock> blocks, string text)
    {
        var language = Needed("language");
        if (language.Value is not ("en" or "es" or ""))
        {
            Fault(language.Line, "A language is en or es.");
        }

        var subject = Needed("subject");
        var line = Line(subject.Line, subject.Value, SubjectAtMost);

        // A subject stands in headers, in lists of mail and on locked screens.
        if (line.Names.FirstOrDefault(named => named is not TemplateKind.Firm) is { } told)
        {
            Fault(subject.Line,
                $"A subject names {{firm}} at most: {{{told}}} would be read by whoever sees the list.");
        }

        return new Template(
            _kind!, language.Value, effective ?? default, _fields.ContainsKey("until") ? Day("until") : null,
            Needed("citation").Value,
            $"{Needed("effective").Value} {HashOf(text)[..12]}")
        {
            Subject = line,
            Short = ReadShort(),
            Blocks = blocks,
            Phrases = _phrases.ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private TemplateLine? ReadShort()
    {
        var has = _fields.TryGetValue("short", out var text);
        if (_kind!.IsShort && !has)
        {
            Fault(1, "Expected short: what is sent as a text message or said on the phone.");
        }
        else if (!_kind.IsShort && has)
        {
            Fault(text.Line, "This message is never sent as a text message: leave short out.");
        }

        return has ? Line(text.Line, text.Value, ShortAtMost) : null;
    }

    private void ReadFields(ReadOnlySpan<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? "" : lines[i][..colon];
            var value = colon < 0 ? "" : lines[i][(colon + 1)..].Trim();
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (name.Contains('.', StringComparison.Ordinal) ? !_phrases.TryAdd(name, value)
                : Fields.Contains(name) ? !_fields.TryAdd(name, (i + 1, value))
                : colon >= 0)
            {
                Fault(i + 1, Fields.Contains(name) || name.Contains('.', StringComparison.Ordinal)
                    ? $"{name} is there already."
                    : $"There is no field {name}; there is {string.Join(", ", Fields)}.");
            }
            else if (colon < 0 || value.Length == 0)
            {
                Fault(i + 1, "Expected a field, a colon and its value.");
            }
        }
    }

    private ImmutableArray<TemplateBlock> Blocks(string[] lines, int from)
    {
        var blocks = ImmutableArray.CreateBuilder<TemplateBlock>();
        for (var i = from; i < lines.Length; i++)
        {
            var start = i;
            var line = lines[i].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var mark = line.Length > 1 && line[1] == ' ' && "#-!|>".Contains(line[0], StringComparison.Ordinal)
                ? line[0] : ' ';
            var said = mark == ' ' ? line : line[2..];
            while (mark is ' ' or '!' && i + 1 < lines.Length && IsGoingOn(lines[i + 1]))
            {
                said += ' ' + lines[++i].Trim();
            }

            blocks.Add(mark switch
            {
                '#' => new TemplateBlock.Heading(Line(start + 1, said)),
                '-' => new TemplateBlock.Item(Line(start + 1, said)),
                '!' => new TemplateBlock.Warning(Line(start + 1, said)),
                '|' => Fact(start + 1, said),
                '>' => Action(start + 1, said),
                _ => new TemplateBlock.Paragraph(Line(start + 1, said)),
            });
        }

        return blocks.DrainToImmutable();
    }

    private static bool IsGoingOn(string line) => line.Trim() is { Length: > 0 } text
        && !(text.Length > 1 && text[1] == ' ' && "#-!|>".Contains(text[0], StringComparison.Ordinal));

    private TemplateBlock.Fact Fact(int at, string said)
    {
        var parts = said.Split('|', 2);
        if (parts.Length < 2)
        {
            Fault(at, "A fact is written | what it is called | what it is.");
        }

        return new TemplateBlock.Fact(Line(at, parts[0].Trim()), Line(at, parts[^1].Trim()));
    }

    private TemplateBlock.Action Action(int at, string said)
    {
        var parts = said.Split('|', 2);
        var link = parts[^1].Trim();
        var name = link.Length > 2 ? link[1..^1] : "";
        if (parts.Length < 2 || link != $"{{{name}}}" || _kind!.Find(name) is not { Kind: ParameterKind.Link })
        {
            Fault(at, "A link is written > what it is called | {link}: it leads to no other address.");
        }

        _named.Add(name);
        return new TemplateBlock.Action(Line(at, parts[0].Trim()), name);
    }

    private TemplateLine Line(int at, string text, int longest = int.MaxValue)
    {
        if (text.Length > longest)
        {
            Fault(at, $"Expected at most {longest} characters.");
        }

        if (text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            Fault(at, "An address in the text teaches customers to follow such addresses: use > and {link}.");
        }

        var pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
        for (var i = 0; i < text.Length;)
        {
            var open = text.IndexOfAny(['{', '}'], i);
            if (open < 0)
            {
                pieces.Add(new TemplatePiece(text[i..], false));
                break;
            }

            var close = text.IndexOf('}', open);
            var name = text[open] == '{' && close > open ? text[(open + 1)..close] : "";
            if (_kind!.Find(name) is null)
            {
                Fault(at, $"There is no parameter {{{name}}}; there is firm, phone, "
                    + $"{string.Join(", ", _kind.Parameters.Select(parameter => parameter.Name))}.");
                break;
            }

            if (open > i)
            {
                pieces.Add(new TemplatePiece(text[i..open], false));
            }

            _named.Add(name);
            pieces.Add(new TemplatePiece(name, true));
            i = close + 1;
        }

        return new TemplateLine(pieces.DrainToImmutable());
    }

    private void CheckNeeded(ImmutableArray<TemplateBlock> blocks, int at)
    {
        var said = blocks.SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in _kind!.Parameters.Where(known => known.IsNeeded && !said.Contains(known.Name)))
        {
            Fault(at, $"This message does not do what it is for without {{{parameter.Name}}}.");
        }
    }

    private static IEnumerable<string> NamesIn(TemplateBlock block) => block switch
    {
        TemplateBlock.Heading heading => heading.Line.Names,
        TemplateBlock.Paragraph paragraph => paragraph.Line.Names,
        TemplateBlock.Warning warning => warning.Line.Names,
        TemplateBlock.Item item => item.Line.Names,
        TemplateBlock.Fact fact => fact.Label.Names.Concat(fact.Value.Names),
        TemplateBlock.Action action => action.Label.Names.Append(action.Link),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void CheckPhrases()
    {
        var words = _kind!.Parameters.Where(parameter => _named.Contains(parameter.Name))
            .SelectMany(parameter => parameter.Words.Select(word => $"{parameter.Name}.{word}")).ToHashSet();
        foreach (var missing in words.Where(word => !_phrases.ContainsKey(word)).Order(StringComparer.Ordinal))
        {
            Fault(1, $"Expected {missing}: how that is said.");
        }

        foreach (var beyond in _phrases.Keys.Where(word => !words.Contains(word)).Order(StringComparer.Ordinal))
        {
            Fault(1, $"Nothing is said by {beyond}: leave it out.");
        }
    }

    private void CheckCharacters(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Any(PlainText.IsHidden))
            {
                Fault(i + 1, "There is a character here that cannot be seen.");
            }
        }
    }

    private LocalDate? Day(string field)
    {
        var (line, value) = Needed(field);
        if (LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var day })
        {
            return day;
        }

        Fault(line, $"{field} is a date as 2026-11-26.");
        return null;
    }

    private (int Line, string Value) Needed(string field)
    {
        if (_fields.TryGetValue(field, out var found))
        {
            return found;
        }

        Fault(1, $"Expected {field}.");
        return (1, "");
    }

    private void Fault(int line, string detail)
    {
        var fault = new TemplateFault(file, line, detail);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }
    }
}
