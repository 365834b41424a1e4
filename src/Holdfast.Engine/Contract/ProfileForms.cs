using static Holdfast.Engine.Contract.ContractForms;

namespace Holdfast.Engine.Contract;

/// <summary>The data of changes to credentials, contact data, authorities and features.</summary>
internal static class ProfileForms
{
    public static readonly DataForm<CredentialChanged> CredentialChanged = new(
        EventType.CredentialChanged, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "what", Word(ContractWords.CredentialKind), static d => d.What, static (d, v) => d.What = v, Required },
            { "how", Word(ContractWords.CredentialChangeWay), static d => d.How, static (d, v) => d.How = v },
        });

    public static readonly DataForm<ContactChanged> ContactChanged = new(
        EventType.ContactChanged, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "what", Word(ContractWords.ContactKind), static d => d.What, static (d, v) => d.What = v, Required },
            { "old", Token, static d => d.Old, static (d, v) => d.Old = v },
            { "new", Token, static d => d.New, static (d, v) => d.New = v },
            { "newCountry", Country, static d => d.NewCountry, static (d, v) => d.NewCountry = v },
            { "simChangedAt", Time, static d => d.SimChangedAt, static (d, v) => d.SimChangedAt = v },
        });

    public static readonly DataForm<DeliveryChanged> DeliveryChanged = new(
        EventType.DeliveryChanged, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "what", Word(ContractWords.DeliveryKind), static d => d.What, static (d, v) => d.What = v, Required },
            { "to", Word(ContractWords.DeliveryWay), static d => d.To, static (d, v) => d.To = v, Required },
        });

    public static readonly DataForm<AuthorityChanged> AuthorityChanged = new(
        EventType.AuthorityChanged, EventNeeds.Account, static () => new(), new("/data")
        {
            { "what", Word(ContractWords.AuthorityKind), static d => d.What, static (d, v) => d.What = v, Required },
            { "party", Token, static d => d.Party, static (d, v) => d.Party = v },
        });

    public static readonly DataForm<FeatureEnabled> FeatureEnabled = new(
        EventType.FeatureEnabled, EventNeeds.Account, static () => new(), new("/data")
        {
            {
                "feature", Word(ContractWords.AccountFeature),
                static d => d.Feature, static (d, v) => d.Feature = v, Required
            },
        });

    public static readonly DataForm<NoticeReturned> NoticeReturned = new(
        EventType.NoticeReturned, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "kind", Word(ContractWords.NoticeKind), static d => d.Kind, static (d, v) => d.Kind = v },
            { "contact", Token, static d => d.Contact, static (d, v) => d.Contact = v },
        });
}
