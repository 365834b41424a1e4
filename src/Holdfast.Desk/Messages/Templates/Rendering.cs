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
        new TemplateVersion(template.Kind.Name, template.Language, template.Version));

    private string Text()
    {
        var text = new StringBuilder();
        TemplateBlock? before = null;
        foreach (var block in template.Blocks)
        {
            // What belongs to one list or table stands together.
            if (before is not null && !(before is TemplateBlock.Item or TemplateBlock.Fact
                && before.GetType() == block.GetType()))
            {
                text.Append('\n');
            }

            before = block;
            text.Append(block switch
            {
                TemplateBlock.Heading heading => Wrapped(Said(heading.Line).ToUpperInvariant(), ""),
                TemplateBlock.Paragraph paragraph => Wrapped(Said(paragraph.Line), ""),
                TemplateBlock.Warning warning => Wrapped("! " + Said(warning.Line), "  "),
                TemplateBlock.Item item => Wrapped("- " + Said(item.Line), "  "),
                TemplateBlock.Fact fact => Wrapped($"{Said(fact.Label)}: {Said(fact.Value)}", "  "),
                TemplateBlock.Action action => $"{Said(action.Label)}:\n{ValueOf(action.Link, false)}\n",
                _ => throw new System.Diagnostics.UnreachableException(),
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
        TemplateBlock? before = null;
        foreach (var block in template.Blocks)
        {
            html.Append(ListEnd(before, block)).Append(ListStart(before, block));
            before = block;
            html.Append(block switch
            {
                TemplateBlock.Heading heading => $"<h1 style=\"font-size:22px\">{Escaped(Said(heading.Line))}</h1>",
                TemplateBlock.Paragraph paragraph => $"<p>{Escaped(Said(paragraph.Line))}</p>",
                TemplateBlock.Warning warning => $"<p style=\"{Alarm}\">{Escaped(Said(warning.Line))}</p>",
                TemplateBlock.Item item => $"<li>{Escaped(Said(item.Line))}</li>",
                TemplateBlock.Fact fact =>
                    $"<tr><th scope=\"row\" style=\"text-align:left;padding:4px 16px 4px 0\">"
                    + $"{Escaped(Said(fact.Label))}</th><td>{Escaped(Said(fact.Value))}</td></tr>",
                TemplateBlock.Action action =>
                    $"<p><a href=\"{Escaped(ValueOf(action.Link, false))}\" style=\"{Button}\">"
                    + $"{Escaped(Said(action.Label))}</a></p>",
                _ => throw new System.Diagnostics.UnreachableException(),
            }).Append('\n');
        }

        return html.Append(ListEnd(before, null)).Append("</body></html>\n").ToString();
    }

    private static string ListStart(TemplateBlock? before, TemplateBlock block) => (before, block) switch
    {
        (not TemplateBlock.Item, TemplateBlock.Item) => "<ul>\n",
        (not TemplateBlock.Fact, TemplateBlock.Fact) => "<table role=\"presentation\">\n",
        _ => "",
    };

    private static string ListEnd(TemplateBlock? before, TemplateBlock? block) => (before, block) switch
    {
        (TemplateBlock.Item, not TemplateBlock.Item) => "</ul>\n",
        (TemplateBlock.Fact, not TemplateBlock.Fact) => "</table>\n",
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
