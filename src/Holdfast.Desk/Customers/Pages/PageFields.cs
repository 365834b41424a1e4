using Holdfast.Desk.Console;

namespace Holdfast.Desk.Customers.Pages;

/// <summary>Fields of a form of the console.</summary>
internal sealed class PageFields(FormState form) : Fields
{
    /// <summary>Shows what is wrong at the fields of the form.</summary>
    public void Tell()
    {
        foreach (var fault in Faults)
        {
            form.Refuse(fault.Place, fault.Detail);
        }
    }

    protected override string? Read(string field) => form.Text(field);

    protected override string PlaceOf(string field) => field;
}
