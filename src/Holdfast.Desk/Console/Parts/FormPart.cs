using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Console.Parts;

/// <summary>
/// A part that shows something of the form: it is rendered anew when a fault is found, which the framework would not do
/// for a part whose parameters are the same as before.
/// </summary>
public abstract class FormPart : ComponentBase, IDisposable
{
    /// <summary>The form of the request.</summary>
    [Inject]
    public FormState Form { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Form.Changed += StateHasChanged;

    /// <inheritdoc/>
    public void Dispose()
    {
        Form.Changed -= StateHasChanged;
        GC.SuppressFinalize(this);
    }
}
