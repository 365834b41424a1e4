using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Browser.Tests;

/// <summary>Members of staff who have signed in, as a passkey lets them, with the entries that tells of it.</summary>
internal static class SignedIn
{
    /// <summary>Adds somebody with roles and gives the cookie of a session of theirs, as <c>name=value</c>.</summary>
    public static async Task<string> CookieAsync(IServiceProvider services, string name, string[] roles)
    {
        var ct = TestContext.Current.CancellationToken;
        var signInName = name.ToLowerInvariant().Replace(' ', '.');
        var member = services.GetRequiredService<StaffRoster>().All.FirstOrDefault(one => one.Name == name)
            ?? Assert.IsType<StaffChange.Done>(await services.GetRequiredService<StaffDesk>().AddAsync(
                new NewStaff(signInName, name, roles),
                StaffCaller.Shell(new Actor(ActorKind.Shell, "shell:tests", "shell:tests")), ct)).Member;
        var secret = await services.GetRequiredService<SignIns>().BeginAsync(
            member.Id, new Proof(SignInWay.Passkey, Resists: true), new Origin("127.0.0.1", "tests"), before: null);
        return $"{SessionAuthentication.CookieName}={secret}";
    }

    /// <summary>Somebody who was added, as what they do names them.</summary>
    public static Actor Actor(StaffRoster roster, string name) => roster.All.First(one => one.Name == name).ToActor();
}
