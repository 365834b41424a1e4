namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Where a browser goes after a sign-in: to a path of this site and nowhere else. What browsers may read in two ways is
/// taken for none: a backslash counts as a slash in some, control characters are passed over by others, and two slashes
/// begin the name of another host.
/// </summary>
internal static class ReturnPath
{
    /// <summary>Where there is nothing to go back to.</summary>
    public const string Home = "/";

    private const int CharactersAtMost = 1024;

    private static readonly Uri Here = new("https://here.invalid");

    /// <summary>The path, if it is one of this site; the home page otherwise.</summary>
    public static string Of(string? asked) => IsLocal(asked) ? asked! : Home;

    private static bool IsLocal(string? path)
    {
        if (path is not { Length: > 0 and <= CharactersAtMost } || path[0] != '/'
            || path.Any(c => c is <= ' ' or >= '\x7f' or '\\' or '<' or '>' or '"' or '\'' or '`' or '^' or '{' or '}'))
        {
            return false;
        }

        // Something in between may decode the path before it reads it again; nothing of ours has such segments.
        var beginning = path.Split('?', '#')[0];
        var decoded = Uri.UnescapeDataString(Uri.UnescapeDataString(beginning));
        return !decoded.Contains("//", StringComparison.Ordinal)
            && !decoded.Contains('\\', StringComparison.Ordinal)
            && !decoded.Contains('@', StringComparison.Ordinal)
            && !decoded.Split('/').Contains("..")
            && !decoded.Any(char.IsControl)
            && !decoded.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(Here, path, out var whole)
            && whole.Host == Here.Host && whole.Scheme == Here.Scheme && whole.UserInfo.Length == 0
            && whole.AbsolutePath.StartsWith('/');
    }
}
