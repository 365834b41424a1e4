using System.Globalization;
using Holdfast.Desk.Console;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Work;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>What pages about one change of account data have in common.</summary>
public abstract class PageOfChange : ConsolePage
{
    /// <summary>The id in the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private InstructionReading Reading { get; set; } = null!;

    /// <summary>What is done with it.</summary>
    [Inject]
    protected ChangeDesk Desk { get; set; } = null!;

    /// <summary>The change; null where there is none.</summary>
    protected ChangeView? View { get; private set; }

    /// <summary>The change, on a page that found it.</summary>
    protected DataChange Change => View!.Change;

    /// <summary>Who asks.</summary>
    protected Officer By => OfficerOf.Request(Context);

    /// <summary>The path of the change.</summary>
    protected string Path => $"/changes/{Id}";

    /// <summary>The version that whoever sent the form had read.</summary>
    protected int? ReadVersion => int.TryParse(
        Form.Text(PageOfInstruction.VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        ? version
        : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = InstructionId.TryParse(Id, CultureInfo.InvariantCulture, out var id)
            ? await Reading.FindChangeAsync(id, By, Gone)
            : null;
        if (View is null)
        {
            Missing();
        }
    }

    /// <summary>Says what came of a command: on to the change, or why not.</summary>
    protected void Tell(ChangeOutcome outcome, string notice)
    {
        switch (outcome)
        {
            case ChangeOutcome.Done:
                Done(Path, notice);
                break;
            case ChangeOutcome.Refused(var objections):
                foreach (var objection in objections)
                {
                    Form.Refuse(objection.Detail);
                }

                break;
            case ChangeOutcome.Stale:
                Form.Refuse("Somebody else did something with this change while you had it open. Look at it again "
                    + "before you send this once more.");
                break;
            default:
                Missing();
                break;
        }
    }
}
