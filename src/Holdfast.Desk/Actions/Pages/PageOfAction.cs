using System.Globalization;
using Holdfast.Desk.Actions.Http;
using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Console;
using Holdfast.Desk.Instructions;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Actions.Pages;

/// <summary>What pages about one order have in common.</summary>
public abstract class PageOfAction : ConsolePage
{
    /// <summary>The field of the version that whoever sends the form has read.</summary>
    public const string VersionField = "version";

    /// <summary>The id in the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private ActionReader Reading { get; set; } = null!;

    /// <summary>What is done with it.</summary>
    [Inject]
    protected ActionDesk Desk { get; set; } = null!;

    /// <summary>The order; null where there is none.</summary>
    protected ActionView? View { get; private set; }

    /// <summary>The order's id, on a page that found it.</summary>
    protected ActionId Key => View!.Order.Id;

    /// <summary>Who asks.</summary>
    protected Officer By => OfficerOf.Request(Context);

    /// <summary>The path of the order.</summary>
    protected string Path => $"/actions/{Id}";

    /// <summary>The version that whoever sent the form had read.</summary>
    protected int? ReadVersion =>
        int.TryParse(Form.Text(VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>What was written, refused where it is longer than may be.</summary>
    protected string Said(string field)
    {
        var text = Form.Text(field);
        if (text.Length > ActionRoutes.LongestWords)
        {
            Form.Refuse(field, string.Create(
                CultureInfo.InvariantCulture, $"It has more than {ActionRoutes.LongestWords} characters."));
        }

        return text;
    }

    /// <summary>What was written, refused where it is missing or longer than may be.</summary>
    protected string Said(string field, string missing)
    {
        var text = Said(field);
        if (text.Length == 0)
        {
            Form.Refuse(field, missing);
        }

        return text;
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = ActionId.TryParse(Id, CultureInfo.InvariantCulture, out var id)
            ? await Reading.FindAsync(id, By, Gone)
            : null;
        if (View is null)
        {
            Missing();
        }
    }

    /// <summary>Says what came of a command: on to the order, or why not.</summary>
    protected void Tell(ActionResult result, string notice)
    {
        switch (result)
        {
            case ActionResult.Done or ActionResult.Repeated:
                Done(Path, notice);
                break;
            case ActionResult.Refused(var objections):
                foreach (var objection in objections)
                {
                    Form.Refuse(objection.Detail);
                }

                break;
            case ActionResult.Stale:
                Form.ShowAnew(VersionField);
                Form.Refuse("Somebody else changed this order while you had it open. Look at it again before you send "
                    + "this once more.");
                break;
            default:
                Missing();
                break;
        }
    }
}
