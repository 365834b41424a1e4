using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

public sealed class EventExampleTests
{
    private static readonly string[] Lists = ["/data/contacts", "/data/fields", "/data/scopes", "/data/with"];

    public static TheoryData<EventType> Types => Examples.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void An_example_shows_every_field_of_its_type(EventType type)
    {
        var example = Wire.Event(Examples.Of(type));

        Assert.Empty(ToldFields.Untold(example).Except(example.Data is null ? ["Data"] : []));
        Assert.Empty(ToldFields.Untold(example.Network!));
        Assert.Empty(ToldFields.Untold(example.Device!));
        Assert.Empty(example.Data is null ? [] : ToldFields.Untold(example.Data));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_is_read_into_the_property_of_its_name(EventType type) =>
        Assert.Equal(ToldFields.Of(Examples.Of(type)), ToldFields.Of(Wire.Event(Examples.Of(type))));

    [Theory]
    [MemberData(nameof(Types))]
    public void An_event_is_written_as_it_was_read(EventType type) =>
        Assert.Equal(Examples.Of(type), Wire.Write(Wire.Event(Examples.Of(type))));

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_that_is_not_needed_may_be_absent(EventType type)
    {
        string[] needed = [.. Examples.Needs[type], "/id", "/type", "/time"];
        var example = Examples.Of(type);
        var free = Fields(type).Where(field => !IsBound(field) && !needed.Any(need => IsWithin(field, need)));
        foreach (var field in free)
        {
            Assert.Empty(Wire.Faults(Wire.Without(example, field)));
            Assert.Empty(Wire.Faults(Wire.With(example, field, "null")));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_field_of_the_wrong_form_is_a_fault_even_where_it_may_be_absent(EventType type)
    {
        var example = Examples.Of(type);
        foreach (var field in Fields(type))
        {
            var isObject = ToldFields.Of(example).Keys.Any(told => told != field && IsWithin(field, told));
            var wrong = isObject && !Lists.Contains(field) ? "[[{}]]" : "{\"n\":[1]}";

            Assert.Contains(field, Wire.Faults(Wire.With(example, field, wrong)));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_word_that_the_contract_does_not_know_is_a_fault(EventType type)
    {
        var example = Examples.Of(type);
        foreach (var field in ToldFields.WordsOf(Wire.Event(example)))
        {
            Assert.Equal([field], Wire.Faults(Wire.With(example, field, "\"noSuchWord\"")));
            Assert.Equal([field], Wire.Faults(Wire.With(example, field, "\"\"")));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_needed_and_missing_is_named_in_the_order_of_the_contract(EventType type)
    {
        var bare = $$"""{"id":"e-1","type":"{{ContractWords.EventType.Of(type)}}","time":"2026-03-02T14:31:05Z"}""";
        string[] needs = type switch
        {
            EventType.LoginFailed => ["/customer"],
            EventType.CustomerReported => ["/customer", "/data/what"],
            _ => Examples.Needs[type],
        };

        Assert.Equal(needs, Wire.Faults(bare));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_needed_and_null_is_named_as_if_it_were_missing(EventType type)
    {
        foreach (var need in Examples.Needs[type])
        {
            Assert.Equal([need], Wire.Faults(Wire.With(Examples.Of(type), need, "null")));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Data_may_stand_before_its_type(EventType type)
    {
        var example = Examples.Of(type);
        var turned = Wire.With(Wire.Without(example, "/type"), "/type", $"\"{ContractWords.EventType.Of(type)}\"");

        Assert.NotEqual(example, turned);
        Assert.Equal(example, Wire.Write(Wire.Event(turned)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Fields_that_the_contract_does_not_know_change_nothing(EventType type)
    {
        var example = Examples.Of(type);
        var more = Wire.With(example, "/trace", """{"a":[1,{"b":null}],"id":"x"}""");
        more = Wire.With(more, "/network/hops", "[1,2,3]");
        more = Wire.With(more, "/actor/name", "\"x\"");
        more = example.Contains("\"data\"", StringComparison.Ordinal) ? Wire.With(more, "/data/more", "{}") : more;

        Assert.Equal(example, Wire.Write(Wire.Event(more)));
    }

    // Pointers of all fields of an example; a list counts as one, as does each object.
    private static IEnumerable<string> Fields(EventType type) => ToldFields.Of(Examples.Of(type)).Keys
        .Select(field => Lists.Contains(field[..^2]) ? field[..^2] : field)
        .SelectMany(field => (string[])[field, field[..field.LastIndexOf('/')]])
        .Where(field => field.Length > 0)
        .Distinct();

    private static bool IsWithin(string field, string need) =>
        need == field || need.StartsWith(field + "/", StringComparison.Ordinal);

    // What may be absent only together with something else.
    private static bool IsBound(string field) => field is "/network/latitude" or "/network/longitude" or "/actor/kind";
}
