using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Tests.Customers;
using Holdfast.Desk.Tests.Messages;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;
using FiledKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Desk.Tests.Instructions.Customer;

/// <summary>
/// A customer on file whose instructions the desk takes in, asks about by link and would release: what an attack on a
/// link has to get past.
/// </summary>
internal sealed class AskedCustomer(MessagesDesk desk)
{
    private const string Id = "c-1", Account = "99004821", FirstPayee = "Maple Title LLC";

    private readonly Dictionary<string, InstructionId> _bySubject = [];
    private string _payee = FirstPayee;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Puts her on file: a mailbox and a telephone from before, and an account.</summary>
    public async Task PutOnFileAsync()
    {
        var writer = desk.Get<VaultWriter>();
        await writer.ChangeOrBeginAsync(
            new VaultOrder(Id, VaultChange.Profile, null, VaultDesk.Ops),
            (file, now) => FileChanges.Keep(
                file, Id,
                new Profile(
                    new Standing(CustomerStatus.Customer, new LocalDate(2019, 4, 1)), new PersonName("Maria", "Ruiz"),
                    Zone),
                now.InUtc().Date),
            Ct);
        await PutAsync(writer, "k-mail", FiledKind.Email, "maria@example.com");
        await PutAsync(writer, "k-phone", FiledKind.Phone, "+12125550147");
        await writer.KeepAccountAsync(
            new AccountFile
            {
                Account = Account,
                Type = AccountType.Individual,
                OfNaturalPerson = true,
                Institutional = false,
                Holders = [new AccountHolder(Id, HolderRole.Owner, new LocalDate(2019, 4, 1))],
            },
            null, isNewOnly: false, VaultDesk.Ops, Ct);
    }

    /// <summary>
    /// Asks her: of a subject that is new about another instruction, of one that is known anew, or about what was put
    /// in its place where the payee is another.
    /// </summary>
    public async Task<Instruction> AskAsync(string subject, string payee)
    {
        var outcome = !_bySubject.TryGetValue(subject, out var known)
            ? await desk.Get<ReceivingDesk>().ReceiveAsync(
                new NewInstruction(Order(payee), SanctionsResult.Clear, subject), Officer.OfCustomer(Id), Ct)
            : payee == _payee
                ? await desk.Get<InstructionDesk>().SeekAsync(known, null, "k-mail", Bob, Ct)
                : await desk.Get<ReceivingDesk>().AmendAsync(known, null, Order(payee), Officer.OfCustomer(Id), Ct);
        var asked = Assert.IsType<InstructionOutcome.Done>(outcome).Instruction;
        Assert.Equal(ConfirmationMethod.Link, asked.Sought?.Method);
        (_bySubject[subject], _payee) = (asked.Id, payee);
        return asked;
    }

    /// <summary>
    /// That nothing was confirmed, and that whoever may release cannot: not even one who believes whatever they are
    /// told.
    /// </summary>
    public async Task AssertNothingLeavesAsync()
    {
        await using var db = desk.Get<DeskReader>().Open();
        var rows = db.Set<InstructionRow>().ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            Assert.True(row.ConfirmedAt is null, $"{row.Id} was confirmed.");
            foreach (var by in (Officer[])[Bob, Cleo, Dan, Officer.OfCustomer(Id), Officer.System])
            {
                Assert.IsType<InstructionOutcome.Refused>(await desk.Get<InstructionDesk>().ReleaseAsync(
                    InstructionId.Parse(row.Id), null, "It is fine.", SanctionsResult.Clear, by, Ct));
            }

            var view = (await desk.Get<InstructionReading>().FindAsync(InstructionId.Parse(row.Id), Bob, Ct))!;
            Assert.DoesNotContain(
                view.History, fact => fact.Fact is InstructionFact.Released or InstructionFact.Confirmed);
        }
    }

    /// <summary>Has a second person release what was asked; whether they could.</summary>
    public async Task<bool> ReleaseAsync() => await desk.Get<InstructionDesk>().ReleaseAsync(
        _bySubject.Values.Single(), null, "", SanctionsResult.Clear, Bob, Ct) is InstructionOutcome.Done;

    private TransmittalOrder Order(string payee) => Ach(25_000 + _bySubject.Count) with
    {
        Customer = Id,
        Account = Personal.Of(Account),
        Purpose = Personal.Of("House closing"),
        Payee = new Payee(
            DestinationKind.OwnBank, Personal.Of(payee), Personal.Of($"021000021/{payee}"), Personal.Of("A Bank"),
            "US", OwnerNameMatch.Match, ""),
    };

    private Task<VaultOutcome> PutAsync(VaultWriter writer, string id, FiledKind kind, string value) =>
        writer.ChangeAsync(
            new VaultOrder(Id, VaultChange.ContactImported, id, VaultDesk.Ops),
            (file, now) => ContactChanges.Import(
                file, new ContactProposal(id, kind, value), now - Duration.FromDays(400), null, null, now,
                VaultDesk.Ops),
            Ct);
}
