using System.Reflection;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Contract;

/// <summary>
/// Events of any type with any of their fields, made up from a seed. Fills properties by what they are, so a new one
/// takes part by itself.
/// </summary>
internal sealed class RandomEvents(int seed)
{
    private readonly Random _random = new(seed);

    public BrokerageEvent Next()
    {
        var types = Enum.GetValues<EventType>();
        var made = new BrokerageEvent
        {
            Id = Text.Of($"e-{_random.Next()}.{_random.Next(9)}:_"),
            Type = types[_random.Next(types.Length)],
            Time = Time(),
        };
        made.Data = Wire.Event(Examples.Of(made.Type)).Data;
        var needs = Examples.Needs[made.Type];
        Fill(made, name => name is "Id" or "Type" or "Time" or "Data" or "Content");
        made.Account = needs.Contains("/account") || Maybe() ? Words(64) : default;
        made.Customer = needs.Contains("/customer") || needs.Length < 2 || Maybe() ? Words(64) : default;
        made.Session = needs.Contains("/session") || Maybe() ? Words(64) : default;
        made.Actor = needs.Contains("/actor") ? ActorKind.Employee : made.Actor;
        if (made.Data is not null)
        {
            // What is needed keeps its value from the example.
            Fill(made.Data, name => needs.Contains($"/data/{char.ToLowerInvariant(name[0])}{name[1..]}"));
        }

        if (made.Data is TransferRequested transfer)
        {
            transfer.Amount = Amount(least: 1);
            MoneyForms.SetCurrency(transfer, Maybe() ? default : AnyCurrency());
        }

        return made;
    }

    private void Fill(object target, Func<string, bool> isKept)
    {
        foreach (var property in target.GetType().GetProperties().Where(one => one.CanWrite && !isKept(one.Name)))
        {
            property.SetValue(target, Maybe() ? Value(property) : Nothing(property));
        }
    }

    // A list that is not told is empty, and who acted by which way is the customer on the web.
    private static object? Nothing(PropertyInfo property) =>
        property.PropertyType == typeof(IReadOnlyList<Text>) ? Array.Empty<Text>()
        : property.PropertyType == typeof(ActorKind) ? ActorKind.Customer
        : property.PropertyType == typeof(Channel) ? Channel.Web
        : null;

    private object? Value(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            { IsEnum: true } => Enum.ToObject(type, _random.Next(1, Enum.GetValuesAsUnderlyingType(type).Length)),
            _ when type == typeof(Text) => Words(property.Name is "Symbol" ? 32 : 64),
            _ when type == typeof(IReadOnlyList<Text>) =>
                Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Words(64)).ToArray(),
            _ when type == typeof(bool) => Maybe(),
            _ when type == typeof(int) => Number(property.Name),
            _ when type == typeof(long) => _random.NextInt64(ContractLimits.Count),
            _ when type == typeof(uint) => (uint)_random.NextInt64(uint.MaxValue),
            _ when type == typeof(decimal) => Decimal(property.Name),
            _ when type == typeof(Money) => Amount(property.Name is "Notional" ? 1 : -Money.MaximumUnits * Money.Scale),
            _ when type == typeof(Instant) => Time(),
            _ when type == typeof(LocalDate) => new LocalDate(_random.Next(1, 9_999), 1, 1).PlusDays(_random.Next(365)),
            _ when type == typeof(CountryCode) => CountryCode.Of($"{(char)Letter()}{(char)Letter()}"),
            _ when type == typeof(NetworkAddress) => Address(),
            _ when type == typeof(GeoPoint) => Place(),
            _ => Made(type),
        };
    }

    private object Made(Type type)
    {
        var made = Activator.CreateInstance(type)!;
        Fill(made, _ => false);
        return made;
    }

    private int Number(string name) => name switch
    {
        "BirthYear" => _random.Next(1_800, 2_201),
        "Attempt" => _random.Next(1, int.MaxValue),
        _ when name.EndsWith("Score", StringComparison.Ordinal) => _random.Next(1_001),
        _ => _random.Next(int.MaxValue),
    };

    private decimal Decimal(string name) => name is "OptionDelta"
        ? new decimal(_random.Next(1_000_000), 0, 0, Maybe(), 6)
        : new decimal(_random.Next(), _random.Next(), 0, false, (byte)_random.Next(1, 19));

    private Money Amount(long least) => Money.OfTenThousandths(_random.Next(3) switch
    {
        0 => Math.Max(least, _random.Next(-1_000_000, 1_000_000)),
        1 => Math.Max(least, _random.NextInt64(1_000_000) * 10_000),
        _ => _random.NextInt64(least, Money.MaximumUnits * Money.Scale),
    });

    private Currency AnyCurrency() =>
        Currency.TryParse([Letter(), Letter(), Letter()], out var currency) ? currency : default;

    private byte Letter() => (byte)_random.Next('A', 'Z' + 1);

    // The engine remembers hundreds of years; the contract takes all that four digits name.
    private Instant Time() => Instant.FromUtc(1, 1, 1, 0, 0)
        + Duration.FromSeconds(_random.NextInt64(3_650_000L * 86_400))
        + Duration.FromTicks(_random.Next(3) == 0 ? _random.Next(10_000_000) : 0);

    private NetworkAddress Address()
    {
        var text = Maybe()
            ? $"{_random.Next(256)}.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(256)}"
            : $"{_random.Next(65_536):x}::{_random.Next(65_536):x}:{_random.Next(2)}:0:{_random.Next(65_536):X}";
        Assert.True(NetworkAddress.TryParse(Encoding.ASCII.GetBytes(text), out var address));
        return address;
    }

    private GeoPoint Place()
    {
        Assert.True(GeoPoint.TryOf(
            _random.Next(-90_000, 90_001) / 1_000m, _random.Next(-180_000, 180_001) / 1_000m, out var place));
        return place;
    }

    private Text Words(int most)
    {
        string[] pieces =
            ["a", "Z9", "-", "_", " ", "\"", "\\", "/", "\u00E9", "\u6F22", "\U0001F600", "\uFEFF", "<&>"];
        return Text.Of(string.Concat(Enumerable.Range(0, _random.Next(1, most / 3))
            .Select(_ => pieces[_random.Next(pieces.Length)])));
    }

    private bool Maybe() => _random.Next(2) == 0;
}
