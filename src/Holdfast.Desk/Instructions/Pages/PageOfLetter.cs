using Holdfast.Desk.Console;
using Holdfast.Desk.Instructions.Work;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>What pages about one standing letter of authorization have in common.</summary>
public abstract class PageOfLetter : ConsolePage
{
    /// <summary>The id in the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private LetterReading Reading { get; set; } = null!;

    /// <summary>What is done with it.</summary>
    [Inject]
    protected LetterDesk Desk { get; set; } = null!;

    /// <summary>The letter; null where there is none.</summary>
    protected LetterView? View { get; private set; }

    /// <summary>Who asks.</summary>
    protected Officer By => OfficerOf.Request(Context);

    /// <summary>The path of the letter.</summary>
    protected string Path => $"/standing-letters/{Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = await Reading.FindAsync(Id, By, Gone);
        if (View is null)
        {
            Missing();
        }
    }

    /// <summary>Says what came of a command: on to the letter, or why not.</summary>
    protected void Tell(LetterOutcome outcome, string notice)
    {
        switch (outcome)
        {
            case LetterOutcome.Done(var letter):
                Done($"/standing-letters/{letter.Id}", notice);
                break;
            case LetterOutcome.Refused(var objections):
                foreach (var objection in objections)
                {
                    Form.Refuse(objection.Detail);
                }

                break;
            default:
                Missing();
                break;
        }
    }
}
