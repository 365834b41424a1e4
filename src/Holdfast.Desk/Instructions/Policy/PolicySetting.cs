using NodaTime;

namespace Holdfast.Desk.Instructions.Policy;

/// <summary>What kind of value a setting has.</summary>
internal enum SettingKind
{
    /// <summary>A number of days, attempts, months, years or customers.</summary>
    Count,

    /// <summary>An amount of US dollars.</summary>
    Dollars,

    /// <summary>A score from 0 to 1.</summary>
    Score,

    /// <summary>On or off.</summary>
    Switch,
}

/// <summary>A setting there is.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Kind">What kind of value it has.</param>
/// <param name="Least">The least it may be.</param>
/// <param name="Most">The most it may be.</param>
internal sealed record SettingName(string Name, SettingKind Kind, decimal Least, decimal Most)
{
    private const int Days = 400, Dollars = 1_000_000_000;

    /// <summary>All there are, each needed.</summary>
    public static IReadOnlyList<SettingName> All { get; } =
    [
        Amount("automatedOwnBankDaily"), Score("automatedBelowScore"), Score("holdFromScore"),
        Count("ownBankVerifiedDays", 0, Days), Count("payeeSeasonedDays", 0, Days), Amount("secondPersonAbove"),
        Amount("principalAbove"), Switch("releaseByCustomer"), Switch("sanctionsScreenedByFirm"),
        Count("contactOnFileDays", 0, Days),
        Count("relatedChangeDays", 1, Days), Count("confirmationBusinessDays", 1, 20),
        Count("confirmationBusinessDaysAtMost", 1, 20), Count("attemptsAtLeast", 1, 20), Count("attemptSpread", 1, 10),
        Count("duplicateDays", 0, Days), Count("sharedPayeeCustomers", 2, 1_000), Count("sharedPayeeDays", 1, Days),
        Count("holdReviewBusinessDays", 0, 30), Count("verificationHoldBusinessDays", 1, 60),
        Count("specifiedAdultAge", 18, 120), Count("holdNoticeBusinessDays", 0, 10),
        Count("hold2165BusinessDays", 1, 200), Count("hold2165FirstExtension", 0, 200),
        Count("hold2165SecondExtension", 0, 200), Switch("rule2166"), Count("hold2166BusinessDays", 1, 30),
        Count("coolingEmailOrPhoneDays", 0, Days), Count("coolingAddressDays", 0, Days), Count("revertDays", 1, Days),
        Count("changeNoticeDays", 1, 90), Count("changeNoticeAlertDay", 1, 90),
        Count("changeLetterBusinessDays", 0, 30),
        Count("standingLetterMonths", 1, 120), Count("chequeFollowUpBusinessDays", 1, 30),
        Count("acatsExceptionBusinessDays", 1, 10),
    ];

    private static SettingName Count(string name, int least, int most) => new(name, SettingKind.Count, least, most);

    private static SettingName Amount(string name) => new(name, SettingKind.Dollars, 0, Dollars);

    private static SettingName Score(string name) => new(name, SettingKind.Score, 0, 1);

    private static SettingName Switch(string name) => new(name, SettingKind.Switch, 0, 1);
}

/// <summary>A value of a setting, and when it holds. Switches are 1 and 0.</summary>
internal sealed record PolicySetting(
    SettingName Name, decimal Value, LocalDate Effective, LocalDate? Until, string Citation, string Source,
    bool IsUnverified)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Effective && !(day > Until);
}
