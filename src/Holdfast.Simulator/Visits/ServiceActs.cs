using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Visits;

/// <summary>What passes between customers and the firm's staff.</summary>
internal static class ServiceActs
{
    private static readonly Text[] Purposes =
        [.. ((string[])["servicing", "transfer", "tax form", "quarterly review", "address change"]).Select(Text.Of)];

    private static readonly Text[] Fields =
        [.. ((string[])["profile", "holdings", "bank", "documents", "taxId"]).Select(Text.Of)];

    extension(Visit visit)
    {
        /// <summary>
        /// A call or letter to the service desk; whoever takes it mostly opens the customer's record.
        /// </summary>
        /// <param name="topic">What about.</param>
        /// <param name="authentication">Whether the caller was known.</param>
        /// <param name="caller">The number shown; none for the one on file.</param>
        /// <param name="spoofScore">Likelihood that the number shown does not call, thousandths; null for the
        /// usual.</param>
        /// <param name="voiceScore">Likeness to the customer's voice, thousandths; null for the usual.</param>
        public Tag CallSupport(
            SupportTopic topic, CallerAuthentication authentication, Tag caller = default, int? spoofScore = null,
            int? voiceScore = null)
        {
            visit.Pause(30, 240);
            var chance = visit.Chance;
            var number = caller.IsNone ? visit.Customer.Contacts.Phone : caller;
            var data = new SupportContacted
            {
                Topic = topic, Authentication = authentication,
                Caller = visit.Channel is Channel.Phone ? number.ToText() : default,
                SpoofScore = spoofScore ?? (chance.Is(0.7) ? (int)chance.Spread(60, 0.8) : null),
                VoiceScore = voiceScore
                    ?? (chance.Is(0.35) ? Math.Clamp(1000 - (int)chance.Spread(190, 0.6), 60, 990) : null),
            };
            var id = visit.Emit(EventType.SupportContacted, data, Stage.Prepare);
            if (chance.Is(0.5))
            {
                visit.Firm.Staff.Look(visit.Customer, chance, visit.Now + Duration.FromSeconds(chance.Between(5, 90)));
            }

            return id;
        }

        /// <summary>The carrier is asked about the number on file.</summary>
        public void CheckTelephone(Instant? simChangedAt = null, Instant? portedAt = null, bool isForwarding = false)
        {
            visit.Pause(1, 6);
            var data = new TelecomChecked
            {
                Phone = visit.Customer.Contacts.Phone.ToText(), SimChangedAt = simChangedAt, PortedAt = portedAt,
                Forwarding = visit.Chance.Is(0.8) || isForwarding ? isForwarding : null,
            };
            visit.Emit(EventType.TelecomChecked, data, Stage.Entry);
        }

        /// <summary>The customer tells the firm.</summary>
        public Tag Report(ReportKind what, Instant? since = null, Tag reference = default)
        {
            visit.Pause(20, 300);
            var data = new CustomerReported { What = what, Since = since, Reference = reference.ToText() };
            var account = visit.Chance.Is(0.8) ? visit.Customer.Account : null;
            return visit.Emit(EventType.CustomerReported, data, Stage.CashOut, account);
        }

        /// <summary>An employee opens the customer's record. The visit has to be one at a desk.</summary>
        public void ViewRecord()
        {
            visit.Pause(5, 90);
            var chance = visit.Chance;
            var data = new EmployeeViewed
            {
                Purpose = chance.Is(0.85) ? chance.Pick(Purposes) : default,
                Case = chance.Is(0.6) ? chance.Mint(TagKind.Case).ToText() : default,
                Fields = Fields[..chance.Between(1, 3)],
            };
            visit.Emit(EventType.EmployeeViewed, data, Stage.Probe);
        }

        /// <summary>An employee takes records out. They are of many; the visit's customer is not named.</summary>
        public Tag Export(long records, ExportTarget target = ExportTarget.NotGiven)
        {
            visit.Pause(5, 60);
            var data = new EmployeeExported
            {
                Records = records,
                Target = target is ExportTarget.NotGiven
                    ? (ExportTarget)(1 + visit.Chance.Weighed(60, 18, 3, 15, 4))
                    : target,
            };
            return visit.Emit(EventType.EmployeeExported, data, Stage.Prepare, namesCustomer: false);
        }

        /// <summary>A notice to the customer came back.</summary>
        public void ReturnNotice(NoticeKind kind, Tag contact)
        {
            visit.Pause(20, 600);
            var data = new NoticeReturned { Kind = kind, Contact = contact.ToText() };
            visit.Emit(EventType.NoticeReturned, data, Stage.Prepare);
        }

        /// <summary>Opens an account, which is empty, and puts it among the customer's.</summary>
        /// <param name="how">By which way.</param>
        /// <param name="fundedBy">How money is to come first.</param>
        /// <param name="documents">What the papers' check said.</param>
        /// <param name="contacts">Contacts given; null for those on file.</param>
        public Account Open(
            OpeningWay how, Rail fundedBy, IdentityCheck documents = IdentityCheck.Pass, Contacts? contacts = null)
        {
            visit.Pause(120, 600);
            var (chance, customer) = (visit.Chance, visit.Customer);
            var given = contacts ?? customer.Contacts;
            var account = new Account(chance.Mint(TagKind.Account)) { OpenedOn = visit.Day };
            customer.Accounts.Add(account);
            var data = new AccountOpened
            {
                How = how, BirthYear = customer.BirthYear, DocumentCheck = documents,
                DatabaseCheck = chance.Is(0.93) ? IdentityCheck.Pass : IdentityCheck.Review,
                SelfieCheck = how is OpeningWay.Online && chance.Is(0.5) ? IdentityCheck.Pass : IdentityCheck.None,
                Contacts = [given.Email.ToText(), given.Phone.ToText()], TaxId = chance.Mint(TagKind.TaxId).ToText(),
                FundedBy = fundedBy,
            };
            visit.Emit(EventType.AccountOpened, data, Stage.Entry, account, isFull: true);
            return account;
        }

        /// <summary>Closes an account.</summary>
        public void Close(Account account)
        {
            visit.Pause(30, 300);
            account.IsClosed = true;
            visit.Emit(EventType.AccountClosed, null, Stage.CashOut, account);
        }

        /// <summary>Wakes an account that was put to sleep.</summary>
        public void Reactivate(Account account)
        {
            visit.Pause(30, 300);
            visit.Emit(EventType.AccountReactivated, null, Stage.Prepare, account);
        }
    }
}
