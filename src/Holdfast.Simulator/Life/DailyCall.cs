using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>An ordinary call to the firm, or to the adviser who acts for the customer.</summary>
internal static class DailyCall
{
    public static void Run(Firm firm, Customer customer)
    {
        var chance = customer.Chance;
        var account = customer.Account;
        if (account.IsClosed)
        {
            return;
        }

        if (customer.Adviser >= 0 && chance.Is(0.55))
        {
            AskAdviser(firm, customer);
            return;
        }

        var call = new Visit(firm, customer, chance, null, firm.Agenda.Now) { Channel = Channel.Phone };
        var topic = (SupportTopic)chance.Between(1, 5);
        var authentication = chance.Is(customer.BirthYear < 1950 ? 0.82 : 0.94)
            ? CallerAuthentication.Passed
            : CallerAuthentication.Failed;
        call.CallSupport(topic, authentication, chance.Is(0.06) ? chance.Mint(Randomness.TagKind.Contact) : default);
        if (authentication is not CallerAuthentication.Passed)
        {
            return;
        }

        if (topic is SupportTopic.Access && chance.Is(0.3))
        {
            call.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);
        }
        else if (topic is SupportTopic.Contact && chance.Is(0.2))
        {
            call.ChangeContact(chance.Is(0.6) ? ContactKind.Phone : ContactKind.MailingAddress);
        }
        else if (topic is SupportTopic.Transfer && chance.Is(0.35) && account.Cash > 100_000)
        {
            var rail = chance.Is(0.7) ? Rail.Ach : Rail.Wire;
            call.Withdraw(
                account, rail, (long)(account.Cash * chance.Between(0.05, 0.6)), account.Payees[0],
                new Instruction(Instructor.Customer, InstructionMedium.Phone));
        }
    }

    private static void AskAdviser(Firm firm, Customer customer)
    {
        var (chance, account) = (customer.Chance, customer.Account);
        var adviser = firm.Staff.Advisers[customer.Adviser];
        var desk = firm.Staff.AtDesk(adviser, customer, chance,
            firm.Agenda.Now + Duration.FromMinutes(chance.Between(2, 90)));
        desk.ViewRecord();
        if (chance.Is(0.5))
        {
            DailyTrades.Run(desk, account, 1 + chance.Count(1.5));
        }

        if (chance.Is(0.3) && account.Cash > 50_000)
        {
            var isByMail = chance.Is(0.4);
            desk.Withdraw(
                account, chance.Is(0.5) ? Rail.Wire : Rail.Ach, (long)(account.Cash * chance.Between(0.05, 0.7)),
                account.Payees[0],
                new Instruction(
                    Instructor.Representative, isByMail ? InstructionMedium.Email : InstructionMedium.Phone));
        }
    }
}
