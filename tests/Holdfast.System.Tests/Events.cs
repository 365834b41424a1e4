using System.Globalization;

namespace Holdfast.System.Tests;

/// <summary>Lines of made-up events.</summary>
internal static class Events
{
    internal static string SignIn(string id, string time = "2026-03-02T09:00:00Z") => Json(
        $$"""{'id':'{{id}}','type':'login.succeeded','time':'{{time}}','customer':'c-1',"""
        + "'data':{'method':'password','mfa':'none'}}");

    internal static string Snapshot(string id, int account, int minute)
    {
        var time = new DateTime(2026, 3, 2).AddMinutes(minute).ToString("s", CultureInfo.InvariantCulture);
        return Json($$"""{'id':'{{id}}','type':'account.snapshot','time':'{{time}}Z','account':'a-{{account}}',"""
            + $"'data':{{'equity':{1000 + account}}}}}");
    }

    /// <summary>
    /// Ten weeks of a customer, and then a wire to a stranger, from a new device after a forgotten password.
    /// </summary>
    internal static string Story()
    {
        const string Home = "'account':'a-1','network':{'ip':'24.60.1.7','asn':7922,'country':'US'},"
            + "'device':{'id':'d-home','platform':'ios'},'data':{'method':'password','mfa':'totp'}}";
        const string Strange = "'customer':'c-1','session':'s-x','device':{'id':'d-x','platform':'windows'},"
            + "'network':{'ip':'185.220.101.4','asn':60729,'country':'DE','anonymizer':'tor'},'data':";
        List<string> lines = [];
        for (var week = 0; week < 10; week++)
        {
            var day = new DateOnly(2026, 1, 5).AddDays(7 * week).ToString("O", CultureInfo.InvariantCulture);
            lines.Add($$"""{'id':'in-{{week}}','type':'login.succeeded','time':'{{day}}T15:00:00Z','customer':'c-1',"""
                + $"'session':'s-{week}',{Home}");
        }

        lines.Add("{'id':'reset','type':'credential.changed','time':'2026-03-20T03:00:00Z'," + Strange
            + "{'what':'password','how':'forgotten'}}");
        lines.Add("{'id':'in-x','type':'login.succeeded','time':'2026-03-20T03:05:00Z','account':'a-1'," + Strange
            + "{'method':'password','mfa':'none'}}");
        lines.Add("{'id':'wire','type':'transfer.requested','time':'2026-03-20T03:20:00Z','account':'a-1'," + Strange
            + "{'transfer':'t-1','direction':'out','rail':'wire','amount':80000,'equity':90000,"
            + "'destination':{'kind':'thirdPartyBank','token':'b-x'}}}");
        return Json(string.Concat(lines.Select(line => line + "\n")));
    }

    /// <summary>JSON that was written with single quotes.</summary>
    internal static string Json(string text) => text.Replace('\'', '"');

    internal static string Many(int count) => string.Concat(
        Enumerable.Range(0, count).Select(number => Snapshot($"e-{number}", number % 100, number % 40_000) + "\n"));
}
