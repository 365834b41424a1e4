using System.Buffers.Binary;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The content of an entry of an event: the account and the customer it concerned, the event as it was received but on
/// one line, the decision as it was answered.
/// </summary>
public readonly struct EventContent
{
    /// <summary>The form in which this release writes it, and the only one it reads.</summary>
    public const byte Codec = 2;

    private const int Parts = 4, LengthBytes = sizeof(int);

    private EventContent(ReadOnlyMemory<byte> rest, ReadOnlySpan<int> lengths)
    {
        Account = rest[..lengths[0]];
        Customer = rest.Slice(lengths[0], lengths[1]);
        Event = rest.Slice(lengths[0] + lengths[1], lengths[2]);
        Decision = rest[(lengths[0] + lengths[1] + lengths[2])..];
    }

    /// <summary>The account, named in the event or told from its session or customer; empty where neither.</summary>
    public ReadOnlyMemory<byte> Account { get; }

    /// <summary>The customer, named in the event or told from its session or account; empty where neither.</summary>
    public ReadOnlyMemory<byte> Customer { get; }

    /// <summary>The event, a JSON object.</summary>
    public ReadOnlyMemory<byte> Event { get; }

    /// <summary>The decision, a JSON object.</summary>
    public ReadOnlyMemory<byte> Decision { get; }

    /// <summary>The content after room for its salt.</summary>
    public static byte[] Salted(
        ReadOnlySpan<byte> account,
        ReadOnlySpan<byte> customer,
        ReadOnlySpan<byte> brokerageEvent,
        ReadOnlySpan<byte> decision)
    {
        var head = NewEntry.SaltBytes + ((Parts - 1) * LengthBytes);
        var salted = new byte[head + account.Length + customer.Length + brokerageEvent.Length + decision.Length];
        var lengths = salted.AsSpan(NewEntry.SaltBytes);
        BinaryPrimitives.WriteInt32BigEndian(lengths, account.Length);
        BinaryPrimitives.WriteInt32BigEndian(lengths[LengthBytes..], customer.Length);
        BinaryPrimitives.WriteInt32BigEndian(lengths[(2 * LengthBytes)..], brokerageEvent.Length);
        var rest = salted.AsSpan(head);
        account.CopyTo(rest);
        customer.CopyTo(rest = rest[account.Length..]);
        brokerageEvent.CopyTo(rest = rest[customer.Length..]);
        decision.CopyTo(rest[brokerageEvent.Length..]);
        return salted;
    }

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not know how it is written, or it is not whole.</exception>
    public static EventContent Read(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Head.Codec != Codec)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"Entry {entry.Position} is written in form {entry.Head.Codec}, which this release does not read.");
        }

        var content = entry.Content;
        Span<int> lengths = stackalloc int[Parts - 1];
        if (content.Length >= lengths.Length * LengthBytes)
        {
            var isWhole = true;
            long sum = 0;
            for (var part = 0; part < lengths.Length; part++)
            {
                lengths[part] = BinaryPrimitives.ReadInt32BigEndian(content.Span[(part * LengthBytes)..]);
                isWhole &= lengths[part] >= 0;
                sum += lengths[part];
            }

            var rest = content[(lengths.Length * LengthBytes)..];
            if (isWhole && sum <= rest.Length)
            {
                return new EventContent(rest, lengths);
            }
        }

        throw new JournalException(JournalFault.Damaged, $"The content of entry {entry.Position} is not whole.");
    }
}
