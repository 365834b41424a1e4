using Holdfast.Desk.Access.Staff;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Sign-in by password and code, which are asked for together and judged together: whoever gets it wrong is not told
/// which of name, password and code it was, nor whether there are too many failures, and waits as long for each.
/// </summary>
internal sealed class PasswordSignIn(
    StaffRoster roster, StaffSecrets secrets, OwnFactors factors, SignInWatch watch, SignIns signIns,
    TimeProvider clock) : IDisposable
{
    // A password is made to be slow to check, so only so many are checked at once: others wait their turn.
    private readonly SemaphoreSlim _checks = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Judges what was typed.</summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="code">The code of the app, or a recovery code.</param>
    /// <param name="origin">Where from.</param>
    /// <param name="ct">Ends the wait for a turn.</param>
    /// <returns>Who it is, and by what; null where it is nobody.</returns>
    public async Task<(StaffMember Member, Proof Proof)?> TryAsync(
        string name, string password, string code, Origin origin, CancellationToken ct)
    {
        var now = signIns.Now;
        var member = roster.FindByName(name);
        bool isPassword;
        await _checks.WaitAsync(ct);
        try
        {
            isPassword = secrets.IsPassword(member, password);
        }
        finally
        {
            _checks.Release();
        }

        // From the password alone nothing follows; what is locked is refused after the same work as what is wrong.
        var isLocked = member is not null && watch.IsLocked(member.Id, now);
        var proof = isPassword && !isLocked && member is { IsDisabled: false }
            ? await ProveAsync(member, code, ct)
            : null;
        if (proof is not null)
        {
            return (member!, proof);
        }

        await signIns.FailAsync(SignInWay.Password, WhyNot(member, isLocked), origin, member?.Id);
        return null;
    }

    public void Dispose() => _checks.Dispose();

    private async Task<Proof?> ProveAsync(StaffMember member, string code, CancellationToken ct) =>
        secrets.IsCode(member, code, clock.GetUtcNow(), out var step)
            ? watch.TryTakeStep(member.Id, step)
                ? new Proof(SignInWay.Password, Resists: false) { Step = step }
                : null
            : await factors.UseRecoveryCodeAsync(member.Id, code, ct)
                ? new Proof(SignInWay.Recovery, Resists: false)
                : null;

    private static SignInFailure WhyNot(StaffMember? member, bool isLocked) =>
        isLocked ? SignInFailure.Locked
        : member is { IsDisabled: true } ? SignInFailure.Disabled
        : SignInFailure.NotRight;
}
