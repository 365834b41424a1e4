using System.Globalization;
using System.Text.Json;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>One named member of an object of the contract: how it is read and how it is written.</summary>
internal abstract class Member<T>(string name, string expected)
    where T : class
{
    private readonly byte[] _encodedName = JsonOutput.EncodeName(name);

    public string Name { get; } = name;

    /// <summary>Its form in words.</summary>
    public string Expected { get; } = expected;

    /// <summary>Its form as JSON Schema.</summary>
    public abstract string Schema { get; }

    /// <summary>The object is no good without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Where it stands in an event.</summary>
    public string Pointer { get; set; } = "";

    /// <summary>Reads the value at the cursor; false where it has another form.</summary>
    public abstract bool TryRead(ref JsonCursor cursor, T target, EventReading reading);

    /// <summary>Whether there is anything to write.</summary>
    public abstract bool IsGiven(T source);

    /// <summary>Writes name and value; nothing where it is not given.</summary>
    public void Write(JsonOutput output, T source)
    {
        if (IsGiven(source))
        {
            output.Name(_encodedName);
            WriteValue(output, source);
        }
    }

    protected abstract void WriteValue(JsonOutput output, T source);
}

/// <summary>A member with one value.</summary>
internal sealed class ValueMember<T, TValue>(
    string name, ValueForm<TValue> form, Func<T, TValue> get, Action<T, TValue> set)
    : Member<T>(name, form.Expected)
    where T : class
{
    public override string Schema => form.Schema;

    public override bool TryRead(ref JsonCursor cursor, T target, EventReading reading)
    {
        if (!form.TryRead(ref cursor, out var value))
        {
            return false;
        }

        set(target, value);
        return true;
    }

    public override bool IsGiven(T source) => form.IsGiven(get(source));

    protected override void WriteValue(JsonOutput output, T source) => form.Write(output, get(source));
}

/// <summary>Items of a list, all of one form.</summary>
internal readonly record struct ListOf(TextForm Form);

/// <summary>A list of texts of one form.</summary>
internal sealed class ListMember<T>(
    string name, TextForm form, Func<T, IReadOnlyList<Text>> get, Action<T, IReadOnlyList<Text>> set)
    : Member<T>(name, $"a list of at most {ContractLimits.ListItems} items, each {form.Expected}")
    where T : class
{
    public override string Schema => string.Create(CultureInfo.InvariantCulture,
        $"{{\"type\":\"array\",\"items\":{form.Schema},\"minItems\":{(IsRequired ? 1 : 0)},"
        + $"\"maxItems\":{ContractLimits.ListItems}}}");

    public override bool TryRead(ref JsonCursor cursor, T target, EventReading reading)
    {
        if (cursor.Kind is not JsonTokenType.StartArray)
        {
            return false;
        }

        var position = cursor.Position;
        var count = 0;
        var items = new List<Text>();
        while (cursor.ReadItem())
        {
            if (count++ >= ContractLimits.ListItems)
            {
                cursor.Pass();
            }
            else if (form.TryRead(ref cursor, out var item))
            {
                items.Add(item);
            }
            else
            {
                reading.Wrong($"{Pointer}/{count - 1}", form.Expected, cursor.Position);
                cursor.Pass();
            }
        }

        if (count > ContractLimits.ListItems || (count == 0 && IsRequired))
        {
            reading.Wrong(Pointer, Expected, position);
        }

        set(target, items);
        return true;
    }

    public override bool IsGiven(T source) => get(source).Count > 0;

    protected override void WriteValue(JsonOutput output, T source)
    {
        output.OpenList();
        foreach (var item in get(source))
        {
            form.Write(output, item);
        }

        output.CloseList();
    }
}

/// <summary>A member that is an object itself.</summary>
internal sealed class ObjectMember<T, TInner>(
    string name, ObjectForm<TInner> form, Func<T, TInner?> get, Func<T, TInner> make)
    : Member<T>(name, "an object")
    where T : class
    where TInner : class
{
    public override string Schema => form.Schema;

    /// <summary>Keeps which of its members were given, where that matters.</summary>
    public Action<EventReading, ulong>? Note { get; init; }

    public override bool TryRead(ref JsonCursor cursor, T target, EventReading reading)
    {
        if (cursor.Kind is not JsonTokenType.StartObject)
        {
            return false;
        }

        var given = form.Read(ref cursor, make(target), reading);
        Note?.Invoke(reading, given);
        return true;
    }

    public override bool IsGiven(T source) => get(source) is not null;

    protected override void WriteValue(JsonOutput output, T source) => form.Write(output, get(source)!);
}
