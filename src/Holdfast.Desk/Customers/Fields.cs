using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Customers;

/// <summary>A fault of what was sent in. It never quotes that: it may be customer information.</summary>
/// <param name="Place">Where: a JSON pointer, or the name of a column.</param>
/// <param name="Detail">What, as a sentence.</param>
internal readonly record struct FieldFault(string Place, string Detail);

/// <summary>Reads fields of a body or a row, and collects all that is wrong with them.</summary>
internal abstract partial class Fields
{
    private readonly List<FieldFault> _faults = [];

    /// <summary>All that is wrong so far.</summary>
    public IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>The text of a field; null where it is not given.</summary>
    protected abstract string? Read(string field);

    /// <summary>How a field is called where it came from.</summary>
    protected abstract string PlaceOf(string field);

    /// <summary>Whether a field is given.</summary>
    public bool Has(string field) => !string.IsNullOrEmpty(Read(field));

    public void Fault(string field, string detail) => _faults.Add(new FieldFault(PlaceOf(field), detail));

    /// <summary>A text on one line that says nothing but itself; null where it is not given.</summary>
    public string? Text(string field, int most = VaultLimits.Text)
    {
        if (Read(field) is not { Length: > 0 } text)
        {
            return null;
        }

        if (FaultOf(text, most) is { } fault)
        {
            Fault(field, fault);
            return null;
        }

        return Normal.OneSpaced(text);
    }

    /// <summary>A text that has to be there.</summary>
    public string NeededText(string field, int most = VaultLimits.Text) => Needed(field, Text(field, most)) ?? "";

    /// <summary>The id of a customer or an account, to the last character; null where it is not given.</summary>
    public string? Id(string field)
    {
        var id = Read(field);
        if (id is not { Length: > 0 })
        {
            return null;
        }

        if (IdFault(id) is { } fault)
        {
            Fault(field, fault);
            return null;
        }

        return id;
    }

    public string NeededId(string field) => Needed(field, Id(field)) ?? "";

    /// <summary>What something in a file is called; null where it is not given.</summary>
    public string? Name(string field)
    {
        var name = Read(field);
        if (name is { Length: > 0 } && !IsName(name))
        {
            Fault(field, "Expected 1 to 64 characters of A-Z a-z 0-9 . _ : -");
            return null;
        }

        return name is { Length: > 0 } ? name : null;
    }

    public LocalDate? Date(string field)
    {
        if (Read(field) is not { Length: > 0 } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date.Year is >= 1800 and < 2200)
        {
            return date;
        }

        Fault(field, "Expected a date as 2026-03-02.");
        return null;
    }

    public LocalDate NeededDate(string field) => Needed(field, Date(field)) ?? default;

    /// <summary>A time with its offset, or a date, whose beginning is meant; null where not given.</summary>
    /// <param name="field">The field.</param>
    /// <param name="days">Where days begin: in the firm's zone, in which it shows the date too.</param>
    public Instant? Time(string field, DateTimeZone days)
    {
        if (Read(field) is not { Length: > 0 } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
        {
            return days.AtStartOfDay(date).ToInstant();
        }

        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var time })
        {
            return time.ToInstant();
        }

