using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Http;

/// <summary>Reads what is sent about cases.</summary>
public static class CaseForms
{
    /// <summary>The most characters of what somebody writes.</summary>
    public const int LongestText = 4_000;

    private const string TextExpected = "Expected up to 4000 characters that can be seen, in lines.";

    /// <summary>
    /// Brings what somebody wrote into its one form: lines, without spaces at their ends. False where it is empty, too
    /// long, or has characters that cannot be seen or change how others are shown.
    /// </summary>
    public static bool TryText(string? text, [NotNullWhen(true)] out string? form)
    {
        form = null;

        // Browsers send two characters for the end of a line, and count one.
        text = text?.ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return false;
        }

        // A line may begin as a list does; what is refused of a line is looked for behind a letter.
        var lines = text.Split('\n').Select(line => line.Replace('\t', ' ').TrimEnd())
            .ToList();
        if (lines.Any(line => Fields.FaultOf("x" + line, LongestText + 1) is not null))
        {
            return false;
        }

        form = string.Join('\n', lines).Trim();
        return true;
    }

    /// <summary>A text that has to be there.</summary>
    internal static string NeededText(JsonFields fields, string field) => fields.Form(field, TryText, TextExpected);

    /// <summary>A text that may be left out.</summary>
    internal static string Text(JsonFields fields, string field) =>
        fields.Has(field) ? NeededText(fields, field) : "";

    /// <summary>The id of another case.</summary>
    internal static CaseId NeededCase(JsonFields fields, string field)
    {
        var text = fields.NeededText(field);
        if (CaseId.TryParse(text, null, out var id) || text.Length == 0)
        {
            return id;
        }

        fields.Fault(field, "Expected the id of a case.");
        return default;
    }

    /// <summary>Positions of alerts, as texts.</summary>
    internal static ImmutableArray<long> Positions(JsonFields fields, string field)
    {
        List<long> positions = [];
        foreach (var text in fields.Texts(field))
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                positions.Add(position);
            }
            else
            {
                fields.Fault(field, "Expected positions as texts.");
                break;
            }
        }

        if (positions.Count > Gathering.MostAlerts)
        {
            fields.Fault(field, $"Expected at most {Gathering.MostAlerts} positions.");
        }

        return [.. positions];
    }

    /// <summary>How a request asks.</summary>
    internal static CaseRequest Order(HttpContext context, CaseId id, int? version, string? request, string content) =>
        new(id, version, OfficerOf.Request(context), request, content);
}
