using System.Buffers;
using System.Text;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Browser.Tests.Cases;

/// <summary>
/// What happened to Rosalind Okafor on the Monday morning: somebody in Bucharest, on a device that was in two other
/// accounts before, changes where she is told of things and asks for a wire of nearly all she has.
/// </summary>
internal static class CaseOnFile
{
    private const string Home =
        "'network':{'ip':'203.0.113.10','asn':7922,'country':'US','latitude':40.71,'longitude':-74.01,"
        + "'anonymizer':'none'},'device':{'id':'dev-home-7','platform':'windows','browser':'Firefox',"
        + "'language':'en-US','timeZone':'America/New_York'}";

    private const string Away =
        "'network':{'ip':'198.51.100.77','asn':9009,'country':'RO','latitude':44.43,'longitude':26.10,"
        + "'anonymizer':'vpn'},'device':{'id':'dev-4f9a31c2','platform':'linux','browser':'Chrome',"
        + "'language':'ru-RU','timeZone':'Europe/Bucharest'}";

    private const string Strong = "'method':'password','mfa':'totp'", Session = "s-attack";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Puts her on file, lets it happen, and gives the id of the case.</summary>
    public static async Task<string> PutAsync(Site site)
    {
        await CustomerOnFile.PutAsync(site);
        await SendAsync(site, [.. OrdinaryLife(), .. Elsewhere(), .. Attack()]);
        return await OfAsync(site, CustomerOnFile.Id);
    }

    /// <summary>Has a customer say that it was not them, and gives the id of the case.</summary>
    public static async Task<string> ReportedAsync(Site site, string customer)
    {
        await SendAsync(site,
        [
            $"{{'id':'rep-{customer}','type':'customer.reported','time':'{InstantPattern.General.Format(Site.Monday)}',"
            + $"'customer':'{customer}','account':'a-{customer}','data':{{'what':'unauthorizedActivity'}}}}",
        ]);
        return await OfAsync(site, customer);
    }

    /// <summary>Has somebody who works here decide a case of a customer, and gives its id.</summary>
    public static async Task<string> DecidedAsync(Site site, string customer, string by)
    {
        var id = await ReportedAsync(site, customer);
        var (desk, officer) = (site.Get<CaseDesk>(), OfficerOf(site, by));
        var order = new CaseRequest(CaseId.Parse(id), null, officer);
        Assert.IsType<CaseOutcome.Done>(await desk.TakeAsync(order, Ct));
        Assert.IsType<CaseOutcome.Done>(
            await desk.DecideAsync(order, Disposition.FalseAlarm, "She says that it was her after all.", Ct));
        return id;
    }

    /// <summary>The same, where the case is drawn to be looked at by somebody else.</summary>
    public static async Task<string> DrawnAsync(Site site, string customer, string by)
    {
        var id = await DecidedAsync(site, customer, by);
        await site.Get<ReviewDesk>().DrawAsync(
            Site.Monday - Duration.FromDays(1), Site.Monday + Duration.FromDays(1), OfficerOf(site, by), Ct);
        Assert.Equal(ReviewState.Drawn, (await site.Get<CaseReader>().FindAsync(CaseId.Parse(id), Ct))!.Row.Review);
        return id;
    }

