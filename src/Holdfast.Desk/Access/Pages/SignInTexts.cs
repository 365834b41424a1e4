namespace Holdfast.Desk.Access.Pages;

/// <summary>What is said to whoever does not get in.</summary>
internal static class SignInTexts
{
    /// <summary>The same for every reason there is.</summary>
    public const string NotRight =
        "That did not let you in. Look at the name, the password and the code again; after several tries, wait a few "
        + "minutes.";
}
