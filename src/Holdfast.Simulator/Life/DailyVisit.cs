using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>One ordinary visit online: where from, on what, how they get in, and what they came for.</summary>
internal sealed class DailyVisit(Firm firm, Customer customer, Instant now)
{
    private const double ClearsCookies = 0.045, NewAddress = 0.008, Mistypes = 0.06, MistypesName = 0.022,
        Forgets = 0.006, Asked = 0.13;
    private const double Observed = 0.3, SettingsVisit = 0.011, OnTheWay = 0.02;
    private const ulong PrivateModeEvery = 34;

    private readonly Chance _chance = customer.Chance;

    public void Run()
    {
        if (customer.Account.IsClosed)
        {
            return;
        }

        if (customer.Habits.TradesByProgram && _chance.Is(0.6))
        {
            RunProgram();
            return;
        }

        var device = customer.Devices[Math.Min(_chance.Weighed(74, 22, 4), customer.Devices.Count - 1)];
        var isStrange = Prepare(device);
        var visit = new Visit(firm, customer, _chance, null, now)
        {
            Device = device, Connection = From(device), Channel = device.Model.IsApp ? Channel.Mobile : Channel.Web,
        };
        SignIn(visit, isStrange);
        if (_chance.Is(Observed))
        {
            visit.ObserveUsual();
        }

        Act(visit);
    }

    private void Act(Visit visit)
    {
        var habits = customer.Habits;
        if (_chance.Below(10) < habits.TradingVisits)
        {
            DailyTrades.Run(visit, PickAccount(), 1 + _chance.Count(habits.OrdersAVisit - 0.5));
        }

        if (_chance.Below(100) < habits.MoneyVisits)
        {
            DailyMoney.Run(visit, PickAccount());
        }

        if (_chance.Is(SettingsVisit))
        {
            DailySettings.Run(visit, PickAccount());
        }
    }

    private Account PickAccount() => _chance.Is(0.8) ? customer.Account : _chance.Pick(customer.Accounts);

    // What happened to the device since it was last used; true where the firm will not know it again.
    private bool Prepare(Device device)
    {
        var today = firm.DayOf(now);
        var isLost = firm.World.HasForgotten(device, today)
            || (!device.Model.IsApp
                && (_chance.Is(ClearsCookies) || customer.Id.Number % PrivateModeEvery == 0));
        device.LastUsedDay = (short)today;
        if (isLost)
        {
            device.Id = _chance.Mint(TagKind.Device);
        }

        if (device.VersionsBehind > 0 && _chance.Is(0.1))
        {
            device.VersionsBehind--;
        }

        if (_chance.Is(NewAddress))
        {
            customer.Home = customer.Home.Renumbered(_chance);
        }

        return isLost;
    }

    private Connection From(Device device)
    {
        if (customer.PrivacyService is { } service && _chance.Is(0.75))
        {
            var exit = service.Kind is OperatorKind.Vpn && _chance.Is(0.4) ? _chance.Pick(City.Home) : customer.City;
            return Connection.Gateway(service, exit, _chance);
        }

        if (device.Model.IsHandheld && _chance.Is(0.42))
        {
            var city = _chance.Is(OnTheWay) ? _chance.Pick(City.Home) : customer.City;
            return Connection.Gateway(customer.Carrier, city, _chance);
        }

        var local = now.InZone(customer.City.Zone);
        var isAtWork = customer.Employer >= 0 && local.Hour is >= 9 and < 18
            && local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        return isAtWork && _chance.Is(0.55) ? firm.Roster.Workplaces[customer.Employer] : customer.Home;
    }

    private void SignIn(Visit visit, bool isStrange)
    {
        var habits = customer.Habits;
        var method = isStrange && habits.Method is LoginMethod.RememberedToken ? LoginMethod.Password : habits.Method;
        var isPassword = method is LoginMethod.Password;
        if (isPassword && _chance.Is(MistypesName))
        {
            visit.FailAsNobody();
        }

        if (isPassword && _chance.Is(Mistypes))
        {
            visit.Fail(LoginFailure.BadPassword, 1 + _chance.Count(0.35));
        }

        if (isPassword && _chance.Is(Forgets))
        {
            visit.Fail(LoginFailure.BadPassword, _chance.Between(1, 3));
            if (_chance.Is(0.3))
            {
                visit.Fail(LoginFailure.LockedOut);
            }

            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            isStrange = true;
        }

        var isAsked = method is not LoginMethod.Passkey && _chance.Is(isStrange ? 0.85 : Asked);
        var factor = isAsked ? habits.Factor : MfaMethod.None;
        if (isAsked && _chance.Is(0.05))
        {
            visit.Challenge(factor, _chance.Is(0.7) ? MfaOutcome.Expired : MfaOutcome.Denied);
        }

        visit.SignIn(method, method is LoginMethod.Passkey ? MfaMethod.Passkey : factor);
        if (isAsked && factor is MfaMethod.Sms && _chance.Is(0.02))
        {
            visit.CheckTelephone();
        }
    }

    private void RunProgram()
    {
        var visit = new Visit(firm, customer, _chance, null, now)
        {
            Channel = Channel.Api,
            Connection = customer.Number % 2 == 0 ? customer.Home : Connection.Gateway(
                Operators.Any(_chance, OperatorKind.Hosting), customer.City, _chance),
        };
        visit.SignIn(LoginMethod.RememberedToken);
        DailyTrades.Run(visit, customer.Account, _chance.Between(2, 9));
    }
}
