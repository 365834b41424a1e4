using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of large purchases, in a hurry or from strange places.</summary>
internal static class SpendingStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("builder paid", 30, static (firm, hero) => Worth(firm, hero) > 2_500_000,
            static hero => new BuilderPaid { Hero = hero }),
        new("car bought at the dealer's", 30, static (firm, hero) => Worth(firm, hero) > 1_500_000,
            static hero => new CarBought { Hero = hero }),
        new("house abroad", 6, static (firm, hero) => Worth(firm, hero) > 5_000_000,
            static hero => new HouseAbroad { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 3 : 1,
        },
        new("contact changed by telephone, then a payment", 30, static (_, hero) => hero.Account.Cash > 30_000,
            static hero => new ChangedByTelephone { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.Retirees or FirmKind.PrivateBank ? 2 : 1,
        },
        new("everything new at once", 12, static (_, hero) => hero.Account.Cash > 20_000,
            static hero => new EverythingNew { Hero = hero }),
    ];

    private static long Worth(Firm firm, Customer hero) => hero.Account.Equity(firm.Market, firm.Agenda.Now);

    /// <summary>Sells, and pays a builder in two or three parts; on the telephone with them while doing it.</summary>
    private sealed class BuilderPaid : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var amount = (long)(Equity * Chance.Between(0.1, 0.55));
            var builder = Payee.ThirdParty(Chance);
            yield return UntilOpen();
            AtHome().Raise(Account, amount);
            yield return Days(1, 5);
            for (var part = Chance.Between(1, 3); part > 0; part--)
            {
                var visit = SignedIn(Hero.Device, Hero.Home);
                visit.Observe(
                    typing: Chance.Between(500, 950), isOnCall: Chance.Is(0.45),
                    secondsToTransfer: Chance.Between(15, 400));
                visit.Withdraw(
                    Account, Chance.Weighed(45, 40, 15) switch { 0 => Rail.Wire, 1 => Rail.Ach, _ => Rail.Check },
                    Math.Min(amount / part, Account.Cash), builder, new(Instructor.Customer, InstructionMedium.Online));
                yield return Days(2, 14);
            }
        }
    }

    /// <summary>At the dealer's desk, on the dealer's network: on the telephone, a new payee, and now.</summary>
    private sealed class CarBought : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var amount = Math.Clamp((long)(Equity * Chance.Between(0.1, 0.7)), 300_000, 9_000_000);
            if (Account.Cash < amount)
            {
                yield return UntilOpen();
                AtHome().Raise(Account, amount - Account.Cash);
                yield return Days(1, 4);
            }

            yield return UntilHour(Hero, Chance.Between(0, 2), Chance.Between(10, 18));
            var dealer = Connection.Shared(Operators.Any(Chance, OperatorKind.Office), Hero.City, Chance.Below(190));
            var visit = SignedIn(Hero.Handheld, Chance.Is(0.5) ? dealer : OnTheRoad(Hero.City),
                isAsked: Chance.Is(0.5));
            visit.Observe(isOnCall: Chance.Is(0.3), secondsToTransfer: Chance.Between(10, 200));
            visit.Withdraw(
                Account, Chance.Is(0.6) ? Rail.Wire : Rail.Instant, amount, Payee.ThirdParty(Chance),
                new(Instructor.Customer, InstructionMedium.Online));
        }
    }

    /// <summary>From a lawyer's office abroad, most of what there is to a notary there.</summary>
    private sealed class HouseAbroad : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Pick(City.Abroad);
            yield return UntilOpen();
            AtHome().Raise(Account, (long)(Equity * Chance.Between(0.3, 0.8)));
            yield return Days(3, 10);
            var notary = Payee.ThirdParty(Chance) with { Country = city.Country };
            var visit = SignedIn(Hero.Device, Connection.Line(city, Chance), isAsked: true);
            visit.ObserveUsual();
            visit.Withdraw(
                Account, Rail.Wire, OfCash(0.05, 0.15), notary, new(Instructor.Customer, InstructionMedium.Online));
            yield return Days(4, 12);
            SignedIn(Hero.Handheld, OnTheRoad(city), isAsked: true).Withdraw(
                Account, Rail.Wire, OfCash(0.6, 1.0), notary, new(Instructor.Customer, InstructionMedium.Online));
        }
    }

    /// <summary>Calls, not always known at first, has a number or address changed, and pays days later.</summary>
    private sealed class ChangedByTelephone : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            if (Chance.Is(0.25))
            {
                Offline(Hero, Channel.Phone).CallSupport(SupportTopic.Contact, CallerAuthentication.Failed);
                yield return HoursBetween(1, 30);
            }

            var call = Offline(Hero, Channel.Phone);
            var number = Chance.Mint(Randomness.TagKind.Contact);
            call.CallSupport(
                SupportTopic.Contact, CallerAuthentication.Passed, caller: Chance.Is(0.5) ? number : default);
            call.ChangeContact(ContactKind.Phone, number);
            if (Chance.Is(0.35))
            {
                call.ChangeContact(Chance.Is(0.5) ? ContactKind.Email : ContactKind.MailingAddress);
            }

            yield return Days(0, 8);
            var bank = Chance.Is(0.6) ? Account.Payees[0] : Payee.OwnBank(Chance);
            var visit = SignedIn(Hero.Device, Hero.Home, isAsked: Chance.Is(0.5));
            if (bank != Account.Payees[0])
            {
                visit.Link(Account, bank, DailySettings.Verification(Chance));
            }

            visit.Withdraw(Account, Chance.Is(0.7) ? Rail.Ach : Rail.Wire, OfCash(0.3, 1.0), bank);
        }
    }

    /// <summary>
    /// A new telephone after a burglary or a fire: reset, new factor, new contact, new bank within two days.
    /// </summary>
    private sealed class EverythingNew : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var telephone = Device.Handheld(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
            var line = Connection.Line(Hero.City, Chance);
            var visit = Online(Hero, telephone, line);
            visit.Fail(LoginFailure.BadPassword, Chance.Between(0, 3));
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, Chance.Is(0.6) ? Hero.Habits.Factor : MfaMethod.Email);
            visit.ChangeCredential(CredentialKind.MfaMethod, CredentialChangeWay.SignedIn);
            yield return HoursBetween(1, 24);

            var next = SignedIn(telephone, line);
            next.ChangeContact(Chance.Is(0.5) ? ContactKind.Email : ContactKind.Phone);
            var bank = Chance.Is(0.5) ? Account.Payees[0] : Payee.OwnBank(Chance);
            if (bank != Account.Payees[0])
            {
                next.Link(Account, bank, DailySettings.Verification(Chance));
            }

            yield return HoursBetween(2, 40);
            SignedIn(telephone, line).Withdraw(Account, Chance.Is(0.7) ? Rail.Ach : Rail.Wire, OfCash(0.4, 1.0), bank);
        }
    }
}
