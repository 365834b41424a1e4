using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.People;

/// <summary>Somebody who works for the firm, or an adviser who acts for customers.</summary>
internal sealed record Employee(Text Id, ActorKind Kind, Device Device, Connection Connection);

/// <summary>Those who sit at the firm's service desk, and the advisers with their offices.</summary>
internal sealed class Staff
{
    private const uint Logins = 2_000_000;
    private const int FirstLogin = (1 << 30) + (1 << 28);

    private readonly Firm _firm;
    private readonly Dictionary<Employee, Customer> _logins = [];

    public Staff(Firm firm)
    {
        _firm = firm;
        var accounts = firm.Options.Accounts;
        Employees = [.. Enumerable.Range(0, 6 + (accounts / 400)).Select(number => Hire(number, ActorKind.Employee))];
        var advisers = 2 + (int)(accounts * firm.Profile.Advised / 35);
        Advisers = [.. Enumerable.Range(0, advisers).Select(number => Hire(number, ActorKind.Representative))];
    }

    public IReadOnlyList<Employee> Employees { get; }

    public IReadOnlyList<Employee> Advisers { get; }

    /// <summary>An employee opens a customer's record, because of something the customer did.</summary>
    public void Look(Customer customer, Chance chance, Instant at)
    {
        var employee = chance.Pick(Employees);
        AtDesk(employee, customer, chance, at).ViewRecord();
    }

    /// <summary>An employee or adviser at the desk, acting for a customer.</summary>
    public Visit AtDesk(Employee employee, Customer customer, Chance chance, Instant at) =>
        new(_firm, customer, chance, null, at)
        {
            Actor = employee.Kind, ActorId = employee.Id, Device = employee.Device, Connection = employee.Connection,
        };

    /// <summary>The login by which an adviser gets into the firm's portal: a person who has no account.</summary>
    public Customer LoginOf(Employee adviser)
    {
        if (!_logins.TryGetValue(adviser, out var login))
        {
            // From draws of its own, so that it is the same person whoever asks for it first.
            var number = Advisers.ToList().IndexOf(adviser);
            var chance = Chance.Of(_firm.Options.Seed, ChanceOwner.Staff, Logins + (uint)number);
            login = Hiring.Newcomer(
                _firm, chance, adviser.Connection.City, chance.Between(30, 65), number: FirstLogin + number);
            _logins.Add(adviser, login);
        }

        return login;
    }

    private Employee Hire(int number, ActorKind kind)
    {
        var isAdviser = kind is ActorKind.Representative;
        var chance = Chance.Of(_firm.Options.Seed, ChanceOwner.Staff, (uint)(number + (isAdviser ? 1_000_000 : 0)));
        var prefix = isAdviser ? "ra" : "tm";
        var id = Text.Of(string.Create(CultureInfo.InvariantCulture, $"{prefix}{number + 1:000}"));
        var city = isAdviser ? chance.Pick(City.Home) : City.Home[2];
        var line = Connection.Shared(Operators.Any(chance, OperatorKind.Office), city,
            isAdviser ? number : number / 40);
        return new Employee(id, kind, Device.Computer(city, chance), line);
    }
}
