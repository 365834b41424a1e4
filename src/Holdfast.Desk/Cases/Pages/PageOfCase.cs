using System.Globalization;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Console;
using Holdfast.Desk.Instructions;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>What pages have in common on which something is done with a case.</summary>
public abstract class PageOfCase : ConsolePage
{
    /// <summary>The field of the version that whoever sends the form has read.</summary>
    public const string VersionField = "version";

    /// <summary>The most characters of a note, a task or a reason.</summary>
    public const int TextAtMost = 4_000;

    /// <summary>The id in the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Reads cases.</summary>
    [Inject]
    protected CaseReader Cases { get; set; } = null!;

    /// <summary>What is done with them.</summary>
    [Inject]
    protected CaseDesk Desk { get; set; } = null!;

    /// <summary>The case; null where there is none.</summary>
    protected CaseRow? Row { get; private set; }

    /// <summary>Who asks.</summary>
    protected Officer By => OfficerOf.Request(Context);

    /// <summary>The path of the case.</summary>
    protected string Path => $"/cases/{Row!.Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Row = CaseId.TryParse(Id, null, out var id) ? (await Cases.FindAsync(id, Gone))?.Row : null;
        if (Row is null)
        {
            Missing();
        }
    }

    /// <summary>What is asked, with the version that was read and the id by which it is done once.</summary>
    /// <param name="content">What is asked, to be compared where the same form comes again.</param>
    protected CaseRequest Order(string content) => new(
        CaseId.Parse(Row!.Id),
        int.TryParse(Form.Text(VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version : null,
        By, Form.Once, content);

    /// <summary>The same where it does not matter what else became of the case meanwhile.</summary>
    protected CaseRequest OrderOfAny(string content) => Order(content) with { Version = null };

    /// <summary>A text that has to be there, refused where it is missing or too long.</summary>
    protected string RequiredText(string field, string message)
    {
        var text = Form.Required(field, message);
        if (text.Length > TextAtMost)
        {
            Form.Refuse(field, $"This is too long: at most {TextAtMost:N0} characters are kept.");
        }

        return text;
    }

    /// <summary>Says what came of a command: on to the case, or why not.</summary>
    protected void Tell(CaseOutcome outcome, string notice)
    {
        switch (outcome)
        {
            case CaseOutcome.Done(var row, _):
                Done($"/cases/{row.MergedInto ?? row.Id}", notice);
                break;
            case CaseOutcome.Refused(var objections):
                foreach (var objection in objections)
                {
                    Form.Refuse(objection.Detail);
                }

                break;
            case CaseOutcome.Stale:
                Form.Refuse("Something about this case changed while you had it open. Look at it again before you "
                    + "send this once more.");
                break;
            default:
                Missing();
                break;
        }
    }
}
