using Holdfast.Desk.Access.Staff;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Access.Pages;

/// <summary>What pages begin with on which one member of staff changes another.</summary>
public abstract class StaffDeedPage : StaffPage
{
    /// <summary>Who is changed.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    internal StaffMember? Member { get; private set; }

    /// <summary>Where the page of whoever is changed is.</summary>
    protected string Up => $"/staff/{Id}";

    /// <summary>What they are called where they sign in.</summary>
    protected string SignInName => Member?.SignInName ?? "";

    internal StaffCaller Caller => StaffCaller.Of(Self);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Member = StaffId.TryParse(Id, null, out var id) ? Desk.Roster.Find(id) : null;
        if (Member is null)
        {
            Missing();
        }
    }
}
