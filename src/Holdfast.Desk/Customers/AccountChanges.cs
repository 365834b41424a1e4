namespace Holdfast.Desk.Customers;

/// <summary>What came of a change of an account.</summary>
internal abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <summary>It is changed.</summary>
    public sealed record Changed(AccountFile Account) : AccountOutcome;

    /// <summary>It was so already.</summary>
    public sealed record Same(AccountFile Account) : AccountOutcome;

    /// <summary>It was not changed.</summary>
    public sealed record Refused(VaultRefusal Reason, string Detail) : AccountOutcome;

    /// <summary>It was changed by somebody else since it was read.</summary>
    public sealed record Stale : AccountOutcome;
}

/// <summary>Changes of accounts. A holder who goes stays in the account with the day on which they went.</summary>
internal static class AccountChanges
{
    /// <param name="before">The account as it is; null where there is none.</param>
    /// <param name="account">The account as it is to be.</param>
    /// <param name="exists">Whether a customer is on file.</param>
    public static AccountOutcome Keep(AccountFile? before, AccountFile account, Func<string, bool> exists)
    {
        if (account.Holders.Length > VaultLimits.Holders)
        {
            return new AccountOutcome.Refused(
                VaultRefusal.TooMany, $"An account has at most {VaultLimits.Holders} holders.");
        }

        if (account.Holders.FirstOrDefault(holder => !exists(holder.Customer)) is not null)
        {
            return new AccountOutcome.Refused(VaultRefusal.Unknown, "A holder is no customer on file.");
        }

        if (account.Holders.FirstOrDefault(holder => holder.Until < holder.Since) is not null)
        {
            return new AccountOutcome.Refused(VaultRefusal.WrongDay, "A holder would end before they begin.");
        }

        if (before?.Holders.FirstOrDefault(known => !account.Holders.Any(holder => IsSame(known, holder))) is not null)
        {
            return new AccountOutcome.Refused(
                VaultRefusal.OutOfUse, "A holder does not go without the day on which they went.");
        }

        return before is not null && before.Holders.SequenceEqual(account.Holders)
            && before with { Holders = account.Holders, Version = account.Version } == account
                ? new AccountOutcome.Same(before)
                : new AccountOutcome.Changed(account);
    }

    private static bool IsSame(AccountHolder one, AccountHolder other) =>
        one.Customer == other.Customer && one.Role == other.Role && one.Since == other.Since;
}
