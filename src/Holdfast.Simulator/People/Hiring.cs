using Holdfast.Engine.Contract;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>Makes up the customers of a firm, each from draws of their own.</summary>
internal static class Hiring
{
    private const double Partnered = 0.16, SharesComputer = 0.25, Employed = 0.35, Student = 0.6, LivesAbroad = 0.013,
        SpeaksAnother = 0.035;
    private const double UsesVpn = 0.03, UsesRelay = 0.03, UsesTor = 0.001;
    private const int CustomersAnEmployer = 70;

    public static Roster Of(Firm firm)
    {
        var roster = new Roster();
        var chance = Chance.Of(firm.Options.Seed, ChanceOwner.Household, 0);
        for (var n = 0; n < 4 + (firm.Options.Accounts / CustomersAnEmployer); n++)
        {
            var kind = chance.Weighed(70, 12, 18) switch
            {
                0 => OperatorKind.Office, 1 => OperatorKind.Campus, _ => OperatorKind.Gateway,
            };
            roster.Workplaces.Add(Connection.Shared(Operators.Any(chance, kind), City(chance), n));
        }

        for (var n = 0; n < 5; n++)
        {
            roster.Aggregators.Add(
                (chance.Mint(TagKind.Client), Connection.Line(City(chance), chance, OperatorKind.Hosting)));
        }

        while (roster.Accounts < firm.Options.Accounts)
        {
            Add(firm, roster);
        }

        return roster;
    }

    /// <summary>
    /// Somebody who was no customer before: a person with a home, devices and habits, and no account yet. They draw
    /// from the stream of whoever brought them.
    /// </summary>
    public static Customer Newcomer(
        Firm firm, Chance chance, City city, int age, Contacts? contacts = null, int? number = null)
    {
        var customer = new Customer(number ?? firm.Roster.NextNewcomer++, chance.Mint(TagKind.Customer), chance)
        {
            Username = chance.Mint(TagKind.Username), BirthYear = (short)(firm.Options.Start.Year - age), City = city,
            Carrier = Operators.In(city, chance, OperatorKind.Mobile), Home = Connection.Line(city, chance),
            Contacts = contacts ?? ContactsOf(chance, null),
        };
        Equip(customer, null, firm.Profile, chance);
        HabitsOf.Fill(customer, age, firm.Profile, chance);
        return customer;
    }

    /// <summary>A town, the large ones more often.</summary>
    public static City City(Chance chance)
    {
        var share = chance.Share();
        return Places.City.Home[(int)(Places.City.Home.Count * share * share)];
    }

    private static void Add(Firm firm, Roster roster)
    {
        var number = roster.Customers.Count;
        var chance = Chance.Of(firm.Options.Seed, ChanceOwner.Customer, (uint)number);
        var profile = firm.Profile;
        var before = number > 0 ? roster.Customers[number - 1] : null;
        var partner = before is { Partner: < 0 } && chance.Is(Partnered) ? before : null;
        var year = firm.Options.Start.Year;
        var age = partner is null
            ? Math.Clamp(profile.MedianAge + (chance.Normal() * profile.AgeSpread), 18, 97)
            : Math.Clamp(partner.AgeIn(year) + (chance.Normal() * 3), 18, 97);
        var workplace = age < 66 && chance.Is(Employed) ? chance.Below(roster.Workplaces.Count) : -1;
        var city = partner?.City ?? (workplace >= 0 ? roster.Workplaces[workplace].City : chance.Is(LivesAbroad)
            ? chance.Pick(Places.City.Abroad) : City(chance));
        if (workplace >= 0 && (roster.Workplaces[workplace].City != city
            || (roster.Workplaces[workplace].Operator.Kind is OperatorKind.Campus && age > 30 && chance.Is(Student))))
        {
            workplace = -1;
        }

        var customer = new Customer(number, chance.Mint(TagKind.Customer), chance)
        {
            Username = chance.Mint(TagKind.Username), BirthYear = (short)(year - (int)age), City = city,
            Carrier = Operators.In(city, chance, OperatorKind.Mobile), Employer = workplace,
            Adviser = partner is { Adviser: >= 0 } ? partner.Adviser
                : chance.Is(profile.Advised) ? chance.Below(firm.Staff.Advisers.Count) : -1,
            Home = partner?.Home ?? Connection.Line(city, chance), Contacts = ContactsOf(chance, partner),
            Partner = partner?.Number ?? -1,
            PrivacyService = chance.Is(UsesVpn) ? Operators.Any(chance, OperatorKind.Vpn)
                : chance.Is(UsesRelay) ? Operators.Any(chance, OperatorKind.PrivacyRelay)
                : chance.Is(UsesTor) ? Operators.Any(chance, OperatorKind.Tor) : null,
            Aggregator = chance.Is(profile.Aggregated) ? chance.Pick(roster.Aggregators).Id : default,
        };
        if (partner is not null)
        {
            partner.Partner = number;
        }

        Equip(customer, partner, profile, chance);
        HabitsOf.Fill(customer, (int)age, profile, chance);
        Wealth.Fill(customer, partner, firm, roster, chance);
        roster.Customers.Add(customer);
    }

    private static Contacts ContactsOf(Chance chance, Customer? partner)
    {
        var mailing = partner?.Contacts.Mailing ?? chance.Mint(TagKind.Contact);
        return new Contacts(
            chance.Mint(TagKind.Contact), chance.Mint(TagKind.Contact), mailing,
            chance.Is(0.93) ? mailing : chance.Mint(TagKind.Contact));
    }

    private static void Equip(Customer customer, Customer? partner, FirmProfile profile, Chance chance)
    {
        var city = customer.City;
        var shared = partner is not null && chance.Is(SharesComputer)
            ? partner.Devices.Find(device => !device.Model.IsHandheld)
            : null;
        var computer = shared ?? Device.Computer(city, chance);
        var hasHandheld = chance.Is(0.86);
        var isHandheldFirst = hasHandheld && chance.Is(profile.Handheld);
        if (isHandheldFirst)
        {
            customer.Devices.Add(Device.Handheld(city, chance));
        }

        if (!isHandheldFirst || chance.Is(0.6))
        {
            customer.Devices.Add(computer);
        }

        if (hasHandheld && !isHandheldFirst)
        {
            customer.Devices.Add(Device.Handheld(city, chance));
        }

        if (chance.Is(0.12))
        {
            customer.Devices.Add(Device.Handheld(city, chance));
        }

        if (chance.Is(SpeaksAnother))
        {
            var language = chance.Pick(Places.City.Abroad);
            customer.Devices.ForEach(device => device.Speaks = language);
        }

        customer.Devices.TrimExcess();
    }
}
