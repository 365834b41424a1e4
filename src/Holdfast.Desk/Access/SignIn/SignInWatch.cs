using System.Collections.Concurrent;
using Holdfast.Desk.Access.Staff;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Failures of passwords and codes in a row, by whose name they were, and the last code that was good. After five, the
/// password is not looked at for a while that doubles with each further one; a passkey, which nobody guesses, still is.
/// </summary>
internal sealed class SignInWatch
{
    public const int FailuresBeforeLock = 5;

    public static readonly Duration FirstLock = Duration.FromMinutes(1), LongestLock = Duration.FromMinutes(15);

    private readonly ConcurrentDictionary<StaffId, State> _states = new();

    public bool IsLocked(StaffId staff, Instant now) =>
        _states.TryGetValue(staff, out var state) && now < state.LockedUntil;

    public void NoteFailure(StaffId staff, Instant at) => _states.AddOrUpdate(
        staff, _ => new State(0, null, null).WithFailure(at), (_, before) => before.WithFailure(at));

    public void NoteSuccess(StaffId staff, long? step) => _states.AddOrUpdate(
        staff, _ => new State(0, null, step),
        (_, before) => new State(0, null, step > before.Step || before.Step is null ? step : before.Step));

    /// <summary>
    /// Takes the step of a code that is good; false where that step, or a later one, was taken before.
    /// </summary>
    public bool TryTakeStep(StaffId staff, long step)
    {
        while (true)
        {
            var before = _states.GetOrAdd(staff, _ => new State(0, null, null));
            if (step <= before.Step)
            {
                return false;
            }

            if (_states.TryUpdate(staff, before with { Step = step }, before))
            {
                return true;
            }
        }
    }

    private sealed record State(int Failures, Instant? LockedUntil, long? Step)
    {
        public State WithFailure(Instant at)
        {
            var failures = Math.Min(1_000, Failures + 1);
            var beyond = failures - FailuresBeforeLock;
            return beyond < 0
                ? this with { Failures = failures }
                : this with
                {
                    Failures = failures,
                    LockedUntil = at + Duration.Min(LongestLock, FirstLock * (1L << Math.Min(beyond, 10))),
                };
        }
    }
}
