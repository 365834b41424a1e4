using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>Makes a message of a template and its parameters, escaped for each medium.</summary>
internal sealed class Rendering(Template template, MessageParameters parameters, string firm, string phone)
{
    private const int TextColumns = 72;

    // Mail is read by programs that know no style sheet, so what little there is stands beside each part.
    private const string Body =
        "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:17px;line-height:1.5;"
        + "color:#1b1f24;background:#ffffff;max-width:34rem;margin:0 auto;padding:16px";

    private const string Alarm = "border-left:4px solid #b3261e;background:#fdf1f0;padding:10px 14px;margin:16px 0";

    private const string Button =
        "display:inline-block;padding:12px 20px;background:#12457a;color:#ffffff;text-decoration:none;"
        + "border-radius:6px;font-weight:600";

    /// <summary>Renders it.</summary>
    public RenderedMessage Render() => new(
        PlainText.OneLine(Said(template.Subject), 200), Text(), Html(),
        template.Short is { } line ? PlainText.OneLine(Said(line), 480) : null,
        template.Short is { } spoken ? PlainText.OneLine(Said(spoken, isSpoken: true), 640) : null,
        new TemplateVersion(template.Kind.Name, template.Language, template.Version))
    {
        Parts = [.. Parts],
    };

    // A fact of which nothing is known is left out: a line that says a dash helps nobody, and frightens some.
    private IEnumerable<RenderedPart> Parts => template.Blocks.Where(block =>
        block is not TemplateBlock.Fact fact
        || fact.Value.Pieces is not [{ IsParameter: true, Text: var name }]
        || name is TemplateKind.Firm or TemplateKind.Phone
        || parameters.Values.GetValueOrDefault(name) is { Length: > 0 }).Select(PartOf);

    private RenderedPart PartOf(TemplateBlock block) => block switch
    {
        TemplateBlock.Heading heading => new(RenderedKind.Heading, Said(heading.Line)),
        TemplateBlock.Paragraph paragraph => new(RenderedKind.Paragraph, Said(paragraph.Line)),
        TemplateBlock.Warning warning => new(RenderedKind.Warning, Said(warning.Line)),
        TemplateBlock.Item item => new(RenderedKind.Item, Said(item.Line)),
        TemplateBlock.Fact fact => new(RenderedKind.Fact, Said(fact.Label), Said(fact.Value)),
        TemplateBlock.Action action => new(RenderedKind.Action, Said(action.Label), ValueOf(action.Link, false)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Text()
    {
        var text = new StringBuilder();
        RenderedPart? before = null;
        foreach (var part in Parts)
        {
            // What belongs to one list or table stands together.
            if (before is not null
                && !(before.Kind is RenderedKind.Item or RenderedKind.Fact && before.Kind == part.Kind))
            {
                text.Append('\n');
            }

            before = part;
            text.Append(part.Kind switch
            {
                RenderedKind.Heading => Wrapped(part.Text.ToUpperInvariant(), ""),
                RenderedKind.Paragraph => Wrapped(part.Text, ""),
                RenderedKind.Warning => Wrapped("! " + part.Text, "  "),
                RenderedKind.Item => Wrapped("- " + part.Text, "  "),
                RenderedKind.Fact => Wrapped($"{part.Text}: {part.Value}", "  "),
                RenderedKind.Action => $"{part.Text}:\n{part.Value}\n",
            });
        }

        return text.ToString();
    }

    private string Html()
    {
        var html = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{template.Language}\"><head>")
            .Append("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Escaped(Said(template.Subject))}</title></head>\n")
            .Append(CultureInfo.InvariantCulture, $"<body style=\"{Body}\">\n");
        RenderedKind? before = null;
        foreach (var part in Parts)
        {
            html.Append(ListEnd(before, part.Kind)).Append(ListStart(before, part.Kind)).Append(HtmlOf(part))
                .Append('\n');
            before = part.Kind;
        }

        return html.Append(ListEnd(before, null)).Append("</body></html>\n").ToString();
    }

    private static string HtmlOf(RenderedPart part)
    {
        var (text, value) = (Escaped(part.Text), Escaped(part.Value));
        return part.Kind switch
        {
            RenderedKind.Heading => $"<h1 style=\"font-size:22px\">{text}</h1>",
            RenderedKind.Paragraph => $"<p>{text}</p>",
            RenderedKind.Warning => $"<p style=\"{Alarm}\">{text}</p>",
            RenderedKind.Item => $"<li>{text}</li>",
            RenderedKind.Fact =>
                $"<tr><th scope=\"row\" style=\"text-align:left;padding:4px 16px 4px 0\">{text}</th>"
                + $"<td>{value}</td></tr>",
            RenderedKind.Action => $"<p><a href=\"{value}\" style=\"{Button}\">{text}</a></p>",
        };
    }

    private static string ListStart(RenderedKind? before, RenderedKind part) => (before, part) switch
    {
        (not RenderedKind.Item, RenderedKind.Item) => "<ul>\n",
        (not RenderedKind.Fact, RenderedKind.Fact) => "<table>\n",
        _ => "",
    };

    private static string ListEnd(RenderedKind? before, RenderedKind? part) => (before, part) switch
    {
        (RenderedKind.Item, not RenderedKind.Item) => "</ul>\n",
        (RenderedKind.Fact, not RenderedKind.Fact) => "</table>\n",
        _ => "",
    };

    private string Said(TemplateLine line, bool isSpoken = false) => string.Concat(line.Pieces.Select(
        piece => piece.IsParameter ? ValueOf(piece.Text, isSpoken) : piece.Text));

    private string ValueOf(string name, bool isSpoken)
    {
        if (name is TemplateKind.Firm or TemplateKind.Phone)
        {
            return PlainText.OneLine(name is TemplateKind.Firm ? firm : phone, MessageParameters.TextAtMost);
        }

        // What a message does not have is told as a dash: a notice that is due is not held up by it.
        if (!parameters.Values.TryGetValue(name, out var value) || value.Length == 0)
        {
            return "—";
        }

        return template.Kind.Find(name)?.Kind switch
        {
            ParameterKind.Money => MoneyText(value),
            ParameterKind.Day => LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var day }
                ? DayText(day) : "—",
            ParameterKind.Moment => MomentText(value),
            ParameterKind.Link => LinkText(value),
            ParameterKind.Code => isSpoken ? string.Join(", ", value.Where(char.IsAsciiLetterOrDigit)) : value,
            ParameterKind.Account => $"…{PlainText.OneLine(value, 4)}",
            ParameterKind.Phrase => template.Phrases.GetValueOrDefault($"{name}.{value}", "—"),
            _ => PlainText.OneLine(value, MessageParameters.TextAtMost),
        };
    }