        Fault(field, "Expected a date as 2026-03-02, or a time as 2026-03-02T14:31:05Z.");
        return null;
    }

    /// <summary>A time with its offset; null where not given.</summary>
    /// <param name="field">The field.</param>
    public Instant? Time(string field)
    {
        if (Read(field) is not { Length: > 0 } text)
        {
            return null;
        }

        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var time })
        {
            return time.ToInstant();
        }

        Fault(field, "Expected a time as 2026-03-02T14:31:05Z.");
        return null;
    }

    public bool? Flag(string field)
    {
        switch (Read(field))
        {
            case null or "":
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Fault(field, "Expected true or false.");
                return null;
        }
    }

    public bool NeededFlag(string field) => Needed(field, Flag(field)) ?? false;

    /// <summary>One of the words of a closed set; null where it is not given.</summary>
    public T? Word<T>(string field)
        where T : struct, Enum
    {
        if (Read(field) is not { Length: > 0 } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Words<T>.Of(value) == text)
            {
                return value;
            }
        }

        Fault(field, $"Expected one of {string.Join(", ", Words<T>.All)}.");
        return null;
    }

    public T NeededWord<T>(string field)
        where T : struct, Enum => Needed(field, Word<T>(field)) ?? default;

    /// <summary>A text that has to be there and has one form; empty where it is not.</summary>
    public string Form(string field, TryForm tryForm, string expected)
    {
        if (Needed(field, Read(field)) is not { Length: > 0 } text)
        {
            return "";
        }

        if (tryForm(text, out var form))
        {
            return form;
        }

        Fault(field, expected);
        return "";
    }

    /// <summary>Brings a text into its one form; false where it has none.</summary>
    public delegate bool TryForm(string text, [NotNullWhen(true)] out string? form);

    /// <summary>What is wrong with a text of people; null where nothing is.</summary>
    public static string? FaultOf(string text, int most)
    {
        if (text.Length > most)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It has more than {most} characters.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return "It is empty.";
        }

        // Two letters that look alike, a line within a line or a text that runs backwards: what is shown to somebody
        // who is to confirm it is what is on file.
        if (text.EnumerateRunes().Any(IsUnseen))
        {
            return "It has characters that cannot be seen, or that change how others are shown.";
        }

        // A spreadsheet into which it is copied would run it.
        return text.TrimStart()[0] is '=' or '+' or '-' or '@' ? "It begins as a formula of a spreadsheet does." : null;
    }

    /// <summary>What is wrong with the id of a customer or an account; null where nothing is.</summary>
    public static string? IdFault(string id) =>
        id.EnumerateRunes().Count() > VaultLimits.Id || id.EnumerateRunes().Any(IsUnseen)
        || id.Trim().Length != id.Length || id.Length == 0 || id[0] is '=' or '+' or '-' or '@'
            ? "Expected 1 to 64 characters that can be seen, none of = + - @ first, and no space at an end."
            : null;

    public static bool IsName(string text) => NameForm().IsMatch(text);

    private T? Needed<T>(string field, T? value)
    {
        if (value is null && string.IsNullOrEmpty(Read(field)))
        {
            Fault(field, "It is missing.");
        }

        return value;
    }

    /// <summary>Whether a character cannot be seen, or changes how others are shown.</summary>
    public static bool IsUnseen(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned;

    [GeneratedRegex("^[A-Za-z0-9._:-]{1,64}\\z")]
    private static partial Regex NameForm();
}

/// <summary>The words of the wire for a closed set.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Known =
        Enum.GetValues<T>().ToDictionary(value => value, VaultLooks.WordOf);

    public static IEnumerable<string> All => Known.Values;

    public static string Of(T value) => Known[value];
}

/// <summary>Fields of a JSON object; those of an object in it by a slash, as a JSON pointer has it.</summary>
internal sealed class JsonFields(JsonElement root, string within = "") : Fields
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<JsonFields> List(string field)
    {
        _read.Add(field);
        if (!root.TryGetProperty(field, out var list) || list.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind is not JsonValueKind.Array
            || list.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.Object)
            || list.GetArrayLength() > VaultLimits.Holders)
        {
            Fault(field, $"Expected a list of at most {VaultLimits.Holders} objects.");
            return [];
        }

        return
        [
            .. list.EnumerateArray().Select((item, at) => new JsonFields(
                item, string.Create(CultureInfo.InvariantCulture, $"{within}/{field}/{at}"))),
        ];
    }

    /// <summary>The texts of a list.</summary>
    public ImmutableArray<string> Texts(string field)
    {
        _read.Add(field);
        if (!root.TryGetProperty(field, out var list) || list.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind is not JsonValueKind.Array
            || list.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String)
            || list.GetArrayLength() > VaultLimits.Others)
        {
            Fault(field, $"Expected a list of at most {VaultLimits.Others} texts.");
            return [];
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>That there is nothing else in the object: what is misspelled would be left out.</summary>
    public void NothingElse()
    {
        foreach (var member in root.EnumerateObject())
        {
            var inside = _read.Where(field => field.StartsWith(member.Name + "/", StringComparison.Ordinal)).ToList();
            if (!_read.Contains(member.Name) && inside.Count == 0)
            {
                Fault(member.Name, "There is no such member.");
            }
            else if (inside.Count > 0 && member.Value.ValueKind is JsonValueKind.Object)
            {
                foreach (var part in member.Value.EnumerateObject()
                    .Where(part => !inside.Contains($"{member.Name}/{part.Name}")))
                {
                    Fault($"{member.Name}/{part.Name}", "There is no such member.");
                }
            }
            else if (inside.Count > 0 && member.Value.ValueKind is not JsonValueKind.Null)
            {
                Fault(member.Name, "Expected an object.");
            }
        }
    }

    protected override string? Read(string field)
    {
        _read.Add(field);
        var element = root;
        foreach (var part in field.Split('/'))
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True:
                return "true";
            case JsonValueKind.False:
                return "false";
            case JsonValueKind.Null:
                return null;
            default:
                if (!Faults.Any(fault => fault.Place == PlaceOf(field)))
                {
                    Fault(field, "Expected a text.");
                }

                return null;
        }
    }

    protected override string PlaceOf(string field) => $"{within}/" + string.Join(
        '/', field.Split('/').Select(part => part.Replace("~", "~0", StringComparison.Ordinal)));
}
