namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Marks a route that asks for the form's token itself, before it does anything, because its form is too large to be
/// read by anybody else first.
/// </summary>
internal sealed class OwnFormToken
{
    private OwnFormToken()
    {
    }

    /// <summary>The mark.</summary>
    public static OwnFormToken Mark { get; } = new();
}
