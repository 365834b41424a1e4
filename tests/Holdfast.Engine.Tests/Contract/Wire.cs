using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

/// <summary>Events as text, for tests to read, write and spoil.</summary>
internal static class Wire
{
    public static EventReadResult Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static EventReadResult Read(byte[] utf8) => new EventReader().Read(utf8, 0, utf8.Length, line: 7);

    public static BrokerageEvent Event(string json)
    {
        var result = Read(json);
        Assert.True(result.IsEvent, result.Error?.Detail);
        return result.Event;
    }

    public static EventError Error(string json)
    {
        var result = Read(json);
        Assert.False(result.IsEvent, "This is an event, and should be none.");
        return result.Error;
    }

    /// <summary>The pointers of the faults of an event; none where it has none.</summary>
    public static string[] Faults(string json)
    {
        var result = Read(json);
        if (result.IsEvent)
        {
            return [];
        }

        Assert.True(result.Error.Code is EventErrorCode.InvalidEvent, result.Error.Detail);
        return [.. result.Error.Faults.Select(fault => fault.Pointer)];
    }

    public static string Write(BrokerageEvent brokerageEvent)
    {
        var output = new ArrayBufferWriter<byte>();
        new EventWriter().Write(brokerageEvent, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string Write(Decision decision)
    {
        var output = new ArrayBufferWriter<byte>();
        new DecisionWriter().Write(decision, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string Write(EventError error)
    {
        var output = new ArrayBufferWriter<byte>();
        new DecisionWriter().Write(error, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>A JSON text with another value, given as JSON, at a pointer; objects on the way are made.</summary>
    public static string With(string json, string pointer, string value) =>
        Change(json, pointer, (parent, name) => parent[name] = JsonNode.Parse(value));

    /// <summary>The same without the member at a pointer.</summary>
    public static string Without(string json, string pointer) =>
        Change(json, pointer, (parent, name) => parent.Remove(name));

    /// <summary>A JSON string of a text some times over.</summary>
    public static string Repeated(string text, int times) => $"\"{string.Concat(Enumerable.Repeat(text, times))}\"";

    private static string Change(string json, string pointer, Action<JsonObject, string> change)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var parent = root;
        var names = pointer.Split('/')[1..];
        foreach (var name in names[..^1])
        {
            if (parent[name] is not JsonObject)
            {
                parent[name] = new JsonObject();
            }

            parent = parent[name]!.AsObject();
        }

        change(parent, names[^1]);
        return root.ToJsonString();
    }
}
