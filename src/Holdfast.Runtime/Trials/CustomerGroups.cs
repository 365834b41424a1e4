using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Groups of customers who may come to carry more of the cost than others, told from the events alone: of each honest
/// visit, whether it is of the group.
/// </summary>
/// <remarks>
/// Home is the country that most of a customer's honest visits of the whole file came from, the first seen of two that
/// are alike. A year of birth and a day of opening are those of the customer's <c>account.opened</c> or
/// <c>account.snapshot</c>; of several days the oldest.
/// </remarks>
internal sealed class CustomerGroups
{
    private const int Seventy = 70, NewDays = 60;

    private readonly Measured _measured;
    private readonly bool[] _travels;
    private readonly bool[] _hides;

    public CustomerGroups(Measured measured)
    {
        _measured = measured;
        var customers = measured.Trial.CustomerRecords.Count;
        (_travels, _hides) = (new bool[customers], new bool[customers]);
        MarkTravellers();
        All =
        [
            ("travellers", "customers with an honest visit from another country than home", Of(_travels)),
            ("VPN and proxy users", "customers with an honest visit by VPN, proxy, hosting or Tor", Of(_hides)),
            ("over 70", "70 years or more between year of birth and visit", Where(IsOver70)),
            ("new customers", "first account opened less than 60 days before the visit", Where(IsNew)),
            ("advised customers", "customers for whom a representative has acted", Where((customer, _) =>
                measured.Trial.CustomerRecords[customer].IsAdvised)),
        ];
    }

    /// <summary>Each group: its name, how it is told, and by honest visit whether it is of it.</summary>
    public IReadOnlyList<(string Name, string Definition, bool[] Visits)> All { get; }

    private void MarkTravellers()
    {
        var trial = _measured.Trial;
        var visitsFrom = new Dictionary<(int Customer, ushort Country), int>();
        var home = new Dictionary<int, (ushort Country, int Visits)>();
        foreach (var visit in trial.Visits)
        {
            if (visit is { IsLabelled: false, IsDoubtful: false, Customer: >= 0, Country: not 0 })
            {
                var count = visitsFrom.GetValueOrDefault((visit.Customer, visit.Country)) + 1;
                visitsFrom[(visit.Customer, visit.Country)] = count;
                if (count > home.GetValueOrDefault(visit.Customer).Visits)
                {
                    home[visit.Customer] = (visit.Country, count);
                }
            }
        }

        foreach (var place in _measured.HonestVisits)
        {
            var visit = trial.Visits[place];
            if (visit.Customer >= 0)
            {
                _hides[visit.Customer] |= visit.IsAnonymized;
                _travels[visit.Customer] |= visit.Country != 0 && !visit.IsAnonymized
                    && visit.Country != home[visit.Customer].Country;
            }
        }
    }

    private bool[] Of(bool[] customers) => Where((customer, _) => customers[customer]);

    private bool[] Where(Func<int, long, bool> belongs) =>
    [
        .. _measured.HonestVisits.Select(place => _measured.Trial.Visits[place])
            .Select(visit => visit.Customer >= 0 && belongs(visit.Customer, visit.LastTicks)),
    ];

    private bool IsOver70(int customer, long ticks) =>
        _measured.Trial.CustomerRecords[customer].BirthYear is > 0 and var born
        && Instant.FromUnixTimeTicks(ticks).InUtc().Year - born >= Seventy;

    private bool IsNew(int customer, long ticks) =>
        _measured.Trial.CustomerRecords[customer].OpenedDay is not 0 and var opened
        && (ticks / NodaConstants.TicksPerDay) - opened is >= 0 and < NewDays;
}
