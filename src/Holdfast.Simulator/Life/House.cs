using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>What the firm's own systems and staff do, whoever its customers are.</summary>
internal sealed class House(Firm firm)
{
    private const int TrafficSamplesADay = 6;

    // Numbers on the agenda of the house itself, apart from those of customers and stories.
    private const ulong Own = 1UL << 50;

    private static readonly Text Site = Text.Of("www.meridian.example");
    private static readonly string[] Sources = ["breach-feed", "fs-isac", "dark-web watch", "peer firm"];

    private readonly Chance _chance = Chance.Of(firm.Options.Seed, ChanceOwner.Firm, 0);

    public void Begin()
    {
        Households();
        firm.Agenda.At(firm.Start + Duration.FromMinutes(7), Own, SampleTraffic);
        firm.Agenda.At(firm.Start + Duration.FromHours(13), Own + 1, WorkADay);
    }

    private void Households()
    {
        var at = firm.Start + Duration.FromMinutes(3);
        foreach (var customer in firm.Roster.Customers)
        {
            if (customer.Partner > customer.Number
                && firm.Roster.Customers[customer.Partner] is var partner && partner.Account != customer.Account)
            {
                var data = new HouseholdLinked { With = [partner.Account.Id.ToText()] };
                firm.EmitBySystem(
                    EventType.HouseholdLinked, data, customer.Chance, at, account: customer.Account,
                    namesSystem: false);
            }
        }
    }

    private void SampleTraffic()
    {
        var now = firm.Agenda.Now;
        var hour = now.InUtc().Hour;
        var load = firm.Roster.Customers.Count * (hour is >= 13 and < 22 ? 9.0 : 3.0);
        Sample(now, (long)_chance.Spread(load, 0.25), _chance.Spread(0.1, 0.2), 0.01, 260);
        firm.Agenda.At(
            now + Duration.FromSeconds(_chance.Between(70_000 / TrafficSamplesADay, 100_000 / TrafficSamplesADay)), Own,
            SampleTraffic);
    }

    /// <summary>One sample of a portal's traffic.</summary>
    public void Sample(Instant at, long requests, double addressShare, double errorShare, int milliseconds)
    {
        var data = new TrafficSampled
        {
            Site = Site, Seconds = 60, Requests = requests, DistinctIps = Math.Max((long)(requests * addressShare), 1),
            Errors = (long)(requests * _chance.Spread(errorShare, 0.3)),
            P95Milliseconds = (int)_chance.Spread(milliseconds, 0.2),
        };
        firm.EmitBySystem(EventType.TrafficSampled, data, _chance, at, namesSystem: false);
    }

    private void WorkADay()
    {
        var now = firm.Agenda.Now;
        var size = firm.Roster.Customers.Count;
        if (now.InUtc().DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
        {
            for (var n = _chance.Count(0.2 + (size / 3_000.0)); n > 0; n--)
            {
                Export(now);
            }

            for (var n = _chance.Count(size / 1_500.0); n > 0; n--)
            {
                Look(now);
            }
        }

        for (var n = _chance.Count(size / 9_000.0); n > 0; n--)
        {
            Expose(now);
        }

        for (var n = _chance.Count(size / 14_000.0); n > 0; n--)
        {
            ReturnNotice(now);
        }

        firm.Agenda.At(now + Duration.FromDays(1), Own + 1, WorkADay);
    }

    private void Export(Instant now)
    {
        var employee = _chance.Pick(firm.Staff.Employees);
        var visit = firm.Staff.AtDesk(employee, _chance.Pick(firm.Roster.Customers), _chance, now);
        visit.Pause(60, 20_000);
        visit.Export(_chance.Is(0.06) ? (long)_chance.Spread(900, 0.8) : (long)_chance.Spread(12, 0.8) + 1);
    }

    private void Look(Instant now)
    {
        var delay = Duration.FromSeconds(_chance.Between(60, 20_000));
        firm.Staff.Look(_chance.Pick(firm.Roster.Customers), _chance, now + delay);
    }

    // Most of what is found in leaks is old and never used.
    private void Expose(Instant now)
    {
        var data = new ExposureFound
        {
            Kind = _chance.Weighed(60, 30, 6, 4) switch
            {
                0 => ExposureKind.Credential, 1 => ExposureKind.PersonalData, 2 => ExposureKind.Device,
                _ => ExposureKind.Payee,
            },
            Source = Text.Of(_chance.Pick(Sources)),
            FirstSeen = now - Duration.FromHours(_chance.Between(10, 900)),
        };
        firm.EmitBySystem(
            EventType.ExposureFound, data, _chance, now + Duration.FromSeconds(_chance.Between(60, 30_000)),
            _chance.Pick(firm.Roster.Customers), namesSystem: false);
    }

    private void ReturnNotice(Instant now)
    {
        var customer = _chance.Pick(firm.Roster.Customers);
        var kind = (NoticeKind)_chance.Between(1, 3);
        var contact = kind switch
        {
            NoticeKind.Email => customer.Contacts.Email, NoticeKind.Sms => customer.Contacts.Phone,
            _ => customer.Contacts.Mailing,
        };
        var data = new NoticeReturned { Kind = kind, Contact = contact.ToText() };
        firm.EmitBySystem(
            EventType.NoticeReturned, data, _chance, now + Duration.FromSeconds(_chance.Between(60, 40_000)), customer,
            namesSystem: false);
    }
}
