using static Holdfast.Engine.Contract.ContractForms;

namespace Holdfast.Engine.Contract;

/// <summary>The data of accounts, staff, reports and traffic.</summary>
internal static class AccountForms
{
    private static readonly WordForm<IdentityCheck> Check = Word(ContractWords.IdentityCheck);

    private static readonly ObjectForm<AccountOpened> Identity = new("/data/identity")
    {
        { "documentCheck", Check, static d => d.DocumentCheck, static (d, v) => d.DocumentCheck = v },
        { "databaseCheck", Check, static d => d.DatabaseCheck, static (d, v) => d.DatabaseCheck = v },
        { "selfieCheck", Check, static d => d.SelfieCheck, static (d, v) => d.SelfieCheck = v },
    };

    public static readonly DataForm<AccountOpened> AccountOpened = new(
        EventType.AccountOpened, EventNeeds.Account | EventNeeds.Customer, static () => new(), new("/data")
        {
            { "how", Word(ContractWords.OpeningWay), static d => d.How, static (d, v) => d.How = v },
            { "birthYear", BirthYear, static d => d.BirthYear, static (d, v) => d.BirthYear = (int?)v },
            { "identity", Identity, static d => Identity.IsAnyGiven(d) ? d : null, static d => d },
            { "contacts", Tokens, static d => d.Contacts, static (d, v) => d.Contacts = v },
            { "taxId", Token, static d => d.TaxId, static (d, v) => d.TaxId = v },
            { "fundedBy", Word(ContractWords.Rail), static d => d.FundedBy, static (d, v) => d.FundedBy = v },
        });

    public static readonly DataForm<AccountSnapshot> AccountSnapshot = new(
        EventType.AccountSnapshot, EventNeeds.Account, static () => new(), new("/data")
        {
            { "equity", MoneyForm.Balance, static d => d.Equity, static (d, v) => d.Equity = v },
            { "cash", MoneyForm.Balance, static d => d.Cash, static (d, v) => d.Cash = v },
            { "birthYear", BirthYear, static d => d.BirthYear, static (d, v) => d.BirthYear = (int?)v },
            { "openedOn", Date, static d => d.OpenedOn, static (d, v) => d.OpenedOn = v },
            {
                "lastCustomerContact", Date,
                static d => d.LastCustomerContact, static (d, v) => d.LastCustomerContact = v
            },
            { "restricted", Flag, static d => d.Restricted, static (d, v) => d.Restricted = v },
            { "trustedContact", Flag, static d => d.TrustedContact, static (d, v) => d.TrustedContact = v },
        });

    public static readonly DataForm<HouseholdLinked> HouseholdLinked = new(
        EventType.HouseholdLinked, EventNeeds.Account, static () => new(), new("/data")
        {
            { "with", Subjects, static d => d.With, static (d, v) => d.With = v, Required },
        });

    public static readonly DataForm<EmployeeViewed> EmployeeViewed = new(
        EventType.EmployeeViewed, EventNeeds.Customer | EventNeeds.Staff, static () => new(), new("/data")
        {
            { "purpose", Purpose, static d => d.Purpose, static (d, v) => d.Purpose = v },
            { "case", Token, static d => d.Case, static (d, v) => d.Case = v },
            { "fields", Tokens, static d => d.Fields, static (d, v) => d.Fields = v },
        });

    public static readonly DataForm<EmployeeExported> EmployeeExported = new(
        EventType.EmployeeExported, EventNeeds.Staff, static () => new(), new("/data")
        {
            { "records", Count, static d => d.Records, static (d, v) => d.Records = v },
            { "target", Word(ContractWords.ExportTarget), static d => d.Target, static (d, v) => d.Target = v },
        });

    public static readonly DataForm<CustomerReported> CustomerReported = new(
        EventType.CustomerReported, EventNeeds.CustomerOrAccount, static () => new(), new("/data")
        {
            { "what", Word(ContractWords.ReportKind), static d => d.What, static (d, v) => d.What = v, Required },
            { "since", Time, static d => d.Since, static (d, v) => d.Since = v },
            { "reference", Token, static d => d.Reference, static (d, v) => d.Reference = v },
        });

    public static readonly DataForm<ExposureFound> ExposureFound = new(
        EventType.ExposureFound, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "kind", Word(ContractWords.ExposureKind), static d => d.Kind, static (d, v) => d.Kind = v, Required },
            { "source", Name, static d => d.Source, static (d, v) => d.Source = v },
            { "firstSeen", TimeOrDate, static d => d.FirstSeen, static (d, v) => d.FirstSeen = v },
        });

    public static readonly DataForm<TrafficSampled> TrafficSampled = new(
        EventType.TrafficSampled, EventNeeds.None, static () => new(), new("/data")
        {
            { "site", Name, static d => d.Site, static (d, v) => d.Site = v },
            { "seconds", Measure, static d => d.Seconds, static (d, v) => d.Seconds = v },
            { "requests", Count, static d => d.Requests, static (d, v) => d.Requests = v },
            { "distinctIps", Count, static d => d.DistinctIps, static (d, v) => d.DistinctIps = v },
            { "errors", Count, static d => d.Errors, static (d, v) => d.Errors = v },
            { "p95Milliseconds", Measure, static d => d.P95Milliseconds, static (d, v) => d.P95Milliseconds = v },
        });
}
