using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Customers;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Facts;

/// <summary>An amount as a decimal text, with its currency.</summary>
internal sealed class AmountConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var read = JsonDocument.ParseValue(ref reader);
        return read.RootElement is { ValueKind: JsonValueKind.Object } both
            && both.TryGetProperty("amount", out var amount) && amount.ValueKind is JsonValueKind.String
            && both.TryGetProperty("currency", out var currency) && currency.ValueKind is JsonValueKind.String
            && TryParse(amount.GetString()!, currency.GetString()!, out var money)
                ? money
                : throw new JsonException("It is no amount.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", value.Units.ToString("0.00##", CultureInfo.InvariantCulture));
        writer.WriteString("currency", value.Currency.ToString());
        writer.WriteEndObject();
    }

    /// <summary>Reads an amount of at most four decimals and a currency.</summary>
    public static bool TryParse(string amount, string currency, out Money money)
    {
        money = default;
        if (amount.Length > 24
            || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
            || units > Money.MaximumUnits || decimal.Round(units, 4) != units
            || !Currency.TryParse(Encoding.UTF8.GetBytes(currency), out var read))
        {
            return false;
        }

        money = Money.Of(units, read);
        return true;
    }
}

/// <summary>A score, 0 to 1.</summary>
internal sealed class ScoreConverter : JsonConverter<Probability>
{
    public override Probability Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out var score) && score is >= 0 and <= 1
            ? Probability.Of(score)
            : throw new JsonException("It is no score.");

    public override void Write(Utf8JsonWriter writer, Probability value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.TenThousandths / 10_000m);
}

/// <summary>
/// A text of a person's, sealed under their key, or that somebody wrote about them, under the firm's. Without the key
/// it is read as gone: whoever makes the tables needs none of it, and whoever looks after the key was disposed of
/// finds nothing.
/// </summary>
/// <param name="key">The key; null where there is none.</param>
/// <param name="use">What the text is sealed for: sealed for another use, it is not opened.</param>
internal sealed class PersonalConverter(PersonKey? key, string use) : JsonConverter<Personal>
{
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String || !reader.TryGetBytesFromBase64(out var sealedText))
        {
            throw new JsonException("It is no sealed text.");
        }

        return sealedText.Length == 0 ? Personal.Of(null)
            : key is null ? Personal.Gone
            : Personal.Of(Encoding.UTF8.GetString(key.Open(sealedText, use)));
    }

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(
            value.IsEmpty ? []
            : key is null ? throw new InvalidOperationException("A text of a person's is written sealed only.")
            : key.Seal(Encoding.UTF8.GetBytes(value.Text), use));
}
