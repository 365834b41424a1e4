namespace Holdfast.Control;

/// <summary>
/// Who gives a command. Several people give commands to one data folder as its owner, by <c>sudo -u</c>, which says in
/// a variable who called it and lets nobody set that for themselves.
/// </summary>
internal static class ShellUser
{
    // A header takes nothing else; who has such a name is nobody in particular, and approves nothing for another.
    private const string Unknown = "unknown";

    public static string Name
    {
        get
        {
            var caller = Environment.GetEnvironmentVariable("SUDO_USER");
            var name = string.IsNullOrEmpty(caller) ? Environment.UserName : caller;
            return name.All(c => c is > ' ' and < '\x7f') ? name : Unknown;
        }
    }
}
