using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Customers.Pages;

/// <summary>What is on file in words for staff.</summary>
internal static class PageWords
{
    public static string TextOf(ContactKind kind) => kind switch
    {
        ContactKind.Email => "e-mail",
        ContactKind.Phone => "telephone",
        ContactKind.MailingAddress => "mailing address",
        ContactKind.ResidentialAddress => "residence",
    };

    public static string TextOf(ContactState state) => state switch
    {
        ContactState.InUse => "in use",
        ContactState.Pending => "not confirmed",
        ContactState.Replaced => "replaced",
        ContactState.Reverted => "taken back",
    };

    public static Tone ToneOf(ContactState state) => state switch
    {
        ContactState.InUse => Tone.Good,
        ContactState.Pending => Tone.Attention,
        ContactState.Replaced or ContactState.Reverted => Tone.Neutral,
    };
}
