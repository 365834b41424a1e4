using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>
/// A victim calls, is locked up, and gets their account back with new credentials. All of it is honest.
/// </summary>
internal sealed class VictimReport(Customer victim, ReportKind what, Instant since, Tag reference) : Story
{
    protected override IEnumerable<Duration> Tell()
    {
        victim.HasRaisedAlarm = true;
        foreach (var account in victim.Accounts)
        {
            account.IsRestricted = true;
        }

        var call = Offline(victim, Chance.Is(0.8) ? Channel.Phone : Channel.Web);
        call.Report(what, since, reference);
        if (call.Channel is Channel.Phone)
        {
            call.CallSupport(SupportTopic.Access, CallerAuthentication.Passed);
        }

        yield return Minutes(5, 60);
        var reset = Offline(victim, Channel.Phone);
        reset.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);

        yield return Days(1, 6);
        var back = Online(victim, victim.Device, victim.Home);
        back.SignIn(LoginMethod.Password, victim.Habits.Factor);
        foreach (var account in victim.Accounts)
        {
            account.IsRestricted = false;
        }
    }
}
