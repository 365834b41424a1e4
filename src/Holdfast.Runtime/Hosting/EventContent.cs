using System.Buffers.Binary;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The content of an entry of an event: the account it concerned, the event as it was received, the decision as it was
/// answered.
/// </summary>
internal readonly struct EventContent
{
    public const byte Codec = 1;

    private const int LengthBytes = sizeof(int);

    private EventContent(
        ReadOnlyMemory<byte> account, ReadOnlyMemory<byte> brokerageEvent, ReadOnlyMemory<byte> decision)
    {
        Account = account;
        Event = brokerageEvent;
        Decision = decision;
    }

    /// <summary>The account, named in the event or told from its session or customer; empty where neither.</summary>
    public ReadOnlyMemory<byte> Account { get; }

    /// <summary>The event, a JSON object.</summary>
    public ReadOnlyMemory<byte> Event { get; }

    /// <summary>The decision, a JSON object.</summary>
    public ReadOnlyMemory<byte> Decision { get; }

    /// <summary>The content after room for its salt.</summary>
    public static byte[] Salted(
        ReadOnlySpan<byte> account, ReadOnlySpan<byte> brokerageEvent, ReadOnlySpan<byte> decision)
    {
        var salted = new byte[
            NewEntry.SaltBytes + (2 * LengthBytes) + account.Length + brokerageEvent.Length + decision.Length];
        var rest = salted.AsSpan(NewEntry.SaltBytes);
        foreach (var part in (ReadOnlySpan<int>)[account.Length, brokerageEvent.Length])
        {
            BinaryPrimitives.WriteInt32BigEndian(rest, part);
            rest = rest[LengthBytes..];
        }

        account.CopyTo(rest);
        brokerageEvent.CopyTo(rest[account.Length..]);
        decision.CopyTo(rest[(account.Length + brokerageEvent.Length)..]);
        return salted;
    }

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not know how it is written, or it is not whole.</exception>
    public static EventContent Read(JournalEntry entry)
    {
        if (entry.Head.Codec != Codec)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"Entry {entry.Position} is written in form {entry.Head.Codec}, which this release does not read.");
        }

        var content = entry.Content;
        if (content.Length >= 2 * LengthBytes)
        {
            var account = BinaryPrimitives.ReadInt32BigEndian(content.Span);
            var length = BinaryPrimitives.ReadInt32BigEndian(content.Span[LengthBytes..]);
            var rest = content[(2 * LengthBytes)..];
            if (account >= 0 && length >= 0 && (long)account + length <= rest.Length)
            {
                return new EventContent(rest[..account], rest[account..(account + length)], rest[(account + length)..]);
            }
        }

        throw new JournalException(JournalFault.Damaged, $"The content of entry {entry.Position} is not whole.");
    }
}
