using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Following.Links;

/// <summary>What is linked. The numbers stand in files and are never used again for something else.</summary>
public enum LinkKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An account.</summary>
    Account = 1,

    /// <summary>A customer.</summary>
    Customer = 2,

    /// <summary>A device, by the firm's own id of it.</summary>
    Device = 3,

    /// <summary>An address of version 4, or the network of one household where it is of version 6 (/64).</summary>
    Network = 4,

    /// <summary>A bank account, wallet or address that is paid, or was linked to be paid.</summary>
    Payee = 5,

    /// <summary>What is traded.</summary>
    Symbol = 6,

    /// <summary>A telephone number, e-mail or postal address, by its token.</summary>
    Contact = 7,

    /// <summary>An employee or a representative who acted on it, or looked at it for no case.</summary>
    Employee = 8,
}

/// <summary>One end of a link, by its exact text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it is called.</param>
public readonly record struct LinkEnd(LinkKind Kind, Text Text);

/// <summary>That a thing and a subject stood in one event; or that the content of an entry went.</summary>
/// <param name="Position">The entry.</param>
/// <param name="Thing">The thing; none where the entry's content went.</param>
/// <param name="Subject">The account or the customer.</param>
/// <param name="At">When it happened, 100 ns since 1970.</param>
public readonly record struct LinkChange(long Position, LinkEnd Thing, LinkEnd Subject, long At)
{
    /// <summary>Whether it says that the content of an entry was disposed of.</summary>
    public bool IsGone => Thing.Kind is LinkKind.None;
}

/// <summary>A thing, an account or a customer as the index knows it.</summary>
/// <param name="Number">Its number in the index, which is another after the index was made anew.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct LinkNode(long Number, LinkKind Kind);

/// <summary>A link as the index knows it.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Subject">The account or the customer.</param>
/// <param name="First">The entry of the first event that both stood in.</param>
/// <param name="Last">The entry of a late one, within an hour of the last.</param>
/// <param name="Since">When the first happened.</param>
/// <param name="Seen">When the late one happened.</param>
public sealed record Link(
    LinkNode Thing, LinkNode Subject, long First, long Last, NodaTime.Instant Since, NodaTime.Instant Seen);
