using Holdfast.Desk.Instructions.Policy;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>The time, and the policy of its day.</summary>
internal sealed class PolicyClock(PolicyTable table, TimeProvider clock)
{
    /// <summary>The zone of a branch that has none of its own.</summary>
    public string Zone => table.Zone;

    /// <summary>The time.</summary>
    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Somebody who acts now, on something whose days are counted in a zone.</summary>
    public Acting Acting(Officer by, string zone)
    {
        var now = Now;
        return new Acting(by, now, table.On(InstructionPolicy.DayOf(now, zone)));
    }
}
