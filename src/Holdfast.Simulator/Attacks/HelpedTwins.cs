using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Honest stories with the outlines of talking customers into it, helping them, and acting for them by paper.
/// </summary>
internal static class HelpedTwins
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("office machine from home", 30, static (_, hero) => hero.Employer >= 0,
            static hero => new OfficeMachine { Hero = hero }),
        new("screen shared with an accountant", 18, static (firm, hero) => SignInTwins.Worth(firm, hero) > 1_000_000,
            static hero => new ScreenShared { Hero = hero }),
        new("machine set up by a shop", 20, static (firm, hero) => HonestStory.Age(firm, hero) > 55,
            static hero => new SetUpByShop { Hero = hero }),
        new("grandchild's flat", 16,
            static (firm, hero) => HonestStory.Age(firm, hero) > 60 && SignInTwins.Worth(firm, hero) > 2_000_000,
            static hero => new GrandchildsFlat { Hero = hero }),
        new("gold bought late in life", 9,
            static (firm, hero) => HonestStory.Age(firm, hero) > 58 && SignInTwins.Worth(firm, hero) > 1_500_000,
            static hero => new GoldBought { Hero = hero }),
        new("coins late in life", 9,
            static (firm, hero) => HonestStory.Age(firm, hero) > 58 && SignInTwins.Worth(firm, hero) > 500_000,
            static hero => new CoinsBought { Hero = hero }),
        new("builder paid by e-mail", 25, static (_, hero) => hero.Account.Cash > 300_000,
            static hero => new BuilderPaid { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 6 : 1,
        },
        new("closing by e-mail", 14, static (firm, hero) => SignInTwins.Worth(firm, hero) > 3_000_000,
            static hero => new ClosingByEmail { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 6 : 1,
        },
        new("attorney instructs", 10,
            static (firm, hero) => HonestStory.Age(firm, hero) > 60 && hero.Account.Cash > 150_000,
            static hero => new AttorneyInstructs { Hero = hero }),
        new("trustee writes", 9, static (firm, hero) => hero.Account.Cash > 200_000,
            static hero => new TrusteeWrites { Hero = hero }),
        new("adviser passes it on", 14, static (_, hero) => hero.Account.Cash > 200_000,
            static hero => new AdviserPassesOn { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 5 : 1,
        },
        new("winter in the south", 14, static (firm, hero) => HonestStory.Age(firm, hero) > 58,
            static hero => new Winter { Hero = hero }),
        new("widowed", 10, static (firm, hero) => HonestStory.Age(firm, hero) > 60,
            static hero => new Widowed { Hero = hero }),
    ];

    /// <summary>Looks in from the machine at the office, over the office's own remote desktop.</summary>
    private sealed class OfficeMachine : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var machine = Device.Computer(Hero.City, Chance);
            machine.IsRemoteControlled = true;
            for (var days = Chance.Between(2, 6); days > 0; days--)
            {
                var visit = SignedIn(machine, Firm.Roster.Workplaces[Hero.Employer], isAsked: Chance.Is(0.3));
                visit.ObserveUsual();
                if (Chance.Is(0.3))
                {
                    visit.Withdraw(
                        Account, Chance.Is(0.8) ? Rail.Ach : Rail.Wire, DailyMoney.Round(OfCash(0.1, 0.8), Chance),
                        Chance.Is(0.7) ? Account.Payees[0] : Payee.ThirdParty(Chance), DailyMoney.How(Chance));
                }

                yield return Days(1, 5);
            }
        }
    }

    /// <summary>
    /// The accountant looks on by a remote tool and on the telephone while the tax is sold for and paid.
    /// </summary>
    private sealed class ScreenShared : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var machine = Hero.Computer.WithId(Hero.Computer.Id);
            machine.IsRemoteControlled = true;
            var visit = SignedIn(machine, Hero.Home);
            visit.Observe(
                typing: Chance.Between(300, 900), isOnCall: Chance.Is(0.7), sensitivePages: Chance.Between(1, 12),
                tourPages: Chance.Between(0, 3));
            visit.Raise(Account, Equity / Chance.Between(4, 10));
            yield return Days(1, 3);
            SignedIn(machine, Hero.Home).Withdraw(
                Account, Chance.Is(0.6) ? Rail.Ach : Rail.Wire, DailyMoney.Round(OfCash(0.3, 0.9), Chance),
                Chance.Is(0.6) ? Firm.Payees.Treasury : Payee.ThirdParty(Chance), DailyMoney.How(Chance));
        }
    }

    /// <summary>
    /// A shop sets the new machine up by its own tool, with the owner on the telephone; a bank is linked at last.
    /// </summary>
    private sealed class SetUpByShop : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var machine = Device.Computer(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Computer)] = machine;
            machine.IsRemoteControlled = true;
            var visit = Online(Hero, machine, Hero.Home);
            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            visit.Observe(typing: Chance.Between(150, 700), isOnCall: Chance.Is(0.6), tourPages: Chance.Between(0, 4));
            if (Chance.Is(0.5))
            {
                visit.Link(Account, Payee.OwnBank(Chance), DailySettings.Verification(Chance));
            }

            yield return HoursBetween(1, 40);
            machine.IsRemoteControlled = Chance.Is(0.3);
            if (Account.Cash > 20_000)
            {
                SignedIn(machine, Hero.Home).Withdraw(
                    Account, Rail.Ach, DailyMoney.Round(OfCash(0.2, 0.9), Chance), Account.Payees[^1],
                    DailyMoney.How(Chance));
            }

            yield return Days(1, 4);
            machine.IsRemoteControlled = false;
        }
    }

    /// <summary>
    /// On the telephone with the notary: a reservation, the deposit, the price; each wire larger than the one before.
    /// </summary>
    private sealed class GrandchildsFlat : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var goal = (long)(Equity * Chance.Between(0.25, 0.8));
            AtHome().Raise(Account, goal - Account.Cash);
            var notary = Chance.Is(0.5) ? Firm.Payees.Escrow(Hero.City, Chance) : Payee.ThirdParty(Chance);
            yield return Days(1, 4);
            var parts = Chance.Between(2, 4);
            for (var part = 1; part <= parts; part++)
            {
                var pay = AtHome();
                pay.Observe(typing: Chance.Between(450, 950), isOnCall: Chance.Is(0.6),
                    secondsToTransfer: Chance.Between(100, 1_400));
                pay.Withdraw(
                    Account, Rail.Wire, DailyMoney.Round(goal / (parts * (parts + 1) / 2) * part, Chance), notary,
                    DailyMoney.How(Chance));
                yield return Days(1, 9);
            }
        }
    }

    /// <summary>
    /// A dealer of coins takes orders by telephone while the customer pays; twice or thrice, and more each time.
    /// </summary>
    private sealed class GoldBought : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var dealer = Payee.ThirdParty(Chance);
            for (var buys = 1; buys <= Chance.Between(2, 3); buys++)
            {
                yield return UntilOpen();
                var amount = (long)(Equity * Chance.Between(0.03, 0.12) * buys);
                AtHome().Raise(Account, amount - Account.Cash);
                yield return Days(1, 3);
                var pay = AtHome();
                pay.Observe(typing: Chance.Between(400, 950), isOnCall: Chance.Is(0.7),
                    secondsToTransfer: Chance.Between(100, 1_200));
                pay.Withdraw(
                    Account, Chance.Is(0.8) ? Rail.Wire : Rail.Ach, DailyMoney.Round(Math.Max(amount, 50_000), Chance),
                    dealer, DailyMoney.How(Chance));
                yield return Days(2, 12);
            }
        }
    }

    /// <summary>A grandson explains coins over the telephone; they like it, and buy more.</summary>
    private sealed class CoinsBought : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var wallet = Payee.Wallet(Chance);
            AtHome().Enable(Account, AccountFeature.Crypto);
            for (var buys = Chance.Between(2, 4); buys > 0; buys--)
            {
                yield return Days(1, 7);
                var pay = AtHome();
                pay.Observe(typing: Chance.Between(400, 950), isOnCall: Chance.Is(0.5),
                    secondsToTransfer: Chance.Between(80, 1_000));
                pay.Withdraw(
                    Account, Rail.Crypto, DailyMoney.Round(OfCash(0.1, 0.6), Chance), wallet, DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>Invoices are forwarded to the desk with "please pay"; the builder is new and comes again.</summary>
    private sealed class BuilderPaid : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var builder = Payee.ThirdParty(Chance);
            var by = Hero.Adviser >= 0 ? Instructor.Representative : Instructor.Customer;
            for (var invoices = Chance.Between(1, 3); invoices > 0; invoices--)
            {
                if (Chance.Is(0.4))
                {
                    Offline(Hero, Channel.Email).CallSupport(
                        SupportTopic.Transfer,
                        Chance.Is(0.7) ? CallerAuthentication.Passed : CallerAuthentication.None);
                    yield return Minutes(10, 300);
                }

                Offline(Hero, Channel.Email).Withdraw(
                    Account, Chance.Is(0.85) ? Rail.Wire : Rail.Ach, DailyMoney.Round(OfCash(0.1, 0.5), Chance),
                    builder,
                    new(by, InstructionMedium.Email));
                yield return Days(2, 14);
            }
        }
    }

    /// <summary>Staff sell what a mail asks to be sold, and wire to the escrow agent it names.</summary>
    private sealed class ClosingByEmail : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var clerk = Hero.Adviser >= 0 ? Firm.Staff.Advisers[Hero.Adviser] : Chance.Pick(Firm.Staff.Employees);
            AtDesk(clerk, Hero).Raise(Account, (long)(Equity * Chance.Between(0.2, 0.8)));
            yield return Days(1, 5);
            Offline(Hero, Channel.Email).Withdraw(
                Account, Rail.Wire, OfCash(0.5, 1),
                Chance.Is(0.6) ? Firm.Payees.Escrow(Hero.City, Chance) : Payee.ThirdParty(Chance),
                new(Hero.Adviser >= 0 ? Instructor.Representative : Instructor.Customer, InstructionMedium.Email));
        }
    }

    /// <summary>A power of attorney is put on file; the attorney writes, and the bills of a home are paid.</summary>
    private sealed class AttorneyInstructs : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var (medium, channel) = Chance.Is(0.5) ? (InstructionMedium.Fax, Channel.Fax)
                : (InstructionMedium.Letter, Channel.Mail);
            Offline(Hero, channel).ChangeAuthority(
                Account, Chance.Is(0.8) ? AuthorityKind.PowerOfAttorney : AuthorityKind.Trader);
            yield return Days(2, 12);
            var home = Payee.ThirdParty(Chance);
            for (var bills = Chance.Between(1, 4); bills > 0; bills--)
            {
                Offline(Hero, channel).Withdraw(
                    Account, Chance.Is(0.6) ? Rail.Wire : Rail.Check, DailyMoney.Round(OfCash(0.1, 0.5), Chance), home,
                    new(Instructor.ThirdParty, medium));
                yield return Days(5, 20);
            }
        }
    }

    /// <summary>A trustee's or a court's letter: a large part goes to whom it names.</summary>
    private sealed class TrusteeWrites : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var (medium, channel) = Chance.Is(0.5) ? (InstructionMedium.Fax, Channel.Fax)
                : (InstructionMedium.Letter, Channel.Mail);
            Offline(Hero, channel).Withdraw(
                Account, Chance.Is(0.7) ? Rail.Wire : Rail.Check, DailyMoney.Round(OfCash(0.3, 1), Chance),
                Payee.ThirdParty(Chance),
                new(Instructor.ThirdParty, medium));
            yield return Minutes(1, 5);
        }
    }

    /// <summary>
    /// The adviser's office passes on by e-mail what the client said over lunch: to a bank not used before.
    /// </summary>
    private sealed class AdviserPassesOn : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var bank = Chance.Is(0.7) ? Payee.OwnBank(Chance) : Payee.ThirdParty(Chance);
            for (var parts = Chance.Between(1, 3); parts > 0; parts--)
            {
                Offline(Hero, Channel.Email).Withdraw(
                    Account, Chance.Is(0.75) ? Rail.Wire : Rail.Check, DailyMoney.Round(OfCash(0.1, 0.5), Chance), bank,
                    new(Instructor.Representative, InstructionMedium.Email));
                yield return Days(3, 15);
            }
        }
    }

    /// <summary>The address of the winter is told by telephone, and cheques and the card go there.</summary>
    private sealed class Winter : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var call = Offline(Hero, Channel.Phone);
            call.CallSupport(SupportTopic.Contact, CallerAuthentication.Passed,
                Chance.Is(0.4) ? Chance.Mint(TagKind.Contact) : default);
            call.ChangeContact(ContactKind.MailingAddress);
            yield return Days(5, 20);
            var address = new Payee(Hero.Contacts.Mailing, DestinationKind.AddressOfRecord, OwnerNameMatch.NotGiven);
            if (Chance.Is(0.3))
            {
                Offline(Hero, Channel.Phone).Enable(Account, AccountFeature.Card);
            }

            for (var cheques = Chance.Between(1, 2); cheques > 0; cheques--)
            {
                Offline(Hero, Channel.Phone).Withdraw(
                    Account, Rail.Check, DailyMoney.Round(OfCash(0.1, 0.6), Chance), address,
                    new(Instructor.Customer, InstructionMedium.Phone));
                yield return Days(6, 16);
            }
        }
    }

    /// <summary>
    /// Not known at the first call for want of the other one's papers; then all contacts change, and cheques follow.
    /// </summary>
    private sealed class Widowed : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            for (var failed = Chance.Between(0, 2); failed > 0; failed--)
            {
                Offline(Hero, Channel.Phone).CallSupport(
                    SupportTopic.Access, CallerAuthentication.Failed, Chance.Mint(TagKind.Contact));
                yield return Days(1, 4);
            }

            var call = Called(SupportTopic.Contact);
            call.ChangeContact(Chance.Is(0.5) ? ContactKind.MailingAddress : ContactKind.Phone);
            if (Chance.Is(0.5))
            {
                call.ChangeContact(ContactKind.Email);
            }

            call.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);
            yield return Days(4, 20);
            Offline(Hero, Channel.Phone).Withdraw(
                Account, Rail.Check, DailyMoney.Round(OfCash(0.2, 0.9), Chance),
                new Payee(Hero.Contacts.Mailing, DestinationKind.AddressOfRecord, OwnerNameMatch.NotGiven),
                new(Instructor.Customer, InstructionMedium.Phone));
        }
    }
}
