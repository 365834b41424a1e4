using System.Collections.Immutable;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>What a customer's page shows.</summary>
public enum CustomerStep
{
    /// <summary>It asks for the code, or "this was not me".</summary>
    AskCode,

    /// <summary>It asks what was asked for, and whether somebody is behind it.</summary>
    Choose,

    /// <summary>From a notice: one press, "this was not me".</summary>
    AskNotMe,

    /// <summary>From a notice of a change: one press to undo it.</summary>
    AskUndo,

    /// <summary>The answer was taken.</summary>
    Thanks,

    /// <summary>The answer stops the request.</summary>
    Stopped,

    /// <summary>"This was not me" was taken.</summary>
    Frozen,

    /// <summary>A change is undone.</summary>
    Undone,

    /// <summary>Nothing can be taken now.</summary>
    Unavailable,

    /// <summary>It was tried too often.</summary>
    TooOften,
}

/// <summary>A choice as the page shows it.</summary>
/// <param name="Id">What it is called in the form.</param>
/// <param name="Amount">How much, or of what.</param>
/// <param name="Payee">To whom.</param>
public sealed record CustomerChoice(string Id, string Amount, string Payee);

/// <summary>A customer's page.</summary>
/// <param name="Step">What it shows.</param>
/// <param name="Words">The words of its language.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="Phone">The number under which it is reached.</param>
public sealed record CustomerView(CustomerStep Step, CustomerWords Words, string Firm, string Phone)
{
    /// <summary>What the page is called, and what it says where it says one thing only.</summary>
    public (string Title, string Body) Said => Step switch
    {
        CustomerStep.AskCode => (Words.AskTitle, ""),
        CustomerStep.Choose => (Words.ChooseTitle, ""),
        CustomerStep.AskNotMe => (Words.NotMeTitle, ""),
        CustomerStep.AskUndo => (Words.UndoTitle, ""),
        CustomerStep.Thanks => (Words.ThanksTitle, Words.ThanksBody),
        CustomerStep.Stopped => (Words.StoppedTitle, Words.StoppedBody),
        CustomerStep.Frozen => (Words.FrozenTitle, Words.FrozenBody),
        CustomerStep.Undone => (Words.UndoneTitle, Words.UndoneBody),
        CustomerStep.Unavailable => (Words.UnavailableTitle, Words.UnavailableBody),
        CustomerStep.TooOften => (Words.TooOftenTitle, Words.TooOftenBody),
    };

    /// <summary>
    /// Where its forms go: to the page that they are on, in its language. The path is left out, since it is the link.
    /// </summary>
    public string Here => "?" + Words.Language;

    /// <summary>What is wrong with what was sent; null for nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>The choices.</summary>
    public ImmutableArray<CustomerChoice> Choices { get; init; } = [];

    /// <summary>The account, masked.</summary>
    public string? Account { get; init; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>What was chosen before, where something is missing.</summary>
    public string? Chosen { get; init; }

    /// <summary>What was answered before, by question.</summary>
    public ImmutableDictionary<string, string> Answers { get; init; } = ImmutableDictionary<string, string>.Empty;
}