    // A page of ours or nothing: what was kept is looked at again before it becomes something to press.
    private static string LinkText(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"
            && link.UserInfo.Length == 0 && value.All(character => character is > ' ' and < '\x7f')
            ? link.AbsoluteUri : "—";

    private static string MoneyText(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !decimal.TryParse(
            value.AsSpan(0, space), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return "—";
        }

        var number = amount.ToString("#,##0.00##", CultureInfo.InvariantCulture);
        return value[(space + 1)..] is var currency and not "USD" ? $"{number} {currency}" : $"${number}";
    }

    private string DayText(LocalDate day) => template.Language == "es"
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {SpanishMonths[day.Month - 1]} de {day.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{EnglishMonths[day.Month - 1]} {day.Day}, {day.Year}");

    private string MomentText(string value)
    {
        var parts = value.Split(' ');
        if (parts.Length != 2 || InstantPattern.ExtendedIso.Parse(parts[0]) is not { Success: true, Value: var at })
        {
            return "—";
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(parts[1]) ?? DateTimeZone.Utc;
        var local = at.InZone(zone);
        var hour = local.Hour % 12 == 0 ? 12 : local.Hour % 12;
        var half = (local.Hour < 12, template.Language) switch
        {
            (true, "es") => "a. m.",
            (false, "es") => "p. m.",
            (true, _) => "a.m.",
            (false, _) => "p.m.",
        };
        return string.Create(CultureInfo.InvariantCulture,
            $"{DayText(local.Date)}, {hour}:{local.Minute:00} {half} {zone.GetZoneInterval(at).Name}");
    }

    private static string Escaped(string text) => HtmlEncoder.Default.Encode(text);

    private static string Wrapped(string text, string indent)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > TextColumns)
            {
                wrapped.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.Append('\n').ToString();
    }

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];

    private static readonly string[] SpanishMonths =
    [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ];
}
