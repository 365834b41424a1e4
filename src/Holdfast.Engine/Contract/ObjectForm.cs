using System.Collections;
using System.Text;
using System.Text.Json;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>The members of an object of the contract, in the order of the contract.</summary>
/// <remarks>
/// Members may stand in any order, those that are not listed here are passed over, and null is the same as absent.
/// </remarks>
/// <param name="pointer">Where the object stands in an event.</param>
internal sealed class ObjectForm<T>(string pointer) : IEnumerable<Member<T>>
    where T : class
{
    private Member<T>[] _members = [];
    private WordIndex _names = new([]);

    /// <summary>Its members.</summary>
    public IReadOnlyList<Member<T>> Members => _members;

    /// <summary>
    /// The object as JSON Schema: that members which are not listed are passed over, is how a schema means it, too.
    /// </summary>
    public string Schema
    {
        get
        {
            var properties = string.Join(',', _members.Select(member => $"\"{member.Name}\":{member.Schema}"));
            var required = string.Join(
                ',', _members.Where(member => member.IsRequired).Select(member => $"\"{member.Name}\""));
            return $"{{\"type\":\"object\",\"properties\":{{{properties}}}"
                + (required.Length > 0 ? $",\"required\":[{required}]}}" : "}");
        }
    }

    /// <summary>Puts a member behind the others.</summary>
    public void Add(Member<T> member)
    {
        member.Pointer = $"{pointer}/{member.Name}";
        _members = [.. _members, member];
        _names = new WordIndex([.. _members.Select(known => Encoding.UTF8.GetBytes(known.Name))]);
    }

    /// <summary>A member with one value.</summary>
    public void Add<TValue>(
        string name, ValueForm<TValue> form, Func<T, TValue> get, Action<T, TValue> set, bool isRequired = false) =>
        Add(new ValueMember<T, TValue>(name, form, get, set) { IsRequired = isRequired });

    /// <summary>A member with a list of texts.</summary>
    public void Add(
        string name, ListOf items, Func<T, IReadOnlyList<Text>> get, Action<T, IReadOnlyList<Text>> set,
        bool isRequired = false) =>
        Add(new ListMember<T>(name, items.Form, get, set) { IsRequired = isRequired });

    /// <summary>A member that is an object.</summary>
    public void Add<TInner>(string name, ObjectForm<TInner> form, Func<T, TInner?> get, Func<T, TInner> make)
        where TInner : class =>
        Add(new ObjectMember<T, TInner>(name, form, get, make));

    IEnumerator<Member<T>> IEnumerable<Member<T>>.GetEnumerator() => Members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Members.GetEnumerator();

    /// <summary>Reads the object that begins at the cursor, up to its end.</summary>
    /// <returns>One bit for each member that is given, rightly or wrongly.</returns>
    public ulong Read(ref JsonCursor cursor, T target, EventReading reading)
    {
        ulong named = 0, given = 0;
        while (cursor.ReadName())
        {
            var place = _names.Find(cursor.Utf8, cursor.Hash);
            if (place < 0)
            {
                cursor.PassUnknown();
                continue;
            }

            var bit = 1UL << place;
            if ((named & bit) != 0)
            {
                cursor.NameStandsTwice();
                reading.Twice(_members[place].Pointer);
            }

            named |= bit;
            cursor.Read();
            if (cursor.Kind is JsonTokenType.Null)
            {
                continue;
            }

            given |= bit;
            var position = cursor.Position;
            if (!_members[place].TryRead(ref cursor, target, reading))
            {
                reading.Wrong(_members[place].Pointer, _members[place].Expected, position);
                cursor.Pass();
            }
        }

        return given;
    }

    /// <summary>Reports the required members that were not given.</summary>
    public void ReportMissing(ulong given, EventReading reading)
    {
        for (var place = 0; place < _members.Length; place++)
        {
            if (_members[place].IsRequired && (given & (1UL << place)) == 0)
            {
                reading.Missing(_members[place].Pointer, _members[place].Expected);
            }
        }
    }

    /// <summary>Whether any member has something to write.</summary>
    public bool IsAnyGiven(T source)
    {
        foreach (var member in _members)
        {
            if (member.IsGiven(source))
            {
                return true;
            }
        }

        return false;
    }

    public void Write(JsonOutput output, T source)
    {
        output.OpenObject();
        foreach (var member in _members)
        {
            member.Write(output, source);
        }

        output.CloseObject();
    }
}
