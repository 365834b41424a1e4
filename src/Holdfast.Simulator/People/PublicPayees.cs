using Holdfast.Engine.Contract;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>Payees whom many customers pay: escrow agents, colleges, the treasury, exchanges.</summary>
internal sealed class PublicPayees
{
    private readonly Payee[][] _escrow;

    public PublicPayees(SimulationOptions options)
    {
        var chance = Chance.Of(options.Seed, ChanceOwner.Payee, 0);
        var agents = 2 + (options.Accounts / 4_000);
        _escrow = [.. City.All.Select(city => Some(chance, agents, $"{city.Name} Title and Escrow"))];
        Colleges = Some(chance, 25, "Bursar's Office");
        Charities = Some(chance, 25, null);
        Treasury = Payee.ThirdParty(chance, "United States Treasury");
    }

    public IReadOnlyList<Payee> Colleges { get; }

    public IReadOnlyList<Payee> Charities { get; }

    public Payee Treasury { get; }

    /// <summary>An escrow agent of a town.</summary>
    public Payee Escrow(City city, Chance chance) => chance.Pick(_escrow[city.Number]);

    private static Payee[] Some(Chance chance, int count, string? name) =>
        [.. Enumerable.Range(0, count).Select(_ => Payee.ThirdParty(chance, chance.Is(0.7) ? name : null))];
}
