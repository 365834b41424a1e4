using System.Globalization;
using System.Text;

namespace Holdfast.Runtime.Tests.Scoring;

/// <summary>
/// Lines of made-up events: some customers sign in, trade and move money; the same for the same seed.
/// </summary>
internal static class EventLines
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A sign-in.</summary>
    public static string SignIn(string id, string customer = "c-1", string time = "2026-03-02T09:00:00Z") => Json(
        $$"""{'id':'{{id}}','type':'login.succeeded','time':'{{time}}','customer':'{{customer}}',"""
        + $"'session':'s-{id}'," + "'data':{'method':'password','mfa':'none'}}");

    /// <summary>What an account is worth.</summary>
    public static string Snapshot(string id, string time, int equity) => Json(
        $$"""{'id':'{{id}}','type':'account.snapshot','time':'{{time}}','account':'a-1',"""
        + $"'data':{{'equity':{equity}}}}}");

    /// <summary>A clean run of events.</summary>
    public static List<string> Of(int count, int seed)
    {
        var random = new Random(seed);
        List<string> lines = [];
        var at = Start;
        for (var number = 0; number < count; number++)
        {
            at = at.AddSeconds(random.Next(40_000));
            var customer = random.Next(8);
            var device = random.Next(12) == 0 ? random.Next(100) : customer;
            lines.Add(Json(
                $$"""{'id':'e-{{seed}}-{{number}}','time':'{{Text(at)}}','customer':'c-{{customer}}',"""
                + $"'session':'s-{customer}-{number / 9}',"
                + $$"""'network':{'ip':'24.1.{{device}}.9','asn':{{7000 + device}},'country':'US'},"""
                + $$"""'device':{'id':'d-{{device}}','platform':'ios'},'type':{{What(random, customer, number)}}}"""));
        }

        return lines;
    }

    /// <summary>
    /// The same with what goes wrong: lines sent again near and far, ids used again, bad lines, empty ones.
    /// </summary>
    public static List<string> WithFaults(int count, int seed)
    {
        var random = new Random(seed);
        List<string> lines = [];
        foreach (var line in Of(count, seed))
        {
            lines.Add(line);
            switch (random.Next(12))
            {
                case 0:
                    lines.Add(lines[random.Next(lines.Count)]);
                    break;
                case 1:
                    lines.Add(line.Replace("\"US\"", "\"CA\"", StringComparison.Ordinal));
                    break;
                case 2:
                    lines.Add(random.Next(4) switch { 0 => "", 1 => "{", 2 => """{"id":"x","type":"y"}""", _ => "no" });
                    break;
                default:
                    break;
            }
        }

        return lines;
    }

    public static byte[] Bytes(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>JSON that was written with single quotes.</summary>
    public static string Json(string text) => text.Replace('\'', '"');

    private static string What(Random random, int customer, int number) => random.Next(5) switch
    {
        0 => "'login.succeeded','data':{'method':'password','mfa':'totp'}",
        1 => $$"""'order.placed','account':'a-{{customer}}','data':{'order':'o-{{number}}','price':12.5,"""
            + $$"""'side':'buy','symbol':'SYM{{random.Next(9)}}','quantity':{{1 + random.Next(90)}},'equity':90000}""",
        2 => $$"""'transfer.requested','account':'a-{{customer}}','data':{'transfer':'t-{{number}}','rail':'wire',"""
            + $$"""'direction':'out','amount':{{100 + random.Next(80_000)}},'equity':90000,"""
            + $"'destination':{{'kind':'thirdPartyBank','token':'b-{random.Next(30)}'}}}}",
        3 => $$"""'contact.changed','data':{'what':'phone','new':'k-{{number}}'}""",
        _ => $$"""'account.snapshot','account':'a-{{customer}}','data':{'equity':90000,'cash':1000}""",
    };

    private static string Text(DateTimeOffset time) =>
        time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
