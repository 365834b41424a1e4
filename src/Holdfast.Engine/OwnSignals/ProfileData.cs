using Holdfast.Engine.Contract;

namespace Holdfast.Engine.OwnSignals;

/// <summary>What changes to credentials, contact data, authorities and features add to the envelope.</summary>
internal static class ProfileData
{
    public static IEnumerable<Term> All { get; } =
    [
        .. new DataTerms<CredentialChanged>(EventType.CredentialChanged)
            .Word("what", WordSets.CredentialKind, "Which credential was changed.", static data => (byte)data.What)
            .Word("how", WordSets.CredentialChangeWay, "How it was changed.", static data => (byte)data.How),
        .. new DataTerms<ContactChanged>(EventType.ContactChanged)
            .Word("what", WordSets.ContactKind, "What was changed.", static data => (byte)data.What)
            .Text("old", "Token of what it was.", static data => data.Old, isShown: false)
            .Text("new", "Token of what it is now.", static data => data.New, isShown: false)
            .Country("newCountry", "The new country.", static data => data.NewCountry)
            .Moment("simChangedAt", "When the SIM of the new number was last changed.",
                static data => data.SimChangedAt),
        .. new DataTerms<DeliveryChanged>(EventType.DeliveryChanged)
            .Word("what", WordSets.DeliveryKind, "What is to come another way.", static data => (byte)data.What)
            .Word("to", WordSets.DeliveryWay, "By which way it is to come.", static data => (byte)data.To),
        .. new DataTerms<AuthorityChanged>(EventType.AuthorityChanged)
            .Word("what", WordSets.AuthorityKind, "Which authority was changed.", static data => (byte)data.What)
            .Text("party", "Token of who has it.", static data => data.Party, isShown: false),
        .. new DataTerms<FeatureEnabled>(EventType.FeatureEnabled)
            .Word("feature", WordSets.AccountFeature, "What was switched on.", static data => (byte)data.Feature),
        .. new DataTerms<NoticeReturned>(EventType.NoticeReturned)
            .Word("kind", WordSets.NoticeKind, "By which way the notice had gone.", static data => (byte)data.Kind)
            .Text("contact", "Token of where it had gone.", static data => data.Contact, isShown: false),
    ];
}
