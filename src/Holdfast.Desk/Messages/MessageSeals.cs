namespace Holdfast.Desk.Messages;

/// <summary>Seals under the key of a customer.</summary>
internal delegate ValueTask<byte[]> SealFor(
    string customer, ReadOnlyMemory<byte> plain, string use, CancellationToken ct);

/// <summary>Opens what was sealed; null where the key was disposed of.</summary>
internal delegate ValueTask<byte[]?> OpenFor(
    string customer, ReadOnlyMemory<byte> sealedText, string use, CancellationToken ct);

/// <summary>Seals and opens messages under the keys of those they are about.</summary>
internal sealed class MessageSeals(SealFor seal, OpenFor open)
{
    /// <summary>Seals where a message goes and what it says.</summary>
    public ValueTask<byte[]> SealAsync(string customer, MessageContent content, CancellationToken ct) =>
        seal(customer, content.ToBytes(), MessageContent.Use, ct);

    /// <summary>Opens it; null where what was known of the customer was disposed of.</summary>
    public async ValueTask<MessageContent?> OpenAsync(string customer, byte[] sealedContent, CancellationToken ct) =>
        await open(customer, sealedContent, MessageContent.Use, ct) is { } opened ? MessageContent.Read(opened) : null;

    /// <summary>Seals where a message went.</summary>
    public ValueTask<byte[]> SealDestinationAsync(string customer, string destination, CancellationToken ct) =>
        seal(customer, System.Text.Encoding.UTF8.GetBytes(destination), MessageContent.DestinationUse, ct);
}
