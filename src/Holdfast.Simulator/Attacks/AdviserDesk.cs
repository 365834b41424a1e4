using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Callers who pass for advisers have the password of an adviser's login reset by the support line; with it they take
/// client lists, and new logins are made in clients' names.
/// </summary>
/// <remarks>
/// Careless: several advisers in a week from one number that was told to be wrong before, a large export each. Usual:
/// two advisers, numbers of their own. Careful: one adviser, at the hours of the office and by a line in its town, a
/// list of a usual size.
/// </remarks>
internal sealed class AdviserDesk : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var number = Chance.Mint(TagKind.Contact);
        for (var advisers = Care switch { Care.Careless => Chance.Between(2, 3), Care.Usual => 2, _ => 1 };
            advisers > 0; advisers--)
        {
            var adviser = Chance.Pick(Firm.Staff.Advisers);
            var login = Firm.Staff.LoginOf(adviser);
            yield return UntilHour(login, Chance.Between(0, 3), Chance.Between(9, 16));

            var call = new Visit(Firm, login, Chance, Campaign, Now)
            {
                Actor = ActorKind.Representative, ActorId = adviser.Id, Channel = Channel.Phone,
            };
            call.Stage = Stage.Probe;
            call.CallSupport(
                SupportTopic.Access, CallerAuthentication.Passed,
                Care is Care.Careful ? Chance.Mint(TagKind.Contact) : number);
            call.Stage = null;
            call.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);
            yield return Care is Care.Careful ? Minutes(5, 300) : Minutes(2, 30);

            var line = Care is Care.Careless ? Underworld.Vpn(Chance) : Underworld.ResidentialProxy(login.City, Chance);
            var visit = new Visit(Firm, login, Chance, Campaign, Now)
            {
                Actor = ActorKind.Representative, ActorId = adviser.Id, Device = Device.Computer(login.City, Chance),
                Connection = line,
            };
            visit.SignIn(LoginMethod.Password);
            visit.Pause(120, 900);
            visit.Export(Care is Care.Careful ? Chance.Between(20, 120) : (long)Chance.Spread(1_500, 0.6));
            yield return Minutes(30, 900);

            // A client's own login is the next door.
            if (Chance.Is(0.6))
            {
                Beside(new ClientsLogin(), HoursBetween(3, 40));
            }
        }
    }

    private sealed class ClientsLogin : Intrusion
    {
        protected override IEnumerable<Duration> Tell()
        {
            if (!Choose(customer => customer.Adviser >= 0 || Chance.Is(0.1), among: 2))
            {
                yield break;
            }

            var visit = Online(Victim, Device, Line);
            visit.Stage = Stage.Entry;
            visit.ChangeCredential(CredentialKind.Username, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, Chance.Is(0.5) ? MfaMethod.Email : MfaMethod.None);
            visit.Stage = null;
            Look(visit);
            yield return Minutes(1, 5);
            VictimFindsOut(Victim, chanceToTell: 0.4);
        }
    }
}
