using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Customers.Pages;

/// <summary>Purposes in words for staff.</summary>
internal static class PurposeChoices
{
    public static IReadOnlyList<Choice> All { get; } =
        [.. Enum.GetValues<PurposeKind>().Select(kind => new Choice(Words<PurposeKind>.Of(kind), TextOf(kind)))];

    private static string TextOf(PurposeKind kind) => kind switch
    {
        PurposeKind.Service => "Serve the customer, who asked for something",
        PurposeKind.Verification => "Verify an instruction or a change with the customer",
        PurposeKind.Investigation => "Look into what may be an intrusion or a fraud",
        PurposeKind.Supervision => "Supervise what others did",
        PurposeKind.Compliance => "What the law asks of the firm",
        PurposeKind.Privacy => "What the customer asked about their own data",
        PurposeKind.Correction => "Put right what is on file",
    };
}
