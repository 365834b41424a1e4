using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What one employee or representative looks at: today, and on an ordinary day.</summary>
internal struct StaffWatch : ICrowdEntry<StaffWatch>
{
    private int _day;

    public Mark Key { get; set; }

    public Stamp Last { get; set; }

    public ushort ViewsToday { get; private set; }

    /// <summary>Views so far on a day; none where the last view was on an earlier one.</summary>
    public readonly int ViewsOn(Stamp now) => now.DayNumber == _day ? ViewsToday : 0;

    /// <summary>Views on an ordinary working day, sixteenths, and over how many days.</summary>
    public int OrdinaryViews { get; private set; }

    public ushort Days { get; private set; }

    /// <summary>Records taken out on an ordinary export, sixteenths, and over how many exports.</summary>
    public long OrdinaryExport { get; private set; }

    public ushort Exports { get; private set; }

    public void Viewed(Stamp now)
    {
        // A late event of an earlier day counts with the day that is open.
        if (now.DayNumber > _day)
        {
            if (_day != 0)
            {
                Days += Days < ushort.MaxValue ? (ushort)1 : (ushort)0;
                OrdinaryViews += ((ViewsToday * 16) - OrdinaryViews) / Math.Min((int)Days, 16);
            }

            _day = now.DayNumber;
            ViewsToday = 0;
        }

        ViewsToday += ViewsToday < ushort.MaxValue ? (ushort)1 : (ushort)0;
    }

    public void Exported(long records)
    {
        Exports += Exports < ushort.MaxValue ? (ushort)1 : (ushort)0;
        OrdinaryExport += ((Math.Min(records, 1_000_000_000) * 16) - OrdinaryExport) / Math.Min((int)Exports, 16);
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(Last);
        writer.Number(_day);
        writer.Number(ViewsToday);
        writer.Number(OrdinaryViews);
        writer.Number(Days);
        writer.Signed(OrdinaryExport);
        writer.Number(Exports);
    }

    public static StaffWatch Read(StateReader reader) => new()
    {
        Key = reader.Mark(),
        Last = reader.Stamp(),
        _day = reader.Number(int.MaxValue),
        ViewsToday = (ushort)reader.Number(ushort.MaxValue),
        OrdinaryViews = reader.Number(int.MaxValue),
        Days = (ushort)reader.Number(ushort.MaxValue),
        OrdinaryExport = reader.Signed(),
        Exports = (ushort)reader.Number(ushort.MaxValue),
    };
}
