using System.Collections.Immutable;
using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>What is said of a person besides contacts, authorities and banks; it is kept as a whole.</summary>
/// <param name="Standing">Where they stand with the firm.</param>
/// <param name="Name">What they are called.</param>
/// <param name="TimeZone">The time zone they live in.</param>
public sealed record Profile(Standing Standing, PersonName Name, string TimeZone)
{
    /// <inheritdoc cref="CustomerFile.BirthDate"/>
    public LocalDate? BirthDate { get; init; }

    /// <inheritdoc cref="CustomerFile.TaxIdLastFour"/>
    public string? TaxIdLastFour { get; init; }

    /// <inheritdoc cref="CustomerFile.Language"/>
    public Language Language { get; init; } = Language.English;

    /// <inheritdoc cref="CustomerFile.State"/>
    public string? State { get; init; }

    /// <inheritdoc cref="CustomerFile.ElectronicDelivery"/>
    public DeliveryConsent? ElectronicDelivery { get; init; }

    /// <inheritdoc cref="CustomerFile.StaffMember"/>
    public string? StaffMember { get; init; }

    /// <inheritdoc cref="CustomerFile.Household"/>
    public string? Household { get; init; }
}

/// <summary>
/// Changes of a file other than of its contacts. Nothing is edited that somebody may have relied on: an authority, a
/// trusted contact or a bank ends, and another one begins.
/// </summary>
public static class FileChanges
{
    /// <summary>Keeps a profile; of somebody who is not on file, the file begins with it.</summary>
    public static VaultOutcome Keep(CustomerFile? file, string customer, Profile profile, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Standing.Since > today || profile.ElectronicDelivery?.Since > today || profile.BirthDate > today)
        {
            return new VaultOutcome.Refused(VaultRefusal.WrongDay, "A day on file has not come yet.");
        }

        if (file is not null && profile.Standing != file.Standing && profile.Standing.Since < file.Standing.Since)
        {
            return new VaultOutcome.Refused(
                VaultRefusal.WrongDay, "The status would begin before the one that is on file.");
        }

        if (file?.EarlierStandings.Length >= VaultLimits.Others && profile.Standing != file.Standing)
        {
            return new VaultOutcome.Refused(VaultRefusal.TooMany, "The status has changed too often.");
        }

        var kept = (file ?? Empty(customer, profile)) with
        {
            Standing = profile.Standing,
            Name = profile.Name,
            BirthDate = profile.BirthDate,
            TaxIdLastFour = profile.TaxIdLastFour,
            Language = profile.Language,
            State = profile.State,
            TimeZone = profile.TimeZone,
            ElectronicDelivery = profile.ElectronicDelivery,
            StaffMember = profile.StaffMember,
            Household = profile.Household,
        };
        if (file is null)
        {
            return new VaultOutcome.Changed(kept);
        }

        if (ProfileOf(file) == profile)
        {
            return new VaultOutcome.Same(file);
        }

