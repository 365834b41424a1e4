using Holdfast.Desk.Cases;
using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Search;

/// <summary>Cases in a few words, where they stand in lists with other things.</summary>
internal static class CaseTitles
{
    public static string Of(CaseKind kind) => kind switch
    {
        CaseKind.Probing => "Somebody tries doors",
        CaseKind.Payment => "Payment by instruction",
        CaseKind.Takeover => "A stranger in an account",
        CaseKind.Market => "Orders drive a price",
        CaseKind.Insider => "An employee's access",
    };

    public static string Of(CaseState state) => state switch
    {
        CaseState.Open => "Open",
        CaseState.InWork => "In work",
        CaseState.Decided => "Decided",
        CaseState.Merged => "Merged",
    };

    public static Tone ToneOf(CaseState state) => state switch
    {
        CaseState.Open => Tone.Attention,
        CaseState.InWork => Tone.Waiting,
        CaseState.Decided or CaseState.Merged => Tone.Neutral,
    };
}
