using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Tells the engine what became of instructions, and asks it about those that staff enter.</summary>
internal sealed class EngineVoice(Partition partition)
{
    private const int LongestToken = 64;

    /// <summary>What the engine says of an instruction that no event told of.</summary>
    /// <exception cref="JournalException">It cannot be asked now, and so nothing is decided.</exception>
    public async Task<EngineAnswer> AskAsync(
        TransmittalOrder order, string payeeToken, Officer by, Instant now, CancellationToken ct)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{EventEntry.OfDesk}{now.ToUnixTimeTicks()}-{Text.Of(order.Transfer!).Mark.Value:x16}");
        var answer = await SendAsync(id, now, "transfer.requested", order.Customer, order.Account.Text, json =>
        {
            json.WriteString("channel", ChannelOf(order.Medium));
            json.WriteStartObject("actor");
            json.WriteString("kind", order.InstructedBy switch
            {
                Instructor.Employee => "employee",
                Instructor.Representative => "representative",
                Instructor.ThirdParty => "thirdParty",
                Instructor.Customer or Instructor.NotGiven => "customer",
            });
            if (order.InstructedBy is Instructor.Employee or Instructor.Representative && IsId(by.Actor.Id))
            {
                json.WriteString("id", by.Actor.Id);
            }

            json.WriteEndObject();
        }, data => WriteTransfer(data, order, payeeToken), ct);
        return EventEntry.AnswerOf(answer);
    }

    /// <summary>Tells what became of an instruction. Told again it is the same event.</summary>
    public async Task TellAsync(
        Instruction instruction, EngineWords.Word word, long position, int number, Instant at, CancellationToken ct)
    {
        var order = instruction.Order;
        var transfer = order.Transfer ?? instruction.Id.ToString();
        var id = string.Create(CultureInfo.InvariantCulture, $"{EventEntry.OfDesk}{position}-{number}");
        await (word is EngineWords.Word.Denied
            ? SendAsync(id, at, "customer.reported", order.Customer, order.Account.Text, null, data =>
            {
                data.WriteString("what", "deniedTransfer");
                data.WriteString("reference", transfer);
            }, ct)
            : SendAsync(id, at, "transfer.completed", order.Customer, order.Account.Text, null, data =>
            {
                data.WriteString("transfer", transfer);
                data.WriteString("outcome", Words.Of(word));
            }, ct));
    }

    private async Task<ReadOnlyMemory<byte>> SendAsync(
        string id, Instant at, string type, string customer, string account, Action<Utf8JsonWriter>? envelope,
        Action<Utf8JsonWriter> data, CancellationToken ct)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("type", type);
            json.WriteString("time", InstantPattern.ExtendedIso.Format(at));
            json.WriteString("customer", customer);
            json.WriteString("account", account);
            envelope?.Invoke(json);
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return await partition.DecideAsync(new ReadOnlySequence<byte>(bytes.WrittenMemory), ct) switch
        {
            EventAnswer.Decided decided => decided.Decision,
            EventAnswer.Refused refused => throw new InvalidOperationException(
                $"The engine refused an event of the desk's: {refused.Error.Code}."),
            _ => throw new JournalException(JournalFault.Failed, "The engine cannot be asked now."),
        };
    }

    private static void WriteTransfer(Utf8JsonWriter data, TransmittalOrder order, string payeeToken)
    {
        data.WriteString("transfer", order.Transfer);
        data.WriteString("direction", "out");
        data.WriteString("rail", Words.Of(order.Rail));
        data.WriteNumber("amount", order.Amount.Units);
        data.WriteString("currency", order.Amount.Currency.ToString());
        data.WriteStartObject("destination");
        data.WriteString("kind", Words.Of(order.Payee.Kind));
        data.WriteString(
            "token", order.Payee.Account.Text is { Length: > 0 and <= LongestToken } token ? token : payeeToken);
        if (order.Payee.Country.Length > 0)
        {
            data.WriteString("country", order.Payee.Country);
        }

        if (order.Payee.Owner is not OwnerNameMatch.NotGiven)
        {
            data.WriteString("ownerNameMatch", Words.Of(order.Payee.Owner));
        }

        data.WriteEndObject();
        data.WriteString("instructedBy", Words.Of(order.InstructedBy));
        data.WriteString("medium", Words.Of(order.Medium));
        if (order.StandingLetter is not null)
        {
            data.WriteBoolean("standing", true);
        }
    }

    private static string ChannelOf(InstructionMedium medium) => medium switch
    {
        InstructionMedium.Online or InstructionMedium.NotGiven => "web",
        InstructionMedium.Email => "email",
        InstructionMedium.Phone => "phone",
        InstructionMedium.Fax => "fax",
        InstructionMedium.Letter => "mail",
        InstructionMedium.InPerson => "branch",
    };

    private static bool IsId(string id) => id.Length is > 0 and <= LongestToken;
}
