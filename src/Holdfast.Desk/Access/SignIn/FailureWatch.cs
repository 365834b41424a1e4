using Holdfast.Desk.Access.Staff;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Counts each failure against whose name it was, and says how many the journal is told of with it.
/// </summary>
internal sealed class FailureWatch(SignInWatch watch, FailureLimit limit)
{
    /// <summary>How many failures an entry is to tell of now; 0 where there is to be none.</summary>
    public int Take(SignInWay way, SignInFailure why, string address, StaffId? staff, Instant now)
    {
        if (staff is { } whose && (way, why) is (SignInWay.Password, SignInFailure.NotRight))
        {
            watch.NoteFailure(whose, now);
        }

        return limit.Take(address, now);
    }
}
