using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using ContactKind = Holdfast.Desk.Customers.ContactKind;
using Money = Holdfast.Engine.Values.Money;

namespace Holdfast.Browser.Tests;

/// <summary>
/// Rosalind Okafor, 71, whose telephone number and e-mail address are years old, and a number that came last week.
/// </summary>
internal static class CustomerOnFile
{
    public const string Id = "c-7", Account = "a-7", Phone = "+12125550100";

    private static readonly Desk.Access.Actor Shell = new(Desk.Access.ActorKind.Shell, "ops", "ops");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Puts her and her account on file.</summary>
    public static async Task PutAsync(Site site, Language language = Language.English)
    {
        var vault = site.Get<VaultWriter>();
        await vault.ChangeOrBeginAsync(
            new VaultOrder(Id, VaultChange.Profile, null, Shell),
            (file, now) => FileChanges.Keep(
                file, Id,
                new Profile(
                    new Standing(CustomerStatus.Customer, new LocalDate(2009, 4, 1)),
                    new PersonName("Rosalind", "Okafor"), "America/New_York")
                {
                    BirthDate = new LocalDate(1955, 3, 1), State = "NY", Language = language,
                },
                now.InUtc().Date),
            Ct);
        var longAgo = Site.Monday - Duration.FromDays(2_000);
        await ContactAsync(vault, "phone-1", ContactKind.Phone, Phone, longAgo);
        await ContactAsync(vault, "mail-1", ContactKind.Email, "rosalind.okafor@example.com", longAgo);
        await ContactAsync(vault, "phone-2", ContactKind.Phone, "+13125550177", Site.Monday - Duration.FromDays(6));
        await vault.KeepAccountAsync(
            new AccountFile
            {
                Account = Account,
                Type = AccountType.Individual,
                OfNaturalPerson = true,
                Institutional = false,
                Representative = "rep-7",
                Branch = "NY-1",
                Holders = [new AccountHolder(Id, HolderRole.Owner, new LocalDate(2009, 4, 1))],
            },
            null, isNewOnly: false, Shell, Ct);
    }

    /// <summary>A wire to somebody else, asked for on the telephone and entered by a member of staff.</summary>
    public static async Task<string> WireAsync(Site site, decimal amount, string enteredBy)
    {
        var order = new TransmittalOrder(
            Id, Personal.Of(Account), Rail.Wire, Money.Of(amount), null,
            new Payee(
                DestinationKind.ThirdPartyBank, Personal.Of("Northern Lumber Co."), Personal.Of("021000021-778812"),
                Personal.Of("First Bank of Duluth"), "US", OwnerNameMatch.Mismatch, ""),
            DeliverTo.None, Personal.Of("Timber for the new barn, as agreed"), InstructionMedium.Phone,
            Instructor.Customer, Personal.Of("Rosalind Okafor"), "America/New_York");
        var staff = SignedIn.Actor(site.Get<Desk.Access.Staff.StaffRoster>(), enteredBy);
        var done = Assert.IsType<InstructionOutcome.Done>(await site.Get<ReceivingDesk>().ReceiveAsync(
            new NewInstruction(order, SanctionsResult.Clear, $"{amount}"), new Officer(staff, "Analyst", []), Ct));
        await site.RunDueAsync();
        return done.Instruction.Id.ToString();
    }

    /// <summary>An own bank is to be paid, by herself in the firm's app: she is asked by link and code.</summary>
    public static async Task<InstructionId> AskedByLinkAsync(Site site)
    {
        var order = new TransmittalOrder(
            Id, Personal.Of(Account), Rail.Ach, Money.Of(40_000), null,
            new Payee(
                DestinationKind.OwnBank, Personal.Of("Rosalind Okafor"), Personal.Of("021000021-1234"),
                Personal.Of("First Bank of Duluth"), "US", OwnerNameMatch.Match, ""),
            DeliverTo.None, Personal.Of("A new roof"), InstructionMedium.Online, Instructor.Customer,
            Personal.Of("Rosalind Okafor"), "America/New_York");
        var done = Assert.IsType<InstructionOutcome.Done>(await site.Get<ReceivingDesk>().ReceiveAsync(
            new NewInstruction(order, SanctionsResult.Clear, "app"), Officer.OfCustomer(Id), Ct));
        await site.RunDueAsync();
        return done.Instruction.Id;
    }

    private static Task<VaultOutcome> ContactAsync(
        VaultWriter vault, string id, ContactKind kind, string value, Instant since) => vault.ChangeAsync(
        new VaultOrder(Id, VaultChange.ContactImported, id, Shell),
        (file, now) => ContactChanges.Import(file, new ContactProposal(id, kind, value), since, null, null, now, Shell),
        Ct);
}