        return new VaultOutcome.Changed(file.Standing == profile.Standing
            ? kept
            : kept with { EarlierStandings = file.EarlierStandings.Add(file.Standing) });
    }

    /// <summary>What a file says of a person besides contacts, authorities and banks.</summary>
    public static Profile ProfileOf(CustomerFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new Profile(file.Standing, file.Name, file.TimeZone)
        {
            BirthDate = file.BirthDate,
            TaxIdLastFour = file.TaxIdLastFour,
            Language = file.Language,
            State = file.State,
            ElectronicDelivery = file.ElectronicDelivery,
            StaffMember = file.StaffMember,
            Household = file.Household,
        };
    }

    /// <summary>Puts an authority on file.</summary>
    public static VaultOutcome Add(CustomerFile file, Authority authority)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(authority);
        if (file.Authorities.FirstOrDefault(known => known.Id == authority.Id) is { } known)
        {
            return Repeat(file, IsSame(known, authority));
        }

        return file.Authorities.Length >= VaultLimits.Others ? TooMany
            : authority.Expires < authority.Since
                ? new VaultOutcome.Refused(VaultRefusal.WrongDay, "The authority would end before it begins.")
            : new VaultOutcome.Changed(file with { Authorities = file.Authorities.Add(authority) });
    }

    /// <summary>Ends an authority.</summary>
    public static VaultOutcome EndAuthority(CustomerFile file, string id, string why, Instant at)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Authorities.FirstOrDefault(known => known.Id == id) switch
        {
            null => Missing,
            { EndedAt: not null } => new VaultOutcome.Same(file),
            var known => new VaultOutcome.Changed(file with
            {
                Authorities = file.Authorities.Replace(known, known with { EndedAt = at, EndedWhy = why }),
            }),
        };
    }

    /// <summary>Puts a trusted contact on file, who is of age (FINRA Rule 4512(a)(1)(F)).</summary>
    public static VaultOutcome Add(CustomerFile file, TrustedContact contact, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(contact);
        if (file.TrustedContacts.FirstOrDefault(known => known.Id == contact.Id) is { } known)
        {
            return Repeat(
                file,
                known with { By = contact.By, OnFileSince = contact.OnFileSince, EndedAt = null } == contact);
        }

        if (contact.BirthDate is { } born && born.PlusYears(TrustedContact.YoungestAge) > today)
        {
            return new VaultOutcome.Refused(
                VaultRefusal.NotOfAge, $"A trusted contact is at least {TrustedContact.YoungestAge}.");
        }

        return file.TrustedContacts.Length >= VaultLimits.Others ? TooMany
            : contact.Since > today || contact.DisclosedOn > today
                ? new VaultOutcome.Refused(VaultRefusal.WrongDay, "A day on file has not come yet.")
            : new VaultOutcome.Changed(file with { TrustedContacts = file.TrustedContacts.Add(contact) });
    }

    /// <summary>Withdraws a trusted contact.</summary>
    public static VaultOutcome EndTrustedContact(CustomerFile file, string id, Instant at)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.TrustedContacts.FirstOrDefault(known => known.Id == id) switch
        {
            null => Missing,
            { EndedAt: not null } => new VaultOutcome.Same(file),
            var known => new VaultOutcome.Changed(file with
            {
                TrustedContacts = file.TrustedContacts.Replace(known, known with { EndedAt = at }),
            }),
        };
    }

    /// <summary>Puts a bank on file whose account was verified to be the person's own.</summary>
    public static VaultOutcome Add(CustomerFile file, OwnBank bank, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(bank);
        if (file.Banks.FirstOrDefault(known => known.Id == bank.Id) is { } known)
        {
            return Repeat(
                file, known with { By = bank.By, OnFileSince = bank.OnFileSince, EndedAt = null } == bank);
        }

        return file.Banks.Length >= VaultLimits.Others ? TooMany
            : bank.Since > today
                ? new VaultOutcome.Refused(VaultRefusal.WrongDay, "A day on file has not come yet.")
            : file.Banks.Any(other => other.Token == bank.Token && other.EndedAt is null)
                ? new VaultOutcome.Refused(VaultRefusal.OnFile, "The bank account is on file already.")
            : new VaultOutcome.Changed(file with { Banks = file.Banks.Add(bank) });
    }

    /// <summary>Ends a bank.</summary>
    public static VaultOutcome EndBank(CustomerFile file, string id, Instant at)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Banks.FirstOrDefault(known => known.Id == id) switch
        {
            null => Missing,
            { EndedAt: not null } => new VaultOutcome.Same(file),
            var known => new VaultOutcome.Changed(
                file with { Banks = file.Banks.Replace(known, known with { EndedAt = at }) }),
        };
    }

    private static VaultOutcome.Refused TooMany { get; } =
        new(VaultRefusal.TooMany, $"A file has at most {VaultLimits.Others} of these.");

    private static VaultOutcome.Refused Missing { get; } =
        new(VaultRefusal.Absent, "There is nothing with this id in the file.");

    private static VaultOutcome Repeat(CustomerFile file, bool isSame) => isSame
        ? new VaultOutcome.Same(file)
        : new VaultOutcome.Refused(VaultRefusal.IdTaken, "Something else in the file has this id.");

    // Lists compare by what they hold; who asks again may be somebody else, and it may have ended since.
    private static bool IsSame(Authority known, Authority asked) =>
        known.Scope.SequenceEqual(asked.Scope) && known.Accounts.SequenceEqual(asked.Accounts)
        && known with
        {
            Scope = asked.Scope, Accounts = asked.Accounts, By = asked.By, OnFileSince = asked.OnFileSince,
            EndedAt = null, EndedWhy = null,
        }
        == asked;

    private static CustomerFile Empty(string customer, Profile profile) => new()
    {
        Customer = customer,
        Standing = profile.Standing,
        Name = profile.Name,
        TimeZone = profile.TimeZone,
    };
}
