using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using Actor = Holdfast.Desk.Access.Actor;
using ActorKind = Holdfast.Desk.Access.ActorKind;
using ContactKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Benchmarks;

/// <summary>A few customers on file, each with a wire that waits for them: those whose pages are opened.</summary>
internal static class PageStories
{
    private const string Zone = "America/New_York";

    private static readonly Actor Shell = new(ActorKind.Shell, "bench", "bench");

    /// <summary>Tells them; the ids of customers and of their instructions.</summary>
    public static async Task<(IReadOnlyList<string> Customers, IReadOnlyList<string> Instructions)> TellAsync(
        PageDesk desk, int count)
    {
        List<string> customers = [], instructions = [];
        for (var number = 0; number < count; number++)
        {
            // Those of the newest cases, so that their pages show the most.
            var (customer, account) = ($"b-{number}", $"ba-{number}");
            await PutAsync(desk.Get<VaultWriter>(), customer, account);
            customers.Add(customer);
            if (await desk.Get<ReceivingDesk>().ReceiveAsync(
                    new NewInstruction(OrderOf(customer, account, number), SanctionsResult.Clear, $"{number}"),
                    new Officer(new Actor(ActorKind.Staff, "ann", "ann"), "Analyst", []), CancellationToken.None)
                is InstructionOutcome.Done done)
            {
                instructions.Add(done.Instruction.Id.ToString());
            }
        }

        return (customers, instructions);
    }

    private static TransmittalOrder OrderOf(string customer, string account, int number) => new(
        customer, Personal.Of(account), Rail.Wire, Money.Of(20_000 + number), null,
        new Payee(
            DestinationKind.ThirdPartyBank, Personal.Of("Northern Lumber Co."), Personal.Of($"021000021/{number}"),
            Personal.Of("First Bank of Duluth"), "US", OwnerNameMatch.Mismatch, ""),
        DeliverTo.None, Personal.Of("Timber for the barn"), InstructionMedium.Phone, Instructor.Customer,
        Personal.Of("Pat Doe"), Zone);

    private static async Task PutAsync(VaultWriter vault, string customer, string account)
    {
        await vault.ChangeOrBeginAsync(
            new VaultOrder(customer, VaultChange.Profile, null, Shell),
            (file, now) => FileChanges.Keep(
                file, customer,
                new Profile(
                    new Standing(CustomerStatus.Customer, new LocalDate(2019, 4, 1)), new PersonName("Pat", "Doe"),
                    Zone),
                now.InUtc().Date),
            CancellationToken.None);
        await vault.ChangeAsync(
            new VaultOrder(customer, VaultChange.ContactImported, "phone", Shell),
            (file, now) => ContactChanges.Import(
                file, new ContactProposal("phone", ContactKind.Phone, "+12125550100"),
                now - Duration.FromDays(2_000), null, null, now, Shell),
            CancellationToken.None);
        await vault.KeepAccountAsync(
            new AccountFile
            {
                Account = account,
                Type = AccountType.Individual,
                OfNaturalPerson = true,
                Institutional = false,
                Representative = "rep-7",
                Branch = "NY-1",
                Holders = [new AccountHolder(customer, HolderRole.Owner, new LocalDate(2019, 4, 1))],
            },
            null, isNewOnly: false, Shell, CancellationToken.None);
    }
}
