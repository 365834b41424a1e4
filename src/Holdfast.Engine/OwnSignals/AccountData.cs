using Holdfast.Engine.Contract;

namespace Holdfast.Engine.OwnSignals;

/// <summary>What events of accounts, staff, reports and traffic add to the envelope.</summary>
internal static class AccountData
{
    public static IEnumerable<Term> All { get; } =
    [
        .. new DataTerms<AccountOpened>(EventType.AccountOpened)
            .Word("how", WordSets.OpeningWay, "How the account was opened.", static data => (byte)data.How)
            .Number("birthYear", Units.None, "The year of birth that was told.", static data => data.BirthYear,
                isShown: false)
            .Word("identity.documentCheck", WordSets.IdentityCheck, "What checking a document came to.",
                static data => (byte)data.DocumentCheck)
            .Word("identity.databaseCheck", WordSets.IdentityCheck, "What looking in databases came to.",
                static data => (byte)data.DatabaseCheck)
            .Word("identity.selfieCheck", WordSets.IdentityCheck, "What comparing the face came to.",
                static data => (byte)data.SelfieCheck)
            .Texts("contacts", "Tokens of the contact data that were told.", static data => data.Contacts)
            .Text("taxId", "Token of the tax id.", static data => data.TaxId, isShown: false)
            .Word("fundedBy", WordSets.Rail, "By which rail the account is funded.",
                static data => (byte)data.FundedBy),
        .. new DataTerms<AccountSnapshot>(EventType.AccountSnapshot)
            .Amount("equity", "What the account is worth.", static data => data.Equity)
            .Amount("cash", "The cash in it.", static data => data.Cash)
            .Number("birthYear", Units.None, "The year of birth that was told.", static data => data.BirthYear,
                isShown: false)
            .Date("openedOn", "The day on which it was opened, from midnight UTC.", static data => data.OpenedOn)
            .Date("lastCustomerContact", "The day on which the customer was last heard of, from midnight UTC.",
                static data => data.LastCustomerContact)
            .Truth("restricted", "It is restricted.", static data => data.Restricted)
            .Truth("trustedContact", "A trusted contact person is on file.", static data => data.TrustedContact),
        .. new DataTerms<HouseholdLinked>(EventType.HouseholdLinked)
            .Texts("with", "The accounts that are tied to this one.", static data => data.With),
        .. new DataTerms<EmployeeViewed>(EventType.EmployeeViewed)
            .Text("purpose", "The purpose that was told.", static data => data.Purpose, isShown: false)
            .Text("case", "Id of the case.", static data => data.Case)
            .Texts("fields", "What was looked at.", static data => data.Fields),
        .. new DataTerms<EmployeeExported>(EventType.EmployeeExported)
            .Number("records", Units.Count, "How many records were taken out.", static data => data.Records)
            .Word("target", WordSets.ExportTarget, "Where to.", static data => (byte)data.Target),
        .. new DataTerms<CustomerReported>(EventType.CustomerReported)
            .Word("what", WordSets.ReportKind, "What the customer reports.", static data => (byte)data.What)
            .Moment("since", "Since when.", static data => data.Since)
            .Text("reference", "Id of the event or transfer that it is about.", static data => data.Reference),
        .. new DataTerms<ExposureFound>(EventType.ExposureFound)
            .Word("kind", WordSets.ExposureKind, "What was found exposed.", static data => (byte)data.Kind)
            .Text("source", "Where it was found.", static data => data.Source)
            .Moment("firstSeen", "When it was first seen there.", static data => data.FirstSeen),
        .. new DataTerms<TrafficSampled>(EventType.TrafficSampled)
            .Text("site", "The site.", static data => data.Site)
            .Number("seconds", "seconds", "For how long requests were counted.", static data => data.Seconds)
            .Number("requests", Units.Count, "Requests.", static data => data.Requests)
            .Number("distinctIps", Units.Count, "Different addresses.", static data => data.DistinctIps)
            .Number("errors", Units.Count, "Requests that failed.", static data => data.Errors)
            .Number("p95Milliseconds", "milliseconds", "The time that 95 % of requests took at most.",
                static data => data.P95Milliseconds),
    ];
}
