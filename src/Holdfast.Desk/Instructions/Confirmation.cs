using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>By which means a customer confirms.</summary>
[JsonConverter(typeof(WordConverter<ConfirmationMethod>))]
public enum ConfirmationMethod
{
    /// <summary>By a link sent to a contact from before.</summary>
    Link,

    /// <summary>On a call that the firm made to a number from before.</summary>
    CallBack,

    /// <summary>In a branch, with a document of identity.</summary>
    BranchVisit,

    /// <summary>By a letter with a notary's or a medallion stamp.</summary>
    NotarisedLetter,

    /// <summary>By video, with a document of identity.</summary>
    Video,
}

/// <summary>How a confirmation is sought.</summary>
/// <param name="Method">By which means.</param>
/// <param name="Contact">The contact used; null where proof in person is asked for.</param>
/// <param name="PassedOver">Contacts that may not be used, with every reason.</param>
/// <param name="Expires">Until when it is waited for.</param>
/// <param name="ExpiresAtMost">Until when it may be waited for at most.</param>
public sealed record SoughtConfirmation(
    ConfirmationMethod Method, ContactUsed? Contact, ImmutableArray<PassedOver> PassedOver, Instant Expires,
    Instant ExpiresAtMost)
{
    /// <summary>The contact that a link's code goes to, of another medium; null where there is no link.</summary>
    public ContactUsed? CodeContact { get; init; }
}

/// <summary>How an attempt to reach the customer ended.</summary>
[JsonConverter(typeof(WordConverter<AttemptOutcome>))]
public enum AttemptOutcome
{
    /// <summary>Something was sent.</summary>
    Sent,

    /// <summary>What was sent came back.</summary>
    Undelivered,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>An answering machine. A call that comes back is no call-back.</summary>
    Voicemail,

    /// <summary>Somebody answered who could not prove to be the customer.</summary>
    NotAuthenticated,

    /// <summary>It was the customer.</summary>
    Reached,
}

/// <summary>An attempt to reach the customer.</summary>
/// <param name="Method">By which means.</param>
/// <param name="Contact">The contact used.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record Attempt(ConfirmationMethod Method, ContactUsed Contact, AttemptOutcome Outcome);

/// <summary>An attempt with its time and who made it.</summary>
public sealed record AttemptMade(Attempt Attempt, Instant At, Officer By);

/// <summary>How it was proven on a call that it is the customer.</summary>
[JsonConverter(typeof(WordConverter<CallerProof>))]
public enum CallerProof
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>By answers that stand in records others can buy. No proof.</summary>
    PublicFacts,

    /// <summary>By facts that only the customer and the firm know.</summary>
    PrivateFacts,

    /// <summary>By something that only the customer has.</summary>
    Possession,
}

/// <summary>What the customer told without being led.</summary>
/// <param name="Amount">The amount; null where none was told.</param>
/// <param name="Payee">Who is paid.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="DoesPurposeAgree">Whether that is the purpose of the instruction, by whoever listened.</param>
public sealed record Restated(Money? Amount, Personal Payee, Personal Purpose, bool DoesPurposeAgree);

/// <summary>What the customer told that is not what the instruction says. Found by the system.</summary>
[JsonConverter(typeof(WordConverter<Difference>))]
public enum Difference
{
    /// <summary>Another amount, or none.</summary>
    Amount,

    /// <summary>Another payee, or none.</summary>
    Payee,

    /// <summary>Another purpose, or none.</summary>
    Purpose,
}

/// <summary>Compares what was told with what the instruction says.</summary>
public static class Differences
{
    /// <summary>
    /// All there are. Where the instruction names no payee (a sender may name them by tokens alone), what the customer
    /// tells is kept, and there is nothing to compare it with.
    /// </summary>
    public static ImmutableArray<Difference> Of(Restated told, TransmittalOrder order)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(order);
        return
        [
            .. When(told.Amount != order.Amount, Difference.Amount),
            .. When(
                told.Payee.IsEmpty
                    || !(order.Payee.Name.IsEmpty || IsSameName(told.Payee.Text, order.Payee.Name.Text)),
                Difference.Payee),
            .. When(
                told.Purpose.IsEmpty || !(told.DoesPurposeAgree || IsSameName(told.Purpose.Text, order.Purpose.Text)),
                Difference.Purpose),
        ];
    }

    /// <summary>
    /// Whether two names are one, whatever the case, the punctuation and the order of the words. An empty name is no
    /// name's equal.
    /// </summary>
    public static bool IsSameName(string left, string right)
    {
        var (one, other) = (WordsOf(left), WordsOf(right));
        return one.Length > 0 && one.SequenceEqual(other, StringComparer.Ordinal);
    }

    private static string[] WordsOf(string name) =>
    [
        .. new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
    ];

    private static ImmutableArray<Difference> When(bool holds, Difference difference) => holds ? [difference] : [];
}

/// <summary>A confirmation as it is kept: what makes it documentable.</summary>
/// <param name="Method">By which means.</param>
/// <param name="Contact">The contact used; null for proof in person.</param>
/// <param name="Proof">How it was proven that it is the customer.</param>
/// <param name="Told">What the customer told or chose.</param>
/// <param name="Evidence">The id of the call's recording, or of the document; null where there is none.</param>
/// <param name="Seconds">How long the call took; null where there was none.</param>
/// <param name="HowMetPayee">How the customer came to know the payee.</param>
public sealed record Confirmation(
    ConfirmationMethod Method, ContactUsed? Contact, CallerProof Proof, Restated Told, string? Evidence, int? Seconds,
    Personal HowMetPayee);

/// <summary>A confirmation with its time and who took it.</summary>
public sealed record ConfirmationTaken(Confirmation Confirmation, Instant At, Officer By)
{
    /// <summary>How strong it is.</summary>
    [JsonIgnore]
    public ConfirmationNeed Strength =>
        Confirmation.Method is ConfirmationMethod.Link ? ConfirmationNeed.Link : ConfirmationNeed.CallBack;
}

/// <summary>Why the customer's answer is a refusal.</summary>
[JsonConverter(typeof(WordConverter<RefusalKind>))]
public enum RefusalKind
{
    /// <summary>The customer did not ask for it.</summary>
    Denied,

    /// <summary>The customer told other details.</summary>
    DetailsDiffer,

    /// <summary>Somebody was telling the customer what to say, or watching their screen.</summary>
    Coached,

    /// <summary>The customer was in distress.</summary>
    Distressed,
}

/// <summary>A refusal as it is kept.</summary>
/// <param name="Kinds">Every reason.</param>
/// <param name="Differences">What the customer told otherwise.</param>
/// <param name="Method">By which means they were reached.</param>
/// <param name="Contact">The contact used; null for proof in person.</param>
/// <param name="Summary">What was said, in short.</param>
/// <param name="Evidence">The id of the call's recording; null where there is none.</param>
/// <param name="Case">The case that was opened.</param>
public sealed record CustomerRefusal(
    ImmutableArray<RefusalKind> Kinds, ImmutableArray<Difference> Differences, ConfirmationMethod Method,
    ContactUsed? Contact, Personal Summary, string? Evidence, string Case);
