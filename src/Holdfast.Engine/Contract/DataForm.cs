using System.Text.Json;

namespace Holdfast.Engine.Contract;

/// <summary>What the envelope of an event has to name, by its type.</summary>
[Flags]
internal enum EventNeeds : byte
{
    None = 0,
    Account = 1 << 0,
    Customer = 1 << 1,
    Session = 1 << 2,

    /// <summary>An employee of the firm, or a representative, as actor.</summary>
    Staff = 1 << 3,

    CustomerOrAccount = 1 << 4,
    CustomerOrUsername = 1 << 5,
}

/// <summary>What an event of one type consists of, besides the envelope.</summary>
internal abstract class DataForm(EventType type, EventNeeds needs)
{
    public EventType Type { get; } = type;

    public EventNeeds Needs { get; } = needs;

    /// <summary>The data as JSON Schema.</summary>
    public abstract string Schema { get; }

    /// <summary>Whether an event of the type has to have data.</summary>
    public abstract bool IsRequired { get; }

    /// <summary>New data with nothing in it; null for a type that adds nothing.</summary>
    public abstract EventData? New();

    /// <summary>Reads the object at the cursor into data made by <see cref="New"/>.</summary>
    public abstract ulong Read(ref JsonCursor cursor, EventData? data, EventReading reading);

    /// <summary>Reports what is required and was not given.</summary>
    public abstract void ReportMissing(ulong given, EventReading reading);

    /// <summary>Whether there is anything to write.</summary>
    /// <exception cref="ArgumentException">The data is another type's.</exception>
    public abstract bool IsAnyGiven(EventData? data);

    public abstract void Write(JsonOutput output, EventData? data);
}

/// <summary>A type that adds data of a class.</summary>
internal sealed class DataForm<T>(EventType type, EventNeeds needs, Func<T> make, ObjectForm<T> form)
    : DataForm(type, needs)
    where T : EventData
{
    public override string Schema => form.Schema;

    public override bool IsRequired => form.Members.Any(member => member.IsRequired);

    public override EventData New() => make();

    public override ulong Read(ref JsonCursor cursor, EventData? data, EventReading reading) =>
        form.Read(ref cursor, Own(data), reading);

    public override void ReportMissing(ulong given, EventReading reading) => form.ReportMissing(given, reading);

    public override bool IsAnyGiven(EventData? data) => form.IsAnyGiven(Own(data));

    public override void Write(JsonOutput output, EventData? data) => form.Write(output, Own(data));

    private T Own(EventData? data) => data as T
        ?? throw new ArgumentException($"The data of {Type} is a {typeof(T).Name}.", nameof(data));
}

/// <summary>A type that adds nothing; what its data may hold is passed over.</summary>
internal sealed class EmptyDataForm(EventType type, EventNeeds needs) : DataForm(type, needs)
{
    public override string Schema => "{\"type\":\"object\"}";

    public override bool IsRequired => false;

    public override EventData? New() => null;

    public override ulong Read(ref JsonCursor cursor, EventData? data, EventReading reading)
    {
        cursor.Pass();
        return 0;
    }

    public override void ReportMissing(ulong given, EventReading reading)
    {
    }

    public override bool IsAnyGiven(EventData? data) => data is null
        ? false
        : throw new ArgumentException($"{Type} has no data.", nameof(data));

    public override void Write(JsonOutput output, EventData? data)
    {
        output.OpenObject();
        output.CloseObject();
    }
}
