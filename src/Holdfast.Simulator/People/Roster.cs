using Holdfast.Simulator.Places;

namespace Holdfast.Simulator.People;

/// <summary>All customers, and the places they share.</summary>
internal sealed class Roster
{
    /// <summary>By number.</summary>
    public List<Customer> Customers { get; } = [];

    /// <summary>Offices, gateways and halls of employers and colleges, by number; one connection each.</summary>
    public List<Connection> Workplaces { get; } = [];

    /// <summary>Programs that read accounts for customers, and where they run.</summary>
    public List<(Randomness.Tag Id, Connection Connection)> Aggregators { get; } = [];

    /// <summary>All accounts, each once.</summary>
    public int Accounts { get; set; }

    /// <summary>
    /// Number of the next newcomer. Newcomers are in no list: who is there already is not shifted by them.
    /// </summary>
    public int NextNewcomer { get; set; } = 1 << 30;

    /// <summary>Customers of an adviser.</summary>
    public IEnumerable<Customer> ClientsOf(int adviser) => Customers.Where(customer => customer.Adviser == adviser);
}
