using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Sign-ins from one neighbourhood of addresses (or from one network with one kind of browser): how many failed, under
/// how many names, in a short window; and how many people come from there as a rule.
/// </summary>
internal struct AddressWatch : ICrowdEntry<AddressWatch>
{
    private Stamp _windowStart;
    private ushort _failures;
    private ushort _successes;
    private ushort _unknownUsers;
    private DistinctSketch _names;
    private Stamp _dayStart;
    private DistinctSketch _people;
    private ushort _newDevices;
    private DistinctSketch _everyone;

    public Mark Key { get; set; }

    public Stamp Last { get; set; }

    public Stamp First { get; private set; }

    /// <summary>When a burst of failures was last seen here.</summary>
    public Stamp BurstAt { get; set; }

    /// <summary>Failed attempts in an ordinary window: a running mean, sixteenths.</summary>
    public int OrdinaryFailures { get; private set; }

    /// <summary>Sign-ins that succeeded, ever.</summary>
    public uint SignIns { get; private set; }

    public readonly int Failures => _failures;

    public readonly int Attempts => _failures + _successes;

    public readonly int Names => _names.Count;

    public readonly int UnknownUsers => _unknownUsers;

    /// <summary>
    /// Different people who signed in here in the day so far, and how many of the sign-ins were on new devices.
    /// </summary>
    public readonly int PeopleToday => _people.Count;

    public readonly int NewDevicesToday => _newDevices;

    /// <summary>About how many different people ever came from here.</summary>
    public readonly int PeopleEver => _everyone.Count;

    public void Failed(Mark name, bool unknownUser, Stamp now, long windowSeconds)
    {
        Turn(now, windowSeconds);
        _failures += _failures < ushort.MaxValue ? (ushort)1 : (ushort)0;
        _unknownUsers += unknownUser && _unknownUsers < ushort.MaxValue ? (ushort)1 : (ushort)0;
        if (!name.IsNone)
        {
            _names.Add(name);
        }
    }

    public void Succeeded(Mark customer, bool newDevice, Stamp now, long windowSeconds)
    {
        Turn(now, windowSeconds);
        _successes += _successes < ushort.MaxValue ? (ushort)1 : (ushort)0;
        _names.Add(customer);
        if (!now.IsWithin(Stamp.Day, _dayStart))
        {
            _dayStart = now;
            _people = default;
            _newDevices = 0;
        }

        _people.Add(customer);
        _everyone.Add(customer);
        _newDevices += newDevice && _newDevices < ushort.MaxValue ? (ushort)1 : (ushort)0;
        SignIns += SignIns < uint.MaxValue ? 1u : 0u;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(Last);
        writer.Stamp(First);
        writer.Stamp(BurstAt);
        writer.Number(OrdinaryFailures);
        writer.Number(SignIns);
        writer.Stamp(_windowStart);
        writer.Number(_failures);
        writer.Number(_successes);
        writer.Number(_unknownUsers);
        writer.Bits(_names.Stored);
        writer.Stamp(_dayStart);
        writer.Bits(_people.Stored);
        writer.Number(_newDevices);
        writer.Bits(_everyone.Stored);
    }

    public static AddressWatch Read(StateReader reader) => new()
    {
        Key = reader.Mark(),
        Last = reader.Stamp(),
        First = reader.Stamp(),
        BurstAt = reader.Stamp(),
        OrdinaryFailures = reader.Number(int.MaxValue),
        SignIns = (uint)reader.Number(),
        _windowStart = reader.Stamp(),
        _failures = (ushort)reader.Number(ushort.MaxValue),
        _successes = (ushort)reader.Number(ushort.MaxValue),
        _unknownUsers = (ushort)reader.Number(ushort.MaxValue),
        _names = DistinctSketch.FromStored(reader.Bits()),
        _dayStart = reader.Stamp(),
        _people = DistinctSketch.FromStored(reader.Bits()),
        _newDevices = (ushort)reader.Number(ushort.MaxValue),
        _everyone = DistinctSketch.FromStored(reader.Bits()),
    };

    private void Turn(Stamp now, long windowSeconds)
    {
        if (First.IsNever)
        {
            First = now;
        }

        if (!now.IsWithin(windowSeconds, _windowStart))
        {
            OrdinaryFailures += ((_failures * 16) - OrdinaryFailures) / 16;
            _windowStart = now;
            _failures = _successes = _unknownUsers = 0;
            _names = default;
        }
    }
}
