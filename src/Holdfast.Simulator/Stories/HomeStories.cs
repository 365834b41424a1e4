using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of households: moves, marriages, divorces, mail that comes back.</summary>
internal static class HomeStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("moving house", 85, static (_, _) => true, static hero => new Moving { Hero = hero }),
        new("divorce", 10, static (firm, hero) => HonestStory.Age(firm, hero) > 25,
            static hero => new Divorce { Hero = hero }),
        new("marriage", 12, static (firm, hero) => HonestStory.Age(firm, hero) is > 22 and < 60,
            static hero => new Marriage { Hero = hero }),
        new("mail returned", 20, static (_, _) => true, static hero => new MailReturned { Hero = hero }),
        new("new e-mail address", 45, static (_, _) => true, static hero => new NewEmail { Hero = hero }),
        new("new provider at home", 60, static (_, _) => true, static hero => new NewProvider { Hero = hero }),
    ];

    /// <summary>
    /// Address, line, sometimes state and bank; some pay the movers or the deposit from the new place.
    /// </summary>
    private sealed class Moving : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var isFar = Chance.Is(0.35);
            var city = isFar ? Chance.Pick(City.Home) : Hero.City;
            Hero.City = city;
            Hero.Home = Connection.Line(city, Chance);
            yield return Days(1, 8);

            var address = Chance.Mint(TagKind.Contact);
            var visit = Chance.Is(0.8)
                ? SignedIn(Hero.Device, Hero.Home, isAsked: Chance.Is(0.4))
                : Called(SupportTopic.Contact);
            visit.ChangeContact(ContactKind.MailingAddress, address);
            visit.ChangeContact(ContactKind.ResidentialAddress, address);
            if (Chance.Is(0.2))
            {
                visit.ChangeContact(ContactKind.Phone);
            }

            yield return Days(0, 6);
            if (isFar && Chance.Is(0.6))
            {
                var link = AtHome();
                var bank = Payee.OwnBank(Chance);
                link.Link(Account, bank, DailySettings.Verification(Chance));
                yield return Days(0, 5);
                AtHome().Withdraw(Account, Rail.Ach, OfCash(0.2, 0.9), bank);
            }
            else if (Account.Cash > 100_000 && Chance.Is(0.4))
            {
                AtHome().Withdraw(
                    Account, Chance.Is(0.5) ? Rail.Wire : Rail.Ach, OfCash(0.1, 0.7), Payee.ThirdParty(Chance));
            }
        }
    }

    /// <summary>All contacts, the bank and the beneficiary change within weeks, and then half of it leaves.</summary>
    private sealed class Divorce : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var line = Connection.Line(Hero.City, Chance);
            var visit = SignedIn(Hero.Handheld, line, isAsked: true);
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.SignedIn);
            visit.ChangeContact(ContactKind.Email);
            yield return Days(0, 4);

            Hero.Home = line;
            var second = AtHome();
            second.ChangeContact(ContactKind.Phone);
            second.ChangeAuthority(Account, AuthorityKind.Beneficiary);
            second.ChangeContact(ContactKind.MailingAddress);
            yield return Days(2, 12);

            var match = Chance.Is(0.3) ? OwnerNameMatch.Partial : OwnerNameMatch.Match;
            var bank = Payee.OwnBank(Chance) with { Match = match };
            AtHome().Link(Account, bank, DailySettings.Verification(Chance));
            yield return Days(1, 10) + UntilOpen();

            AtHome().Raise(Account, (long)(Equity * Chance.Between(0.35, 0.5)));
            yield return Days(1, 4);
            var half = Math.Min(Account.Cash, (long)(Equity * Chance.Between(0.4, 0.55)));
            if (Chance.Is(0.5))
            {
                // What the court gave to the other one.
                var other = Payee.ThirdParty(Chance);
                AtHome().Withdraw(Account, Rail.Wire, half, other);
            }
            else
            {
                AtHome().Withdraw(Account, Rail.Ach, half, bank);
            }
        }
    }

    private sealed class Marriage : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = Chance.Is(0.5) ? AtHome() : Offline(Hero, Chance.Is(0.5) ? Channel.Branch : Channel.Mail);
            visit.ChangeContact(ContactKind.Name);
            yield return Days(0, 9);
            var next = AtHome();
            next.ChangeContact(ContactKind.Email);
            next.ChangeAuthority(Account, Chance.Is(0.6) ? AuthorityKind.Beneficiary : AuthorityKind.JointOwner);
            if (Chance.Is(0.4))
            {
                var bank = Payee.OwnBank(Chance) with { Match = OwnerNameMatch.Partial };
                next.Link(Account, bank, DailySettings.Verification(Chance));
            }
        }
    }

    /// <summary>
    /// A statement or notice comes back; days later they put it right, and some draw money meanwhile.
    /// </summary>
    private sealed class MailReturned : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var isMail = Chance.Is(0.6);
            var kind = isMail ? NoticeKind.Mail : NoticeKind.Email;
            var office = new Visit(Firm, Hero, Chance, null, Now) { Actor = ActorKind.System };
            office.ReturnNotice(kind, isMail ? Hero.Contacts.Mailing : Hero.Contacts.Email);
            yield return Days(1, 15);
            if (Account.Cash > 10_000 && Chance.Is(0.4))
            {
                AtHome().Withdraw(Account, Rail.Ach, OfCash(0.1, 0.5), Account.Payees[0]);
                yield return Days(1, 4);
            }

            var visit = Chance.Is(0.5) ? AtHome() : Called(SupportTopic.Contact);
            visit.ChangeContact(isMail ? ContactKind.MailingAddress : ContactKind.Email);
        }
    }

    private sealed class NewEmail : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = AtHome();
            visit.ChangeContact(ContactKind.Email);
            if (Chance.Is(0.25))
            {
                visit.ChangeDelivery(DeliveryKind.Alerts, Chance.Is(0.5) ? DeliveryWay.Off : DeliveryWay.Electronic);
            }

            yield return Days(1, 9);
            if (Account.Cash > 20_000 && Chance.Is(0.35))
            {
                SignedIn(Hero.Device, Chance.Is(0.7) ? Hero.Home : OnTheRoad(Hero.City))
                    .Withdraw(Account, Rail.Ach, OfCash(0.1, 0.9), Account.Payees[0]);
            }
        }
    }

    private sealed class NewProvider : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Hero.Home = Connection.Line(Hero.City, Chance);
            yield return HoursBetween(1, 30);
            SignedIn(Hero.Device, Hero.Home, isAsked: Chance.Is(0.3)).ObserveUsual();
        }
    }
}
