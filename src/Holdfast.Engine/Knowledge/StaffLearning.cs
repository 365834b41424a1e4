using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt of employees from what they look at and take out.</summary>
internal static class StaffLearning
{
    public static void Viewed(Scene scene, CustomerKnowledge customer)
    {
        customer.Moments.Note(Happening.StaffViewed, scene.Now);
        if (scene.Account is { } account && account.SleptFor(scene.Now) >= scene.Limit(PolicyLimits.Dormancy))
        {
            customer.Moments.Note(Happening.StaffViewedAsleep, scene.Now);
        }

        if (scene.Event.ActorId.IsAbsent)
        {
            return;
        }

        ref var watch = ref scene.Crowd.Staff.Touch(scene.Event.ActorId.Mark, scene.Now);
        var days = watch.Days;
        watch.Viewed(scene.Now);
        if (watch.Days != days)
        {
            // A day has ended: what it held goes into the mean of all employees, which begins with the first.
            var ordinary = scene.Crowd.OrdinaryStaffViews;
            scene.Crowd.OrdinaryStaffViews = ordinary == 0
                ? watch.OrdinaryViews
                : ordinary + ((watch.OrdinaryViews - ordinary) / 32);
        }
    }

    public static void Exported(Scene scene, EmployeeExported exported, Outcome outcome)
    {
        if (outcome >= Outcome.Hold)
        {
            scene.Crowd.LeakAt = Stamp.Later(scene.Crowd.LeakAt, scene.Now);
        }

        if (!scene.Event.ActorId.IsAbsent && exported.Records is { } records)
        {
            scene.Crowd.Staff.Touch(scene.Event.ActorId.Mark, scene.Now).Exported(records);
        }
    }
}
