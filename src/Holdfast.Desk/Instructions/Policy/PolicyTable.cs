using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using NodaTime;

namespace Holdfast.Desk.Instructions.Policy;

/// <summary>How instructions are verified: the firm's own file, or the one that comes with Holdfast.</summary>
public sealed record PolicyTable
{
    /// <summary>The largest file taken, in characters.</summary>
    public const int MostCharacters = 256 * 1024;

    private const string Shipped = "Holdfast.Desk.Instructions.money-movement.yaml";

    private readonly ImmutableArray<PolicySetting> _settings;
    private readonly ImmutableArray<(StateHold Hold, LocalDate Effective)> _states;

    internal PolicyTable(
        string version, BusinessCalendar calendar, string zone, ImmutableArray<PolicySetting> settings,
        ImmutableArray<(StateHold Hold, LocalDate Effective)> states, string text)
    {
        Stamp = new PolicyStamp(version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        (Calendar, Zone, _settings, _states) = (calendar, zone, settings, states);
    }

    /// <summary>Which file this is.</summary>
    public PolicyStamp Stamp { get; }

    /// <summary>Whose business days are counted.</summary>
    public BusinessCalendar Calendar { get; }

    /// <summary>The IANA time zone of a branch that has none of its own.</summary>
    public string Zone { get; }

    /// <summary>The first day on which every setting has a value.</summary>
    public LocalDate First =>
        SettingName.All.Max(name => _settings.Where(setting => setting.Name == name).Min(setting => setting.Effective));

    /// <summary>The text of the file that comes with Holdfast.</summary>
    public static string ShippedText()
    {
        using var resource = typeof(PolicyTable).Assembly.GetManifestResourceStream(Shipped)!;
        using var text = new StreamReader(resource, Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>The file by which a firm puts its own in the place of the one that comes with Holdfast.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "money-movement.yaml");

    /// <summary>The policy of a data folder: the firm's own where there is one.</summary>
    public static PolicyTableReading Load(string folder)
    {
        var file = FileIn(folder);
        return Parse(File.Exists(file) ? File.ReadAllText(file) : ShippedText());
    }

    /// <summary>Reads a policy; all faults are answered at once, each with its line and column.</summary>
    public static PolicyTableReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new PolicyFaults();
        if (text.Length > MostCharacters)
        {
            faults.Add(new Place(1, 1), "This file is larger than 256 KiB; no policy of money movement is.");
            return new PolicyTableReading.Refused(faults.InOrder);
        }

        var table = new PolicyTableReader(faults).Read(YamlTree.Read(text, faults, "money movement"), text);
        return table is null || faults.Any
            ? new PolicyTableReading.Refused(faults.InOrder)
            : new PolicyTableReading.Accepted(table);
    }

    /// <summary>What holds on a day; before the first day of the file, what holds on that.</summary>
    public InstructionPolicy On(LocalDate day)
    {
        var from = LocalDate.Max(day, First);
        decimal Value(string name) => _settings
            .Where(setting => setting.Name.Name == name && setting.HoldsOn(from))
            .MaxBy(setting => setting.Effective)!.Value;
        int Count(string name) => (int)Value(name);
        Money Dollars(string name) => Money.Of(Value(name));
        return new InstructionPolicy
        {
            Stamp = Stamp,
            Calendar = Calendar,
            AutomatedOwnBankDaily = Dollars("automatedOwnBankDaily"),
            AutomatedBelowScore = Probability.Of(Value("automatedBelowScore")),
            HoldFromScore = Probability.Of(Value("holdFromScore")),
            OwnBankVerifiedDays = Count("ownBankVerifiedDays"),
            PayeeSeasonedDays = Count("payeeSeasonedDays"),
            SecondPersonAbove = Dollars("secondPersonAbove"),
            PrincipalAbove = Dollars("principalAbove"),
            ReleaseByCustomer = Value("releaseByCustomer") == 1,
            SanctionsScreenedByFirm = Value("sanctionsScreenedByFirm") == 1,
            ContactOnFileDays = Count("contactOnFileDays"),
            RelatedChangeDays = Count("relatedChangeDays"),
            ConfirmationBusinessDays = Count("confirmationBusinessDays"),
            ConfirmationBusinessDaysAtMost = Count("confirmationBusinessDaysAtMost"),
            AttemptsAtLeast = Count("attemptsAtLeast"),
            AttemptSpread = Count("attemptSpread"),
            DuplicateDays = Count("duplicateDays"),
            SharedPayeeCustomers = Count("sharedPayeeCustomers"),
            SharedPayeeDays = Count("sharedPayeeDays"),
            HoldReviewBusinessDays = Count("holdReviewBusinessDays"),
            VerificationHoldBusinessDays = Count("verificationHoldBusinessDays"),
            SpecifiedAdultAge = Count("specifiedAdultAge"),
            HoldNoticeBusinessDays = Count("holdNoticeBusinessDays"),
            Hold2165BusinessDays = Count("hold2165BusinessDays"),
            Hold2165FirstExtension = Count("hold2165FirstExtension"),
            Hold2165SecondExtension = Count("hold2165SecondExtension"),
            Rule2166 = Value("rule2166") == 1,
            Hold2166BusinessDays = Count("hold2166BusinessDays"),
            CoolingEmailOrPhoneDays = Count("coolingEmailOrPhoneDays"),
            CoolingAddressDays = Count("coolingAddressDays"),
            RevertDays = Count("revertDays"),
            ChangeNoticeDays = Count("changeNoticeDays"),
            ChangeNoticeAlertDay = Count("changeNoticeAlertDay"),
            ChangeLetterBusinessDays = Count("changeLetterBusinessDays"),
            StandingLetterMonths = Count("standingLetterMonths"),
            ChequeFollowUpBusinessDays = Count("chequeFollowUpBusinessDays"),
            AcatsExceptionBusinessDays = Count("acatsExceptionBusinessDays"),
            States = [.. _states.Where(state => day >= state.Effective).Select(state => state.Hold)],
        };
    }
}

/// <summary>What reading a policy came to.</summary>
public abstract record PolicyTableReading
{
    private PolicyTableReading()
    {
    }

    /// <summary>The file is without fault.</summary>
    public sealed record Accepted(PolicyTable Table) : PolicyTableReading;

    /// <summary>The file is refused.</summary>
    /// <param name="Faults">Every fault, by line and column; never empty.</param>
    public sealed record Refused(IReadOnlyList<PolicyFault> Faults) : PolicyTableReading;
}
