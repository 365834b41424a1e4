using System.Globalization;

namespace Holdfast.Benchmarks;

/// <summary>
/// An endless stream of JSON events of a made-up firm, the same in every run: visits of customers that go on side by
/// side, with the kinds of events in the proportions of a retail broker's day, and a few by strangers.
/// </summary>
internal sealed class EventMix(int customers, ulong seed)
{
    private const int VisitsAtOnce = 200;
    private const long Day = 86_400_000;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly DateTimeOffset FirstDay = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Visit[] _visits = new Visit[VisitsAtOnce];
    private Chance _chance = new(seed);
    private long _event;
    private long _visit;
    private long _milliseconds;

    /// <summary>The quiet past of a customer: account, bank, sign-ins and orders at home over five weeks.</summary>
    public IEnumerable<string> Past(int number)
    {
        var customer = new MixCustomer(number);
        var present = _milliseconds;
        _milliseconds -= 70 * Day;
        var visit = new Visit(customer, ++_visit, 0, 0);
        yield return Opened(visit);
        yield return Snapshot(visit);
        yield return BankLinked(visit);
        for (var week = 0; week < 5; week++)
        {
            visit = new Visit(customer, ++_visit, week % customer.Devices, 0);
            _milliseconds += 7 * Day;
            yield return SignedIn(visit);
            if (week % 2 == 0)
            {
                yield return Order(visit);
            }
        }

        _milliseconds = present + 1;
    }

    /// <summary>The next event.</summary>
    public string Next()
    {
        ref var visit = ref _visits[_chance.Below(VisitsAtOnce)];
        _milliseconds += _chance.Below(400);
        if (visit.Left > 0)
        {
            visit.Left--;
            return Within(visit);
        }

        visit = Begin(new MixCustomer(_chance.Below(customers)));
        return _chance.In(120) ? SignInFailed(visit) : SignedIn(visit);
    }

    // One visit of fifty is made by a stranger: on a device and from a network never seen with the customer.
    private Visit Begin(MixCustomer customer)
    {
        var isStrange = _chance.In(20);
        var device = isStrange ? 2 + _chance.Below(1000) : _chance.Below(customer.Devices);
        var place = isStrange || _chance.In(80) ? 1 + _chance.Below(500) : 0;
        return new Visit(customer, ++_visit, device, place) { Left = 1 + _chance.Below(6) };
    }

    private string Within(in Visit visit) => _chance.Below(1000) switch
    {
        < 470 => Order(visit),
        < 610 => Filled(visit),
        < 700 => Snapshot(visit),
        < 780 => Observed(visit),
        < 842 => Transfer(visit),
        < 895 => Challenged(visit),
        < 945 => Completed(visit),
        < 955 => Supported(visit),
        < 964 => Traffic(),
        < 972 => BankLinked(visit),
        < 979 => CredentialChanged(visit),
        < 985 => ContactChanged(visit),
        < 990 => Viewed(visit),
        < 993 => DeliveryChanged(visit),
        < 996 => FeatureEnabled(visit),
        < 998 => TelecomChecked(visit),
        _ => Reported(visit),
    };

    private string SignedIn(in Visit visit) =>
        Online("login.succeeded", visit, isWhole: true, $"'method':'password','mfa':'totp'");

    private string SignInFailed(in Visit visit) =>
        Online("login.failed", visit, isWhole: true, $"'reason':'badPassword'");

    private string Challenged(in Visit visit) =>
        Online("mfa.challenged", visit, isWhole: true, $"'method':'push','outcome':'approved'");

    private string Opened(in Visit visit) => Online("account.opened", visit, isWhole: true,
        $"'how':'online','birthYear':{visit.Customer.BirthYear},'identity':{{'documentCheck':'pass'}}");

    private string Observed(in Visit visit) => Online("session.observed", visit, isWhole: false,
        $"'typingScore':0.{700 + _chance.Below(300)},'automationScore':0.03,'sensitivePages':{_chance.Below(3)}");

    private string Order(in Visit visit)
    {
        var (symbol, price) = Security();
        var quantity = 1 + _chance.Below(400);
        return Online("order.placed", visit, isWhole: false,
            $"'order':'o_{_event:x10}','symbol':'{symbol}','side':'{(_chance.In(550) ? "buy" : "sell")}',",
            $"'quantity':{quantity},'price':{price},'notional':{quantity * price},'equity':{visit.Customer.Equity},",
            $"'venue':'listed','marketCap':84383000000,'averageDailyVolume':2500000");
    }

    private string Filled(in Visit visit)
    {
        var (symbol, price) = Security();
        var quantity = 1 + _chance.Below(400);
        return BySystem("order.filled", visit,
            $"'order':'o_{_event:x10}','symbol':'{symbol}','side':'buy','quantity':{quantity},'price':{price},",
            $"'notional':{quantity * price},'vwap5m':{price}");
    }

