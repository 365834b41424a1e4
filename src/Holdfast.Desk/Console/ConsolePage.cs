using System.Diagnostics.CodeAnalysis;
using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Console;

/// <summary>
/// What every page begins with. A page is rendered once for a request and holds nothing beyond it; what it shows it
/// reads in <c>OnInitializedAsync</c>, and what its form does it does in one method that ends by
/// <see cref="Done"/> or leaves faults in <see cref="Form"/>.
/// </summary>
public abstract class ConsolePage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    /// <summary>What was sent, and what is wrong with it.</summary>
    [Inject]
    public FormState Form { get; set; } = null!;

    /// <summary>The firm's clock.</summary>
    [Inject]
    public FirmTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    /// <summary>Ends when whoever asked has gone.</summary>
    protected CancellationToken Gone => Context.RequestAborted;

    /// <summary>Whether whoever asks has a right. It decides what is shown; what is done, policies decide.</summary>
    protected bool Has(string scope) => Context.User.HasClaim(Caller.ScopeClaim, scope);

    /// <summary>A value of the address; null where it has none.</summary>
    protected string? Query(string name) => Context.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Sends the browser on (303), and has the next page say what was done.</summary>
    [DoesNotReturn]
    protected void Done(string path, string notice)
    {
        Notices.Leave(Context, notice);
        Go(path);
    }

    /// <summary>Sends the browser on (303) to a path of this host.</summary>
    [DoesNotReturn]
    protected void Go(string path)
    {
        // A path of this host begins with one slash: two would be another host.
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.Contains('\\'))
        {
            throw new ArgumentException("Browsers are sent to paths of this host only.", nameof(path));
        }

        Navigation.NavigateTo(path);
        throw new InvalidOperationException("Whoever is sent on is not answered by this page.");
    }

    /// <summary>
    /// Says that there is no such thing: what is not there and what is not for whoever asks are answered alike. What
    /// the page renders then is not sent; the page of errors is.
    /// </summary>
    protected void Missing() => Context.Response.StatusCode = StatusCodes.Status404NotFound;
}
