using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>What a customer said at a link, as it is passed on to the instruction or the change it is about.</summary>
/// <param name="Link">The link, by which the same is not taken twice.</param>
/// <param name="Subject">The instruction or the change.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Contact">The contact that the link went to.</param>
internal sealed record CustomerVoice(string Link, string Subject, string Customer, string Contact)
{
    /// <summary>The amount of what was chosen; null where none was, or it has none.</summary>
    public Money? Amount { get; init; }

    /// <summary>The payee of what was chosen; null where nothing was.</summary>
    public string? Payee { get; init; }

    /// <summary>Whether what was chosen is what was asked for.</summary>
    public bool IsRight { get; init; }

    /// <summary>Whether somebody is telling the customer what to do.</summary>
    public bool IsCoached { get; init; }

    /// <summary>What it is for, as the page showed it beside the choices.</summary>
    public string? Purpose { get; init; }
}

/// <summary>
/// Brings what a customer said to where it takes effect. Each is done once however often it is called, and throws where
/// it could not be done now.
/// </summary>
internal interface ICustomerCommands
{
    /// <summary>
    /// The customer answered: it is confirmed, or refused where what they said differs or they are coached.
    /// </summary>
    Task AnswerAsync(CustomerVoice voice, CancellationToken ct);

    /// <summary>It was not the customer: the account is frozen, and what can be stopped is stopped.</summary>
    Task NotMeAsync(CustomerVoice voice, CancellationToken ct);

    /// <summary>The customer undoes a change of account data.</summary>
    Task RevertAsync(CustomerVoice voice, CancellationToken ct);
}
