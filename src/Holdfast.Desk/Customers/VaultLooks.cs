using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;
using ActorKind = Holdfast.Desk.Access.ActorKind;

namespace Holdfast.Desk.Customers;

/// <summary>How a member of staff is tied to whose file they look at. The words are wire words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaffTie>))]
public enum StaffTie
{
    /// <summary>Nothing is known of a tie.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>It is their own.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>It is of their household, or of somebody with whom they hold an account.</summary>
    [JsonStringEnumMemberName("family")]
    Family,
}

/// <summary>A look at the file of a person.</summary>
/// <param name="What">At what kind of thing.</param>
/// <param name="Customer">Whose; null where it is a question that names nobody.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Fields">Which parts.</param>
/// <param name="Rows">How many are shown.</param>
internal sealed record VaultLook(
    string What, string? Customer, Purpose Purpose, ImmutableArray<string> Fields, int Rows)
{
    /// <summary>The parts of a whole file.</summary>
    public static ImmutableArray<string> WholeFile { get; } =
        ["name", "birthDate", "taxIdLastFour", "contacts", "trustedContacts", "authorities", "banks", "accounts"];

    /// <summary>The part that a list of persons shows.</summary>
    public static ImmutableArray<string> NameOnly { get; } = ["name"];

    /// <summary>The account it is about; null where it is about none.</summary>
    public string? Account { get; init; }

    /// <summary>How who looks is tied to whose file it is.</summary>
    public StaffTie Tie { get; init; }
}

/// <summary>
/// Keeps each look before what is looked at is shown, and tells the engine of those of members of staff: who looks at
/// far too much, or at whom they have no reason to, shows as anything else does that an account is threatened by.
/// </summary>
internal sealed class VaultLooks(Partition partition, TimeProvider clock)
{
    /// <summary>Keeps a look; done when it is durable and the engine knows of it.</summary>
    public async Task RecordAsync(VaultLook look, Actor actor, CancellationToken ct)
    {
        if (actor.Kind is ActorKind.System or ActorKind.Customer)
        {
            return;
        }

        var content = new LookUpContent
        {
            By = actor.Id,
            Name = actor.Name,
            Kind = WordOf(actor.Kind),
            What = look.What,
            Customer = look.Customer,
            Account = look.Account,
            Purpose = WordOf(look.Purpose.Kind),
            Case = look.Purpose.Case,
            Fields = look.Fields,
            Tie = look.Tie is StaffTie.None ? null : WordOf(look.Tie),
            Rows = look.Rows,
        };
        var position = await partition.AppendAsync(EntryKind.LookUp, LookUpContent.Codec, content.ToBytes(), ct);
        if (actor.Kind is ActorKind.Staff && look.Customer is { } customer && look.Rows > 0)
        {
            await TellEngineAsync(position, customer, look, actor, ct);
        }
    }

    /// <summary>Keeps several looks at once.</summary>
    public Task RecordAllAsync(IEnumerable<VaultLook> looks, Actor actor, CancellationToken ct) =>
        Task.WhenAll(looks.Select(look => RecordAsync(look, actor, ct)));

    /// <summary>A word of the wire for a value of a closed set.</summary>
    internal static string WordOf<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;

    // Its id is the entry's place, so that a look that is told twice counts once.
    private async Task TellEngineAsync(
        long position, string customer, VaultLook look, Actor actor, CancellationToken ct)
    {
        var viewed = new BrokerageEvent
        {
            Id = Text.Of(string.Create(CultureInfo.InvariantCulture, $"desk-viewed-{position}")),
            Type = EventType.EmployeeViewed,
            Time = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            Customer = Text.Of(customer),
            Actor = Engine.Contract.ActorKind.Employee,
            ActorId = Text.Of(actor.Id),
            Data = new EmployeeViewed
            {
                Purpose = Text.Of(PurposeOf(look)),
                Case = look.Purpose.Case is { } named ? Text.Of(named) : default,
                Fields = [.. look.Fields.Select(Text.Of)],
            },
        };
        var buffer = new ArrayBufferWriter<byte>();
        new EventWriter().Write(viewed, buffer);
        if (await partition.DecideAsync(new ReadOnlySequence<byte>(buffer.WrittenMemory), ct) is not
            EventAnswer.Decided)
        {
            // Nobody sees what the engine does not know that they saw.
            throw new JournalException(JournalFault.Failed, "A look at a customer's file could not be told.")
            {
                CanBeReopened = true,
            };
        }
    }

    // Words that a reviewer reads: what is odd about a look stands with its purpose.
    private static string PurposeOf(VaultLook look) => look.Tie switch
    {
        StaffTie.None => WordOf(look.Purpose.Kind),
        StaffTie.Own => $"{WordOf(look.Purpose.Kind)} (their own file)",
        StaffTie.Family => $"{WordOf(look.Purpose.Kind)} (a file of their family)",
    };
}