    /// <summary>Sends events, as the firm's systems do, one after another.</summary>
    public static async Task SendAsync(Site site, IEnumerable<string> events)
    {
        foreach (var json in events)
        {
            var answer = await site.Get<Partition>().DecideAsync(
                new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json.Replace('\'', '"'))), Ct);
            Assert.True(answer is EventAnswer.Decided, $"{json}: {answer}");
        }
    }

    /// <summary>Waits until the index of links tells of all that there is.</summary>
    public static async Task CaughtUpAsync(Site site)
    {
        var links = site.Get<FollowedLinks>();
        var until = TimeProvider.System.GetTimestamp();
        while (links.Follower.Status.Behind > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(30), "Links do not catch up.");
            links.Follower.Wake();
            await Task.Yield();
        }
    }

    private static async Task<string> OfAsync(Site site, string customer)
    {
        await site.RunDueAsync();
        await CaughtUpAsync(site);
        return Assert.Single(await site.Get<CaseReader>().CasesOfSubjectAsync(customer, 10, Ct)).Id;
    }

    private static Officer OfficerOf(Site site, string name) =>
        new(SignedIn.Actor(site.Get<Desk.Access.Staff.StaffRoster>(), name), "Analyst", []);

    private static IEnumerable<string> OrdinaryLife()
    {
        for (var day = 80; day >= 2; day -= 2)
        {
            var at = Site.Monday - Duration.FromDays(day) + Duration.FromMinutes(day % 7 * 11);
            var session = $"s-{day}";
            yield return Event($"life-{day}", "login.succeeded", at, Home, Strong, session);
            if (day % 10 == 0)
            {
                yield return Event($"order-{day}", "order.placed", at + Minutes(4), Home,
                    $"'order':'o-{day}','symbol':'VTI','side':'buy','quantity':4,'price':290,'notional':1160,"
                    + "'equity':412000", session);
            }

            if (day % 30 == 0)
            {
                yield return Event($"pay-{day}", "transfer.requested", at + Minutes(6), Home,
                    $"'transfer':'t-{day}','direction':'out','rail':'ach','amount':1500,'equity':412000,"
                    + "'destination':{'kind':'ownBank','token':'bank-own-7','country':'US','ownerNameMatch':'match'}",
                    session);
            }
        }
    }

    // The same device, a day before, in two accounts of others.
    private static IEnumerable<string> Elsewhere()
    {
        foreach (var other in (int[])[21, 22])
        {
            yield return Event($"other-{other}", "login.succeeded",
                Site.Monday - Duration.FromHours(20 + other), Away, "'method':'password','mfa':'sms'",
                $"s-other-{other}", customer: $"c-{other}", account: $"a-{other}");
        }
    }

    private static IEnumerable<string> Attack()
    {
        var at = Site.Monday - Duration.FromMinutes(41);
        yield return Event("x-0", "login.succeeded", at - Minutes(50), Home, Strong, "s-morning");
        yield return Event("x-1", "login.failed", at, Away, "'reason':'badPassword'", "");
        yield return Event("x-2", "login.succeeded", at + Minutes(1), Away, "'method':'password','mfa':'sms'", Session);
        yield return Event("x-3", "session.observed", at + Minutes(2), Away,
            "'tourPages':5,'pastedCredential':true,'sensitivePages':6", Session);
        yield return Event("x-4", "contact.changed", at + Minutes(4), Away,
            "'what':'email','old':'k-old','new':'k-evil'", Session);
        yield return Event("x-5", "delivery.changed", at + Minutes(5), Away, "'what':'alerts','to':'off'", Session);
        yield return Event("x-6", "bank.linked", at + Minutes(7), Away,
            "'destination':'bank-mule-1','ownerNameMatch':'mismatch','verification':'none'", Session);
        yield return Event("x-7", "transfer.requested", at + Minutes(12), Away,
            "'transfer':'t-evil','direction':'out','rail':'wire','amount':380000,'availableCash':390000,"
            + "'equity':412000,'destination':{'kind':'thirdPartyBank','token':'bank-mule-1','country':'LT',"
            + "'ownerNameMatch':'mismatch'}", Session);
    }

    private static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    private static string Event(
        string id, string type, Instant at, string origin, string data, string session,
        string customer = CustomerOnFile.Id, string account = CustomerOnFile.Account)
    {
        var time = InstantPattern.General.Format(at);
        var during = session.Length > 0 ? $"'session':'{session}'," : "";
        return $"{{'id':'{id}','type':'{type}','time':'{time}','customer':'{customer}','account':'{account}',"
            + $"{during}{origin},'data':{{{data}}}}}";
    }
}
