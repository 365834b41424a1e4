using System.Buffers;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Contract;

public sealed class EventWriterTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void Only_what_JSON_demands_is_escaped()
    {
        var text = "\"\\/\b\f\n\r\t\u0001\u001F<>&'\u007F\u00E9\u2028\uFFFE\U0001F600";
        var json = Wire.Write(View(text));

        Assert.Contains(
            "\"purpose\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f<>&'\u007F\u00E9\u2028\uFFFE\U0001F600\"",
            json,
            StringComparison.Ordinal);
        Assert.Equal(text, JsonDocument.Parse(json).RootElement.GetProperty("data").GetProperty("purpose").GetString());
    }

    [Fact]
    public void Text_longer_than_the_buffer_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("\"\u0001\u00E9", 40_000));

        using var document = JsonDocument.Parse(Wire.Write(View(text)));

        Assert.Equal(text, document.RootElement.GetProperty("data").GetProperty("purpose").GetString());
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("10.50", "10.5")]
    [InlineData("100", "100")]
    [InlineData("100.00", "100")]
    [InlineData("-0.0001", "-0.0001")]
    [InlineData("0.1000000000000000000000000001", "0.1000000000000000000000000001")]
    public void Numbers_are_written_without_zeros_at_their_end(string number, string written)
    {
        var made = Traded(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains($"\"optionDelta\":{written}}}", Wire.Write(made), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_event_of_the_contract_is_not_written()
    {
        var writer = new EventWriter();
        var output = new ArrayBufferWriter<byte>();
        void Refuses(BrokerageEvent made) => Assert.ThrowsAny<ArgumentException>(() => writer.Write(made, output));

        Refuses(new BrokerageEvent { Id = default, Type = EventType.AccountClosed, Time = Noon });
        Refuses(new BrokerageEvent { Id = Text.Of("e"), Type = default, Time = Noon });
        Refuses(new BrokerageEvent { Id = Text.Of("e"), Type = EventType.LoginFailed, Time = Noon });
        Refuses(new BrokerageEvent
        {
            Id = Text.Of("e"), Type = EventType.LoginFailed, Time = Noon, Data = new LoginSucceeded(),
        });
        Refuses(new BrokerageEvent
        {
            Id = Text.Of("e"), Type = EventType.AccountClosed, Time = Noon, Data = new LoginSucceeded(),
        });
        Refuses(new BrokerageEvent
        {
            Id = Text.Of("e"),
            Type = EventType.TransferRequested,
            Time = Noon,
            Data = new TransferRequested { Equity = Money.Of(1, Yen) },
        });
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void One_writer_writes_rightly_after_it_refused()
    {
        var writer = new EventWriter();
        var output = new ArrayBufferWriter<byte>();
        Assert.ThrowsAny<ArgumentException>(() => writer.Write(
            new BrokerageEvent { Id = Text.Of("e"), Type = EventType.LoginFailed, Time = Noon }, output));

        writer.Write(View("x"), output);

        Assert.Equal(Wire.Write(View("x")), System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static Currency Yen => Currency.TryParse("JPY"u8, out var yen) ? yen : default;

    private static BrokerageEvent View(string purpose) => new()
    {
        Id = Text.Of("e"),
        Type = EventType.EmployeeViewed,
        Time = Noon,
        Data = new EmployeeViewed { Purpose = Text.Of(purpose) },
    };

    private static BrokerageEvent Traded(decimal delta) => new()
    {
        Id = Text.Of("e"),
        Type = EventType.OrderPlaced,
        Time = Noon,
        Data = new OrderPlaced { Symbol = Text.Of("A"), Side = OrderSide.Buy, OptionDelta = delta },
    };
}
