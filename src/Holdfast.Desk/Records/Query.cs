using System.Globalization;
using System.Text;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>Reads the query of a request and collects all that is wrong with it.</summary>
internal sealed class Query(IQueryCollection values)
{
    public const int LimitByDefault = 50, LimitAtMost = 500;

    private readonly List<EventFault> _faults = [];

    /// <summary>What is wrong; null where nothing is.</summary>
    /// <param name="known">The names there are: one that is misspelt would choose nothing and be believed to.</param>
    public IReadOnlyList<EventFault>? Refusal(IReadOnlyList<string> known)
    {
        foreach (var (name, value) in values)
        {
            if (!known.Contains(name))
            {
                Fault(name, $"There is no such parameter; there is {string.Join(", ", known)}.");
            }
            else if (value.Count != 1)
            {
                Fault(name, "It stands here more than once.");
            }
        }

        return _faults.Count > 0 ? _faults : null;
    }

    public void Fault(string name, string detail) =>
        _faults.Add(new EventFault("/" + name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal), detail));

    public int Limit() => (int)(Number("limit", 1, LimitAtMost) ?? LimitByDefault);

    public long? Position(string name) => Number(name, 0, long.MaxValue);

    public long NeededPosition(string name)
    {
        var position = Position(name);
        if (!values.ContainsKey(name))
        {
            Fault(name, "It is missing.");
        }

        return position ?? 0;
    }

    public EventType? Type() => Word("type", ContractWords.EventType);

    public Outcome? Outcome() => Word("outcome", ContractWords.Outcome);

    /// <summary>One of the desk's own words.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Words.TryParse<T>(text, out var word))
        {
            return word;
        }

        Fault(name, $"Expected one of {string.Join(", ", Words.All<T>())}.");
        return null;
    }

    public Instant? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var read = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (!read.Success)
        {
            Fault(name, "Expected a time as 2026-03-02T14:31:05Z.");
        }

        return read.Success ? read.Value.ToInstant() : null;
    }

    public LocalDate? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var read = LocalDatePattern.Iso.Parse(text);
        if (!read.Success)
        {
            Fault(name, "Expected a date as 2026-03-02.");
        }

        return read.Success ? read.Value : null;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not (null or "true" or "false"))
        {
            Fault(name, "Expected true or false.");
        }

        return text == "true";
    }

    private string? Text(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;

    private long? Number(string name, long least, long most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
            number >= least && number <= most)
        {
            return number;
        }

        Fault(name, string.Create(CultureInfo.InvariantCulture, $"Expected a whole number from {least} to {most}."));
        return null;
    }

    private T? Word<T>(string name, WireWords<T> words)
        where T : unmanaged, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (words.TryParse(Encoding.UTF8.GetBytes(text), out var value))
        {
            return value;
        }

        Fault(name, "There is no such word in the contract.");
        return null;
    }
}
