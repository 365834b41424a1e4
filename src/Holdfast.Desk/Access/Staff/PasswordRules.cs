namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// Which passwords are good: long, and made of nothing that is known of whoever chose it. No kinds of characters are
/// asked for, and none are refused. (ASVS 5.0 6.2.)
/// </summary>
internal static class PasswordRules
{
    /// <summary>No password of the lists that are tried first is so long.</summary>
    public const int CharactersAtLeast = 15;

    public const int CharactersAtMost = 128;

    private const int DifferentAtLeast = 6, PartCharacters = 3;

    public static string? FaultOf(string? password, StaffMember member)
    {
        if (password is null || password.Length < CharactersAtLeast)
        {
            return $"A password has at least {CharactersAtLeast} characters; several words will do.";
        }

        if (password.Length > CharactersAtMost)
        {
            return $"A password has at most {CharactersAtMost} characters.";
        }

        var plain = password.ToLowerInvariant();
        var parts = $"{member.SignInName} {member.Name} holdfast password".ToLowerInvariant()
            .Split([' ', '.', '@', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length >= PartCharacters);
        foreach (var part in parts)
        {
            plain = plain.Replace(part, "", StringComparison.Ordinal);
        }

        // What is left has to be long and mixed by itself: a name with digits behind it is guessed soon.
        return plain.Length < CharactersAtLeast / 2 || plain.Distinct().Count() < DifferentAtLeast
            ? "A password is made of more than names, the word password and repeated characters."
            : null;
    }
}
