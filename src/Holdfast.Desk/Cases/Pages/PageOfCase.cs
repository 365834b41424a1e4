using System.Globalization;
using Holdfast.Desk.Cases.Http;
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

    /// <summary>The field of the version that they looked at after that one had become old.</summary>
    public const string LookedField = "looked";

    // No case has it: what was read is not known, or was another case.
    private const int NoVersion = -1;

    private bool _isElsewhere;

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

    /// <summary>
    /// The version that whoever fills the form in has read: of the case's page that led here, which the address names,
    /// or of this page. It stays what it was while faults of the form are mended.
    /// </summary>
    protected int VersionRead => Form.IsPosted
        ? NumberOf(Form.Text(LookedField)) ?? (_isElsewhere ? null : NumberOf(Form.Text(VersionField))) ?? NoVersion
        : Query(VersionField) is { } told ? NumberOf(told) ?? NoVersion : Row!.Version;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var found = CaseId.TryParse(Id, null, out var id) ? await Cases.FindAsync(id, Gone) : null;
        (Row, _isElsewhere) = (found?.Row, found is { IsElsewhere: true });
        if (found is null)
        {
            Missing();
        }
        else if (_isElsewhere && !Form.IsPosted)
        {
            // What was read was another case, of which a version says nothing here.
            Done($"/cases/{found.Id}", "That case was merged into this one.");
        }
    }

    /// <summary>What is asked, with the version that was read and the id by which it is done once.</summary>
    /// <param name="content">What is asked, to be compared where the same form comes again.</param>
    protected CaseRequest Order(string content) =>
        new(CaseId.Parse(Row!.Id), VersionRead, By, Form.Once, content);

    /// <summary>The same where it does not matter what else became of the case meanwhile.</summary>
    protected CaseRequest OrderOfAny(string content) => Order(content) with { Version = null };

    /// <summary>A text that has to be there, in the form in which routes take it; refused where it has none.</summary>
    protected string RequiredText(string field, string message)
    {
        var text = Form.Required(field, message);
        if (CaseForms.TryText(text, out var form))
        {
            return form;
        }

        if (text.Length > 0)
        {
            Form.Refuse(
                field, $"At most {CaseForms.LongestText:N0} characters are kept, and none that cannot be seen.");
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
            case CaseOutcome.Stale(var row):
                Row = row;
                Form.Refuse("Something about this case changed while you had it open. Look at it again before you "
                    + "send this once more.");
                break;
            default:
                Missing();
                break;
        }
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
