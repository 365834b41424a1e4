using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Visits;

/// <summary>What changes a customer's record: credentials, contacts, authorities, features.</summary>
internal static class ProfileActs
{
    private static readonly Text[] ReadScopes = [Text.Of("read")];
    private static readonly Text[] TransferScopes = [Text.Of("read"), Text.Of("transfer")];
    private static readonly Text[] TradeScopes = [Text.Of("read"), Text.Of("trade")];

    extension(Visit visit)
    {
        public Tag ChangeCredential(CredentialKind what, CredentialChangeWay how)
        {
            visit.Pause(15, 120);
            var data = new CredentialChanged { What = what, How = how };
            return visit.Emit(EventType.CredentialChanged, data, Stage.Persist);
        }

        /// <summary>Puts another contact on file. Old and new are told, or one of them, or neither.</summary>
        /// <param name="what">Which.</param>
        /// <param name="contact">The new one; none mints one that nobody had.</param>
        /// <param name="country">Country of the new one, where told.</param>
        /// <param name="simChangedAt">The carrier's answer for a telephone, where it was asked.</param>
        public Tag ChangeContact(
            ContactKind what, Tag contact = default, CountryCode country = default, Instant? simChangedAt = null)
        {
            visit.Pause(20, 150);
            var old = visit.Customer.Contacts.Of(what);
            var made = contact.IsNone ? visit.Chance.Mint(TagKind.Contact) : contact;
            visit.Customer.Contacts = visit.Customer.Contacts.With(what, made);
            var data = new ContactChanged
            {
                What = what, Old = visit.Chance.Is(0.7) ? old.ToText() : default,
                New = visit.Chance.Is(0.95) ? made.ToText() : default, NewCountry = country,
                SimChangedAt = simChangedAt,
            };
            return visit.Emit(EventType.ContactChanged, data, Stage.Persist);
        }

        public Tag ChangeDelivery(DeliveryKind what, DeliveryWay to)
        {
            visit.Pause(10, 60);
            var data = new DeliveryChanged { What = what, To = to };
            return visit.Emit(EventType.DeliveryChanged, data, Stage.Persist);
        }

        public Tag ChangeAuthority(Account account, AuthorityKind what, Tag party = default)
        {
            visit.Pause(30, 200);
            var named = party.IsNone ? visit.Chance.Mint(TagKind.Party) : party;
            var data = new AuthorityChanged { What = what, Party = named.ToText() };
            return visit.Emit(EventType.AuthorityChanged, data, Stage.Prepare, account);
        }

        /// <summary>Switches a feature on, where it is not on.</summary>
        public void Enable(Account account, AccountFeature feature)
        {
            if (account.Has(feature))
            {
                return;
            }

            visit.Pause(20, 180);
            account.Enable(feature);
            visit.Emit(EventType.FeatureEnabled, new FeatureEnabled { Feature = feature }, Stage.Prepare, account);
        }

        /// <summary>Lets a program in.</summary>
        /// <param name="client">Which; none mints one that nobody uses.</param>
        /// <param name="mayTransfer">It may move money.</param>
        /// <param name="mayTrade">It may trade.</param>
        public Tag Grant(Tag client, bool mayTransfer = false, bool mayTrade = false)
        {
            visit.Pause(20, 90);
            var named = client.IsNone ? visit.Chance.Mint(TagKind.Client) : client;
            var scopes = mayTransfer ? TransferScopes : mayTrade ? TradeScopes : ReadScopes;
            var data = new TokenGranted { Client = named.ToText(), Scopes = scopes };
            visit.Emit(EventType.TokenGranted, data, Stage.Persist);
            return named;
        }
    }
}
