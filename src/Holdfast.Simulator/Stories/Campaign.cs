using Holdfast.Engine.Values;

namespace Holdfast.Simulator.Stories;

/// <summary>What part of an attack an event is, in the words of the label files.</summary>
internal enum Stage : byte { Probe, Entry, Persist, Prepare, CashOut, Manipulate }

/// <summary>How much trouble a thief takes to look like the customer.</summary>
internal enum Care : byte
{
    /// <summary>Own machine, rented network, all at once.</summary>
    Careless,

    /// <summary>A proxy in the customer's country, a device that passes, a wait here and there.</summary>
    Usual,

    /// <summary>
    /// A proxy in the customer's town, the customer's own kind of device, days of patience, fitting amounts.
    /// </summary>
    Careful,
}

/// <summary>One attack, as it stands in the labels and in the list of campaigns.</summary>
internal sealed class Campaign(string id, string kind, Care care)
{
    private readonly HashSet<int> _customers = [];

    /// <summary>Such as <c>at-7</c>; <c>bg-…</c> for background traffic, which is in no list.</summary>
    public string Id { get; } = id;

    public string Kind { get; } = kind;

    public Care Care { get; } = care;

    /// <summary>Id of its first event; absent as long as it has caused none.</summary>
    public Text FirstEvent { get; private set; }

    /// <summary>Customers in whose name it acted.</summary>
    public int Customers => _customers.Count;

    /// <summary>Cents that left accounts by it.</summary>
    public long LossCents { get; private set; }

    public void Caused(Text eventId, int customer)
    {
        FirstEvent = FirstEvent.IsAbsent ? eventId : FirstEvent;
        if (customer >= 0)
        {
            _customers.Add(customer);
        }
    }

    public void Took(long cents) => LossCents += cents;
}
