using System.Globalization;
using Holdfast.Desk.Console;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Values;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>What pages about one instruction have in common.</summary>
public abstract class PageOfInstruction : ConsolePage
{
    /// <summary>The field of the version that whoever sends the form has read.</summary>
    public const string VersionField = "version";

    /// <summary>The id in the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private PageReading Reading { get; set; } = null!;

    /// <summary>What is done with it.</summary>
    [Inject]
    protected InstructionDesk Desk { get; set; } = null!;

    /// <summary>The instruction; null where there is none.</summary>
    protected OpenedInstruction? Opened { get; private set; }

    /// <summary>The instruction, on a page that found it.</summary>
    protected Instruction Instruction => Opened!.Instruction;

    /// <summary>Who asks.</summary>
    protected Officer By => OfficerOf.Request(Context);

    /// <summary>The path of the instruction.</summary>
    protected string Path => $"/instructions/{Id}";

    /// <summary>The version that whoever sent the form had read.</summary>
    protected int? ReadVersion =>
        int.TryParse(Form.Text(VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>The instruction's id.</summary>
    protected InstructionId Key => Instruction.Id;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Opened = InstructionId.TryParse(Id, CultureInfo.InvariantCulture, out var id)
            ? await Reading.OpenAsync(id, Context, Gone)
            : null;
        if (Opened is null)
        {
            Missing();
        }
    }

    /// <summary>Says what came of a command: on to the instruction, or why not.</summary>
    protected void Tell(InstructionOutcome outcome, string notice)
    {
        switch (outcome)
        {
            case InstructionOutcome.Done or InstructionOutcome.Repeated:
                Done(Path, notice);
                break;
            case InstructionOutcome.Refused(var objections):
                foreach (var objection in objections)
                {
                    Form.Refuse(objection.Detail);
                }

                break;
            case InstructionOutcome.Stale:
                Form.ShowAnew(VersionField);
                Form.Refuse("Somebody else changed this instruction while you had it open. Look at it again before you "
                    + "send this once more.");
                break;
            default:
                Missing();
                break;
        }
    }

    /// <summary>What is said of a call or a proof that was kept: what the customer said may have refused it.</summary>
    protected static string NoticeOf(InstructionOutcome outcome, string kept) =>
        outcome is InstructionOutcome.Done({ Refusal: not null })
            ? $"{kept} What the customer said refuses the instruction: it is rejected, and a case is open."
            : kept;

    /// <summary>An amount as people type it, in the currency of the instruction; null where it is none.</summary>
    protected Money? AmountOf(string field) => AmountIn(Form.Text(field), Instruction.Order.Amount.Currency);

    /// <summary>An amount as people type it: "80,000", "$80000.00"; null where it is none.</summary>
    internal static Money? AmountIn(string typed, Currency currency)
    {
        var text = typed.Replace("$", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(
                text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var units)
            && units is >= 0 and <= Money.MaximumUnits && decimal.Round(units, 4) == units
                ? Money.Of(units, currency)
                : null;
    }
}
