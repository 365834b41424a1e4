using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>Ids that are typed into a form.</summary>
internal static class FormIds
{
    /// <summary>Refuses, as routes do, what looks like another's or cannot be seen. What is missing passes.</summary>
    public static void RefuseUnlessId(this FormState form, string field, string id)
    {
        if (id.Length > 0 && Fields.IdFault(id) is { } fault)
        {
            form.Refuse(field, fault);
        }
    }
}
