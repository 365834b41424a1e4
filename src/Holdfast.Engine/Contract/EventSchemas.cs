namespace Holdfast.Engine.Contract;

/// <summary>
/// The events of the contract as JSON Schema (2020-12), made of the tables by which they are read. What fits the schema is
/// read; besides, the reader takes <c>null</c> for absent, and limits how deep and how large an event is.
/// </summary>
public static class EventSchemas
{
    /// <summary>The members that all events have.</summary>
    public static string Envelope => EnvelopeForm.Event.Schema;

    /// <summary>What an event of a type has besides the members of all, or needs of them.</summary>
    public static string Of(EventType type)
    {
        var form = EventForms.Of(type);
        List<string> required = form.IsRequired ? ["data"] : [];
        List<string> properties =
            [$"\"type\":{{\"const\":\"{ContractWords.EventType.Of(type)}\"}}", $"\"data\":{form.Schema}"];
        List<string> either = [];
        foreach (var (need, name) in Named)
        {
            if (form.Needs.HasFlag(need))
            {
                required.Add(name);
            }
        }

        if (form.Needs.HasFlag(EventNeeds.Staff))
        {
            required.Add("actor");
            properties.Add("\"actor\":{\"properties\":{\"kind\":{\"enum\":[\"employee\",\"representative\"]}}}");
        }

        if (form.Needs.HasFlag(EventNeeds.CustomerOrAccount))
        {
            either = ["{\"required\":[\"customer\"]}", "{\"required\":[\"account\"]}"];
        }
        else if (form.Needs.HasFlag(EventNeeds.CustomerOrUsername))
        {
            either =
            [
                "{\"required\":[\"customer\"]}",
                "{\"required\":[\"data\"],\"properties\":{\"data\":{\"required\":[\"username\"],"
                    + "\"properties\":{\"username\":{\"minLength\":1}}}}}",
            ];
        }

        return $"{{\"properties\":{{{string.Join(',', properties)}}}"
            + (required.Count > 0 ? $",\"required\":[{string.Join(',', required.Select(name => $"\"{name}\""))}]" : "")
            + (either.Count > 0 ? $",\"anyOf\":[{string.Join(',', either)}]}}" : "}");
    }

    private static IEnumerable<(EventNeeds Need, string Name)> Named =>
        [(EventNeeds.Account, "account"), (EventNeeds.Customer, "customer"), (EventNeeds.Session, "session")];
}
