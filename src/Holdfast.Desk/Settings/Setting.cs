using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Holdfast.Desk.Settings;

/// <summary>One setting: its name, its form, what it is for, and where it goes.</summary>
internal abstract class Setting(string path, string expected, string purpose)
{
    public string Path { get; } = path;

    /// <summary>Its form in words.</summary>
    public string Expected { get; } = expected;

    /// <summary>What it is for, as the reference page says it.</summary>
    public string Purpose { get; } = purpose;

    /// <summary>The value where the file says nothing, as it would be written there.</summary>
    public abstract string Default { get; }

    /// <summary>Puts a value in; null where it has another form.</summary>
    public abstract ServerSettings? Put(ServerSettings settings, SettingLeaf leaf);
}

/// <summary>A setting of a type.</summary>
internal sealed class Setting<T>(
    string path, SettingForm<T> form, string purpose, Func<ServerSettings, T> get,
    Func<ServerSettings, T, ServerSettings> put)
    : Setting(path, form.Expected, purpose)
{
    public override string Default => form.TextOf(get(new ServerSettings()));

    public override ServerSettings? Put(ServerSettings settings, SettingLeaf leaf) =>
        form.TryRead(leaf, out var value) ? put(settings, value) : null;
}

/// <summary>A form in which settings are written.</summary>
internal sealed class SettingForm<T>(
    string expected, Func<SettingLeaf, (bool IsGood, T? Value)> read, Func<T, string> write)
{
    public string Expected { get; } = expected;

    public bool TryRead(SettingLeaf leaf, [MaybeNullWhen(false)] out T value)
    {
        (var isGood, value) = read(leaf);
        return isGood;
    }

    public string TextOf(T value) => write(value);
}

/// <summary>The forms there are.</summary>
internal static class SettingForms
{
    private const string Nothing = "";

    public static readonly SettingForm<bool> Flag = new(
        "true or false",
        leaf => (leaf.Kind is JsonTokenType.True or JsonTokenType.False, leaf.Kind is JsonTokenType.True),
        value => value ? "true" : "false");

    public static readonly SettingForm<string?> FileName = new(
        "the path of a file", leaf => (IsText(leaf), leaf.Text), Quoted);

    public static readonly SettingForm<string?> Line = new(
        "a text of at most 200 characters on one line",
        leaf => (IsText(leaf) && leaf.Text.Length <= 200 && !leaf.Text.Any(char.IsControl), leaf.Text), Quoted);

    public static readonly SettingForm<string?> Variable = new(
        "the name of an environment variable",
        leaf => (IsText(leaf) && leaf.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_'), leaf.Text), Quoted);

    public static readonly SettingForm<string> Schema = new(
        "a name of small letters, digits and underscores, a letter first, at most 63",
        leaf => (IsText(leaf) && leaf.Text.Length <= 63 && char.IsAsciiLetterLower(leaf.Text[0]) && leaf.Text.All(
            c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_'), leaf.Text), Quoted);

    public static readonly SettingForm<string> ShortText = new(
        "a text of 1 to 80 characters on one line",
        leaf => (IsText(leaf) && leaf.Text.Length <= 80 && !leaf.Text.Any(char.IsControl), leaf.Text), Quoted);

    public static readonly SettingForm<DateTimeZone> TimeZone = new(
        "a time zone by its name in the IANA database, as America/Chicago",
        leaf => IsText(leaf) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(leaf.Text) is { } zone
            ? (true, zone)
            : (false, DateTimeZone.Utc),
        value => Quoted(value.Id));

    public static readonly SettingForm<Uri?> WebAddress = new(
        "an address as http://host:port or https://host:port, without user or password",
        leaf => IsText(leaf) && Uri.TryCreate(leaf.Text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
                ? (true, uri)
                : (false, null),
        value => Quoted(value?.ToString()));

    public static SettingForm<int> Whole(int least, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        leaf => (TryWhole(leaf, least, most, out var value), value),
        value => value.ToString(CultureInfo.InvariantCulture));

    public static SettingForm<int?> WholeOrNothing(int least, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        leaf => (TryWhole(leaf, least, most, out var value), value),
        value => value?.ToString(CultureInfo.InvariantCulture) ?? Nothing);

    public static SettingForm<T> Word<T>(params (string Word, T Value)[] words)
        where T : struct, Enum => new(
            $"one of {string.Join(", ", words.Select(word => word.Word))}",
            leaf => IsText(leaf) && words.Any(word => word.Word == leaf.Text)
                ? (true, words.First(word => word.Word == leaf.Text).Value)
                : (false, default),
            value => Quoted(words.First(word => word.Value.Equals(value)).Word));

    public static string Quoted(string? text) => text is null ? Nothing : JsonSerializer.Serialize(text);

    private static bool IsText(SettingLeaf leaf) => leaf.Kind is JsonTokenType.String && leaf.Text.Length > 0;

    private static bool TryWhole(SettingLeaf leaf, int least, int most, out int value)
    {
        value = 0;
        return leaf.Kind is JsonTokenType.Number
            && int.TryParse(leaf.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= least && value <= most;
    }
}
