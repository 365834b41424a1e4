using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

public sealed class EventPropertyTests
{
    private static readonly byte[][] Lines =
        [.. Enum.GetValues<EventType>().Select(type => Encoding.UTF8.GetBytes(Examples.Of(type)))];

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "0", "-1", "1e400", "\"\"", "\"id\"", "\"type\"",
        "\"data\"", "\"\\ud800\"", "\\u0000", "{}", "[]", " ", "\r", "\uFEFF", "\"transfer.requested\"",
        "\"customer\"", "1.00001",
    ];

    [Property(MaxTest = 2_000)]
    public void What_is_written_is_read_as_the_same_event(DoNotSize<int> seed)
    {
        var made = new RandomEvents(seed.Item).Next();

        var json = Wire.Write(made);
        var read = Wire.Event(json);

        Assert.Equal(ToldFields.Of(made), ToldFields.Of(read));
        Assert.Equal(json, Wire.Write(read));
    }

    [Property(MaxTest = 2_000)]
    public void Whatever_the_bytes_are_there_is_an_event_or_an_error(byte[] bytes) => AssertAnswered(bytes ?? []);

    [Property(MaxTest = 10_000)]
    public void However_a_line_is_spoiled_there_is_an_event_or_an_error(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var line = Lines[random.Next(Lines.Length)];
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            line = Spoiled(line, random);
        }

        AssertAnswered(line);
    }

    [Property(MaxTest = 10_000)]
    public void What_is_refused_as_no_JSON_is_what_a_strict_reader_of_documents_refuses(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var line = Spoiled(Lines[random.Next(Lines.Length)], random);

        Assert.Equal(IsStrict(line), Wire.Read(line).Error?.Code is not EventErrorCode.InvalidJson);
    }

    private static bool IsStrict(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(
                line, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = ContractLimits.Depth });
            return document.RootElement.ValueKind is JsonValueKind.Object && IsText(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // Names and strings are unescaped only when asked for; half a surrogate pair throws then.
    private static bool IsText(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(member => member.Name is not null && IsText(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(IsText),
        JsonValueKind.String => json.GetString() is not null,
        _ => true,
    };

    // What is read can be written and read again, and what is refused names its faults.
    private static void AssertAnswered(byte[] bytes)
    {
        var result = Wire.Read(bytes);
        if (result.IsEvent)
        {
            var json = Wire.Write(result.Event);
            Assert.Equal(json, Wire.Write(Wire.Event(json)));
            return;
        }

        var names = result.Error.Code is EventErrorCode.InvalidEvent or EventErrorCode.UnknownEventType;
        Assert.Equal(names, result.Error.Faults.Count > 0);
        Assert.Equal(result.Error.Faults.Count, result.Error.Faults.Select(fault => fault.Pointer).Distinct().Count());
        Assert.NotEmpty(Wire.Write(result.Error));
    }

    private static byte[] Spoiled(byte[] line, Random random)
    {
        if (line.Length == 0)
        {
            return line;
        }

        var at = random.Next(line.Length);
        var end = Math.Min(at + random.Next(1, 20), line.Length);
        var token = Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]);
        switch (random.Next(7))
        {
            case 0:
                var flipped = (byte[])line.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return line[..at];
            case 2:
                return [.. line[..at], .. line[end..]];
            case 3:
                return [.. line[..at], .. token, .. line[at..]];
            case 4:
                return [.. line[..at], .. token, .. line[end..]];
            case 5:
                var other = Lines[random.Next(Lines.Length)];
                return [.. line[..at], .. other.AsSpan(Math.Min(at, other.Length))];
            default:
                return Swapped(line, random);
        }
    }

    // Two values, names or marks of the text change places.
    private static byte[] Swapped(byte[] line, Random random)
    {
        var parts = Encoding.UTF8.GetString(line).Split(',');
        var (first, second) = (random.Next(parts.Length), random.Next(parts.Length));
        (parts[first], parts[second]) = (parts[second], parts[first]);
        return Encoding.UTF8.GetBytes(string.Join(',', parts));
    }
}
