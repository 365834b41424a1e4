using Holdfast.Engine.Contract;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Trading;

namespace Holdfast.Simulator.People;

/// <summary>Shares, contracts or coins of one security.</summary>
/// <param name="Security">Its number in the market.</param>
/// <param name="BoughtOn">Day since the start of the run; negative before.</param>
/// <param name="Milliunits">Thousandths of a share, contract or coin.</param>
internal record struct Position(ushort Security, short BoughtOn, long Milliunits);

/// <summary>What is in an account. Amounts are whole cents.</summary>
internal sealed class Account(Tag id)
{
    private Position[] _positions = [];

    public Tag Id { get; } = id;

    /// <summary>Cents that could be taken out.</summary>
    public long Cash { get; private set; }

    public IReadOnlyList<Position> Positions => _positions;

    /// <summary>Bank accounts, payees and wallets on file, the oldest first.</summary>
    public List<Payee> Payees { get; } = new(1);

    /// <summary>Day it was opened, since the start of the run; negative before.</summary>
    public int OpenedOn { get; init; }

    /// <summary>Features that were switched on, one bit each by <see cref="AccountFeature"/>.</summary>
    public ushort Features { get; private set; }

    public bool HasTrustedContact { get; set; }

    /// <summary>The firm lets nothing out of it.</summary>
    public bool IsRestricted { get; set; }

    public bool IsClosed { get; set; }

    public bool Has(AccountFeature feature) => (Features & (1 << (int)feature)) != 0;

    public void Enable(AccountFeature feature) => Features |= (ushort)(1 << (int)feature);

    /// <summary>Adds cents, or takes them; what is not there cannot be taken.</summary>
    public void Book(long cents)
    {
        if (Cash + cents < 0)
        {
            throw new InvalidOperationException("An account cannot pay out more cash than it holds.");
        }

        Cash += cents;
    }

    public long Held(int security)
    {
        var at = Array.FindIndex(_positions, position => position.Security == security);
        return at < 0 ? 0 : _positions[at].Milliunits;
    }

    /// <summary>Takes in or gives out milliunits of a security; what is not held cannot be given.</summary>
    public void Move(int security, long milliunits, int day)
    {
        var at = Array.FindIndex(_positions, position => position.Security == security);
        var held = at < 0 ? 0 : _positions[at].Milliunits;
        if (held + milliunits < 0)
        {
            throw new InvalidOperationException("An account cannot give out more of a security than it holds.");
        }

        if (at < 0)
        {
            _positions = [.. _positions, new Position((ushort)security, (short)day, milliunits)];
        }
        else if (held + milliunits == 0)
        {
            _positions = [.. _positions[..at], .. _positions[(at + 1)..]];
        }
        else
        {
            _positions[at].Milliunits = held + milliunits;
        }
    }

    /// <summary>Gives out all securities, as to another firm.</summary>
    public void GiveOutAll() => _positions = [];

    /// <summary>Cents that all of it is worth.</summary>
    public long Equity(Market market, NodaTime.Instant at)
    {
        var worth = Cash;
        foreach (var position in _positions)
        {
            worth += market.Worth(position.Security, position.Milliunits, at);
        }

        return worth;
    }
}