    private string Transfer(in Visit visit)
    {
        var (direction, rail) = _chance.In(500) ? ("in", "ach") : _chance.In(800) ? ("out", "ach") : ("out", "wire");
        var payee = _chance.In(900)
            ? $"'kind':'ownBank','token':'{visit.Customer.Bank}','ownerNameMatch':'match'"
            : $"'kind':'thirdPartyBank','token':'b_x{_chance.Below(100_000):x8}','name':'A. Person'";
        return Online("transfer.requested", visit, isWhole: false,
            $"'transfer':'t_{_event:x10}','direction':'{direction}','rail':'{rail}','medium':'online',",
            $"'amount':{50 + _chance.Below(5000)},'equity':{visit.Customer.Equity},'destination':{{{payee}}}");
    }

    private string Completed(in Visit visit) => BySystem("transfer.completed", visit,
        $"'transfer':'t_{Math.Max(0, _event - _chance.Below(50)):x10}','outcome':'settled'");

    private string Snapshot(in Visit visit) => BySystem("account.snapshot", visit,
        $"'equity':{visit.Customer.Equity},'cash':{visit.Customer.Cash},'birthYear':{visit.Customer.BirthYear}");

    private string BankLinked(in Visit visit) => Online("bank.linked", visit, isWhole: false,
        $"'destination':'{visit.Customer.Bank}','ownerNameMatch':'match','verification':'instant'");

    private string CredentialChanged(in Visit visit) =>
        Online("credential.changed", visit, isWhole: false, $"'what':'password','how':'signedIn'");

    private string ContactChanged(in Visit visit) =>
        Online("contact.changed", visit, isWhole: false, $"'what':'phone','new':'k_{_event:x10}'");

    private string DeliveryChanged(in Visit visit) =>
        Online("delivery.changed", visit, isWhole: false, $"'what':'statements','to':'electronic'");

    private string FeatureEnabled(in Visit visit) =>
        Online("feature.enabled", visit, isWhole: false, $"'feature':'options'");

    private string TelecomChecked(in Visit visit) =>
        Online("telecom.checked", visit, isWhole: false, $"'phone':'k_{visit.Customer.Number:x8}','forwarding':false");

    private string Supported(in Visit visit) => Write("support.contacted",
        $",'customer':'{visit.Customer.Id}','channel':'phone'", $"'topic':'access','authentication':'passed'");

    private string Viewed(in Visit visit) => Write("employee.viewed",
        $",'customer':'{visit.Customer.Id}','actor':{{'kind':'employee','id':'tm{_chance.Below(300)}'}}",
        $"'purpose':'service','fields':['holdings']");

    private string Reported(in Visit visit) =>
        Write("customer.reported", $",'customer':'{visit.Customer.Id}'", $"'what':'falseAlarm'");

    private string Traffic() => Write("traffic.sampled", $"",
        $"'site':'www.firm.example','seconds':60,'requests':9098,'distinctIps':1002,'errors':210");

    private (string Symbol, decimal Price) Security()
    {
        var number = _chance.Below(3000);
        return ($"S{number}", 3 + (Chance.Of(number, 1) % 40_000 / 100m));
    }

    private string BySystem(string type, in Visit visit, params ReadOnlySpan<string> data) =>
        Write(type, $",'account':'{visit.Customer.Account}','actor':{{'kind':'system'}}", data);

    private string Online(string type, in Visit visit, bool isWhole, params ReadOnlySpan<string> data)
    {
        var customer = visit.Customer;
        var account = type is "login.succeeded" or "login.failed" or "mfa.challenged" or "session.observed"
            ? ""
            : $",'account':'{customer.Account}'";
        return Write(type,
            $"{account},'customer':'{customer.Id}','session':'s_{visit.Number:x10}',"
                + $"'network':{customer.Network(visit.Place, isWhole)},"
                + $"'device':{customer.Device(visit.Device, isWhole)}",
            data);
    }

    private string Write(string type, string envelope, params ReadOnlySpan<string> data)
    {
        var time = FirstDay.AddMilliseconds(_milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", Invariant);
        var head = $"{{'id':'e_{seed:x}_{++_event:x10}','type':'{type}','time':'{time}'{envelope}";
        return $"{head},'data':{{{string.Concat(data)}}}}}".Replace('\'', '"');
    }

    private struct Visit(MixCustomer customer, long number, int device, int place)
    {
        public readonly MixCustomer Customer = customer;
        public readonly long Number = number;
        public readonly int Device = device;
        public readonly int Place = place;
        public int Left;
    }
}
