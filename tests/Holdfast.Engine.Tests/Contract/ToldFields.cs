using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Engine.Tests.Contract;

/// <summary>
/// All that an event tells, by the pointers of the contract: found by the names of properties, so that it knows nothing
/// of how events are read and written.
/// </summary>
internal sealed class ToldFields
{
    private static readonly HashSet<string> Identity = ["DocumentCheck", "DatabaseCheck", "SelfieCheck"];

    private readonly SortedDictionary<string, string> _told = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>The fields of an event and what they hold.</summary>
    public static SortedDictionary<string, string> Of(BrokerageEvent brokerageEvent)
    {
        var fields = new ToldFields();
        fields.Add("", brokerageEvent);
        return fields._told;
    }

    /// <summary>The fields of an event that hold one of the words of an enum.</summary>
    public static IReadOnlyList<string> WordsOf(BrokerageEvent brokerageEvent)
    {
        var fields = new ToldFields();
        fields.Add("", brokerageEvent);
        return fields._words;
    }

    /// <summary>The fields of a JSON text and what they hold.</summary>
    public static SortedDictionary<string, string> Of(string json)
    {
        var fields = new ToldFields();
        using var document = JsonDocument.Parse(json);
        fields.Add("", document.RootElement);
        return fields._told;
    }

    /// <summary>Names of the properties that hold nothing, though the contract has a field for them.</summary>
    public static IEnumerable<string> Untold(object told) => told.GetType().GetProperties()
        .Where(property => property.CanWrite && IsNothing(property.GetValue(told)))
        .Select(property => property.Name);

    private void Add(string pointer, object source)
    {
        foreach (var property in source.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var value = property.GetValue(source);
            if (!IsNothing(value))
            {
                Add(pointer, property, value!);
            }
        }
    }

    private void Add(string pointer, PropertyInfo property, object value)
    {
        var at = $"{pointer}/{Camel(property.Name)}";
        switch (value)
        {
            case ContentMark:
                break;
            case ActorKind kind when kind is not ActorKind.Customer || _told.ContainsKey("/actor/id"):
                _told["/actor/kind"] = Word(kind);
                _words.Add("/actor/kind");
                break;
            case ActorKind or Channel.Web:
                break;
            case Text text when property.Name == "ActorId":
                _told["/actor/id"] = text.ToString();
                break;
            case EventType type:
                _told[at] = TypeWord(type);
                break;
            case GeoPoint place:
                _told[$"{pointer}/latitude"] = Number(place.Latitude);
                _told[$"{pointer}/longitude"] = Number(place.Longitude);
                break;
            case Money money:
                _told[at] = Number(money.Units);
                if (money.Currency != Currency.UsDollar)
                {
                    _told[$"{pointer}/currency"] = money.Currency.ToString();
                }

                break;
            case IReadOnlyList<Text> list:
                for (var i = 0; i < list.Count; i++)
                {
                    _told[$"{at}/{i}"] = list[i].ToString();
                }

                break;
            case NetworkOrigin or DeviceOrigin or TransferDestination or EventData:
                Add(at, value);
                break;
            default:
                at = Identity.Contains(property.Name) ? $"{pointer}/identity/{Camel(property.Name)}" : at;
                _told[at] = Said(property, value);
                if (value is Enum)
                {
                    _words.Add(at);
                }

                break;
        }
    }

    private static string Said(PropertyInfo property, object value) => value switch
    {
        int score when property.Name.EndsWith("Score", StringComparison.Ordinal) => Number(score / 1000m),
        int or long or uint or decimal => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        bool flag => flag ? "true" : "false",
        Enum => Word(value),
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Text or CountryCode or NetworkAddress => value.ToString()!,
        _ => throw new InvalidOperationException($"{property.Name} is of a kind that this test does not know."),
    };

    private void Add(string pointer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Add($"{pointer}/{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in json.EnumerateArray().Index())
                {
                    Add($"{pointer}/{index}", item);
                }

                break;
            case JsonValueKind.Number:
                _told[pointer] = Number(json.GetDecimal());
                break;
            default:
                _told[pointer] = json.ToString() switch { "True" => "true", "False" => "false", var text => text };
                break;
        }
    }

    private static bool IsNothing(object? value) => value switch
    {
        null => true,
        Text text => text.IsAbsent,
        IReadOnlyList<Text> list => list.Count == 0,
        bool or decimal or long or int or Money => false,
        _ => value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())),
    };

    private static string Number(decimal number) => number.ToString("0.############################",
        CultureInfo.InvariantCulture);

    // MfaFailed is mfaFailed on the wire; only the system of a Mac is written otherwise.
    private static string Word(object value) =>
        value is Platform.MacOs ? "macos" : Camel(value.ToString()!);

    // MicroEntryAttempted is microEntry.attempted on the wire.
    private static string TypeWord(EventType type)
    {
        var name = type.ToString();
        var verb = name.LastIndexOfAny([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        return $"{Camel(name[..verb])}.{Camel(name[verb..])}";
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
