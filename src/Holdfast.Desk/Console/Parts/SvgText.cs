using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Holdfast.Desk.Console.Parts;

/// <summary>Text within a drawing. The language of pages has a meaning of its own for an element of this name.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>The class.</summary>
    [Parameter, EditorRequired]
    public string Class { get; set; } = "";

    /// <summary>Where it stands from the left.</summary>
    [Parameter, EditorRequired]
    public string X { get; set; } = "";

    /// <summary>Where its line stands from above.</summary>
    [Parameter, EditorRequired]
    public string Y { get; set; } = "";

    /// <summary>What of it stands there: <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public string Says { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Says);
        builder.CloseElement();
    }
}
