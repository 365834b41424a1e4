using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories between customers, the service desk and advisers.</summary>
internal static class ServiceStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("call, then online", 45, static (_, hero) => hero.Account.Cash > 20_000,
            static hero => new CallThenOnline { Hero = hero }),
        new("false alarm", 10, static (_, _) => true, static hero => new FalseAlarm { Hero = hero }),
        new("phishing reported", 22, static (_, _) => true, static hero => new PhishingReported { Hero = hero }),
        new("adviser rebalances", 12, static (_, hero) => hero.Adviser >= 0,
            static hero => new Rebalancing { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 4 : 1,
        },
        new("instruction by e-mail", 45, static (_, hero) => hero.Account.Cash > 100_000,
            static hero => new ByEmail { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 8 : 1,
        },
        new("leak in the news", 6, static (_, _) => true, static hero => new Leak { Hero = hero }),
        new("call forwarded to an office", 8, static (_, _) => true,
            static hero => new ForwardedOffice { Hero = hero }),
        new("new aggregator", 25, static (_, hero) => hero.Aggregator.IsNone,
            static hero => new NewAggregator { Hero = hero }),
        new("program lets itself in to trade", 5, static (_, hero) => hero.Habits.TradingVisits > 3,
            static hero => new TradingProgram { Hero = hero }),
    ];

    /// <summary>Asks for a limit to be lifted, and uses it minutes later, sometimes on a new device.</summary>
    private sealed class CallThenOnline : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Called(Chance.Is(0.6) ? SupportTopic.Limits : SupportTopic.Access);
            yield return Minutes(3, 400);
            var device = Chance.Is(0.25) ? Device.Computer(Hero.City, Chance) : Hero.Device;
            var visit = SignedIn(device, Hero.Home, isAsked: device != Hero.Device);
            visit.Withdraw(
                Account, Chance.Is(0.6) ? Rail.Ach : Rail.Wire, OfCash(0.3, 1),
                Chance.Is(0.75) ? Account.Payees[0] : Payee.ThirdParty(Chance));
        }
    }

    /// <summary>
    /// Takes a transfer or a sign-in of their own for a stranger's, and says so; later takes it back, or not.
    /// </summary>
    private sealed class FalseAlarm : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = AtHome();
            var cause = visit.Withdraw(Account, Rail.Ach, OfCash(0.05, 0.4), Account.Payees[0]);
            var since = Now;
            yield return Days(1, 9);
            Offline(Hero, Channel.Phone).Report(
                Chance.Is(0.75) ? ReportKind.UnauthorizedActivity : ReportKind.DeniedTransfer, since, cause);
            yield return Days(1, 4);
            if (Chance.Is(0.6))
            {
                Offline(Hero, Channel.Phone).Report(ReportKind.FalseAlarm, since, cause);
            }
        }
    }

    private sealed class PhishingReported : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var report = Offline(Hero, Chance.Is(0.6) ? Channel.Email : Channel.Phone);
            report.Report(ReportKind.Phishing, Now - HoursBetween(1, 60));
            yield return HoursBetween(1, 30);
            if (Chance.Is(0.4))
            {
                AtHome().ChangeCredential(CredentialKind.Password, CredentialChangeWay.SignedIn);
            }
        }
    }

    /// <summary>One adviser trades the same few names for all clients within an hour.</summary>
    private sealed class Rebalancing : HonestStory
    {
        private const int MostClients = 60;

        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var adviser = Firm.Staff.Advisers[Hero.Adviser];
            var into = Chance.Is(0.15) ? Chance.Pick(Firm.Market.Thin) : Market.Popular(Firm.Market.Listed, Chance);
            var part = 0;
            foreach (var client in Firm.Roster.ClientsOf(Hero.Adviser).Take(MostClients).ToArray())
            {
                var account = client.Account;
                if (account.IsClosed)
                {
                    continue;
                }

                var own = Chance.Part(part++);
                var visit = AtDesk(adviser, client, own);
                if (own.Is(0.3))
                {
                    visit.ViewRecord();
                }

                if (account.Positions.Count > 0)
                {
                    visit.Raise(account, account.Equity(Firm.Market, Now) / 10);
                }

                visit.Buy(account, into, account.Cash / 2);
                yield return Seconds(20, 120);
            }
        }
    }

    /// <summary>To the adviser or the desk: please wire. Mostly to a payee of old, sometimes to a new one.</summary>
    private sealed class ByEmail : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var known = Account.Payees.Find(payee => payee.Kind is DestinationKind.ThirdPartyBank);
            var payee = known is not null && Chance.Is(0.5) ? known
                : Chance.Is(0.5) ? Account.Payees[0]
                : Payee.ThirdParty(Chance);
            var by = Hero.Adviser >= 0 ? Instructor.Representative : Instructor.Customer;
            Offline(Hero, Channel.Email).Withdraw(
                Account, Chance.Is(0.75) ? Rail.Wire : Rail.Check, OfCash(0.1, 0.8), payee,
                new(by, InstructionMedium.Email));
            if (payee != known)
            {
                Account.Payees.Add(payee);
            }

            yield return Days(20, 40);
            if (Account.Cash > 100_000 && Chance.Is(0.5))
            {
                Offline(Hero, Channel.Email).Withdraw(
                    Account, Rail.Wire, OfCash(0.1, 0.5), payee, new(by, InstructionMedium.Email));
            }
        }
    }

    /// <summary>Their data are found in a leak; they hear of it and change what there is to change.</summary>
    private sealed class Leak : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var data = new ExposureFound
            {
                Kind = Chance.Is(0.6) ? ExposureKind.Credential : ExposureKind.PersonalData,
                    Source = Text.Of("breach-feed"),
                FirstSeen = Now - Days(1, 40),
            };
            Firm.EmitBySystem(EventType.ExposureFound, data, Chance, Now, Hero, namesSystem: false);
            yield return Days(0, 5);
            var visit = Chance.Is(0.6)
                ? AtHome()
                : SignedIn(Device.Handheld(Hero.City, Chance), Hero.Home, isAsked: true);
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.SignedIn);
            if (Chance.Is(0.5))
            {
                visit.ChangeCredential(CredentialKind.MfaMethod, CredentialChangeWay.SignedIn);
            }
        }
    }

    private sealed class ForwardedOffice : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = Online(Hero, Hero.Device, Hero.Home);
            visit.CheckTelephone(isForwarding: true);
            visit.SignIn(LoginMethod.Password, MfaMethod.Voice);
            yield return Minutes(1, 20);
            if (Account.Cash > 50_000 && Chance.Is(0.5))
            {
                visit.Withdraw(Account, Rail.Ach, OfCash(0.1, 0.5), Account.Payees[0]);
            }
        }
    }

    private sealed class NewAggregator : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = AtHome();
            visit.ChangeCredential(CredentialKind.AggregatorConsent, CredentialChangeWay.SignedIn);
            var client = Chance.Pick(Firm.Roster.Aggregators);
            visit.Grant(client.Id, mayTransfer: Chance.Is(0.2));
            for (var day = 0; day < 20; day++)
            {
                yield return HoursBetween(20, 28);
                var look = new Visit(Firm, Hero, Chance, null, Now)
                {
                    Actor = ActorKind.Aggregator, ActorId = client.Id.ToText(), Channel = Channel.Api,
                    Connection = client.Connection.Renumbered(Chance),
                };
                look.SignIn(LoginMethod.RememberedToken);
            }
        }
    }

    private sealed class TradingProgram : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = AtHome();
            visit.ChangeCredential(CredentialKind.ApiToken, CredentialChangeWay.SignedIn);
            visit.Grant(default, mayTrade: true);
            for (var day = 0; day < 10; day++)
            {
                yield return HoursBetween(20, 28);
                yield return UntilOpen();
                var run = new Visit(Firm, Hero, Chance, null, Now)
                {
                    Channel = Channel.Api, Connection = Connection.Line(City.Home[0], Chance, OperatorKind.Hosting),
                };
                run.SignIn(LoginMethod.RememberedToken);
                DailyTrades.Run(run, Account, Chance.Between(2, 8));
            }
        }
    }
}
