using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Records;

/// <summary>
/// Records every look at customer information before it is answered: who looked, at what, and how much of it
/// (17 CFR 248.30(a)(2): safeguards against unauthorized access to it).
/// </summary>
internal sealed class LookUps(Partition partition)
{
    /// <summary>
    /// Done when the look is durable. What is known of the subject is taken from <paramref name="look"/>.
    /// </summary>
    public async Task RecordAsync(HttpContext context, Look look)
    {
        var asker = Asker.Of(context);
        var content = new LookUpContent
        {
            By = asker.Id,
            Name = asker.Name,
            What = look.What,
            Account = look.Account is { Length: > 0 } ? look.Account : null,
            Customer = look.Customer is { Length: > 0 } ? look.Customer : null,
            Event = look.Event,
            Position = look.Position,
            Rows = look.Rows,
        };
        await partition.AppendAsync(
            EntryKind.LookUp, LookUpContent.Codec, content.ToBytes(), context.RequestAborted);
    }
}

/// <summary>A look at customer information.</summary>
/// <param name="What">At what kind of thing.</param>
/// <param name="Rows">How many entries are shown.</param>
internal sealed record Look(string What, int Rows)
{
    public string? Account { get; init; }

    public string? Customer { get; init; }

    public string? Event { get; init; }

    public long? Position { get; init; }
}
