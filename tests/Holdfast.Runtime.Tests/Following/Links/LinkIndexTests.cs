using System.Globalization;
using System.Text;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Tests.Following.Links;

public sealed class LinkIndexTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    private readonly FollowedJournal _journal = new();
    private int _events;

    public void Dispose() => _journal.Dispose();

    [Fact]
    public void Two_customers_on_one_device_are_found_from_each_other_by_name()
    {
        Append(Happened("login.succeeded", "a-1", "c-1", device: "dev-9"));
        Append(Happened("login.succeeded", "a-2", "c-2", device: "dev-9"));
        Append(Happened("login.succeeded", "a-3", "c-3", device: "dev-3"));
        using var links = Follow(MasterKey.Generate());

        var device = links.Index.Find(LinkKind.Device, "dev-9")!.Value;

        Assert.Equal(
            ["c-1", "c-2"], links.Index.OfThing(device, 10).Select(link => links.NamesOf(link)!.Value.Subject));
        Assert.Equal(["dev-9"], ThingsOf(links, LinkKind.Customer, "c-2", LinkKind.Device));
        Assert.Equal(["c-2"], ThingsOf(links, LinkKind.Account, "a-2", LinkKind.Customer));
        Assert.Null(links.Index.Find(LinkKind.Device, "dev-8"));
        Assert.Null(links.Index.Find(LinkKind.Payee, "dev-9"));
    }

    [Theory]
    [InlineData("transfer.requested",
        "'transfer':'t','direction':'out','rail':'wire','amount':10.00,'destination':{'token':'p-1'}", "Payee", "p-1")]
    [InlineData("bank.linked", "'destination':'p-2'", "Payee", "p-2")]
    [InlineData("microEntry.attempted", "'destination':'p-3','outcome':'match'", "Payee", "p-3")]
    [InlineData("order.placed", "'symbol':'XYZ','side':'buy'", "Symbol", "XYZ")]
    [InlineData("contact.changed", "'what':'phone','new':'k-1'", "Contact", "k-1")]
    [InlineData("support.contacted", "'caller':'k-2'", "Contact", "k-2")]
    [InlineData("telecom.checked", "'phone':'k-3'", "Contact", "k-3")]
    public void An_event_links_what_its_type_tells(string type, string data, string kind, string thing)
    {
        Append(Happened(type, "a-1", "c-1", data: data));
        using var links = Follow();
        var what = Enum.Parse<LinkKind>(kind);

        Assert.Equal([thing], what is LinkKind.Contact
            ? ThingsOf(links, LinkKind.Customer, "c-1", what)
            : ThingsOf(links, LinkKind.Account, "a-1", what));
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64")]
    public void A_network_is_an_address_or_what_one_household_has(string ip, string network)
    {
        Append(Happened("login.succeeded", "", "c-1", ip: ip));
        using var links = Follow();

        Assert.Equal([network], ThingsOf(links, LinkKind.Customer, "c-1", LinkKind.Network));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",'case':'c-77'", false)]
    public void Whoever_looks_for_a_case_is_no_link_between_those_in_it(string named, bool isLinked)
    {
        Append(Happened("employee.viewed", "a-1", "c-1", actor: "employee", data: "'purpose':'x'" + named));
        using var links = Follow();

        Assert.Equal(isLinked ? ["e-1"] : [], ThingsOf(links, LinkKind.Account, "a-1", LinkKind.Employee));
    }

    [Fact]
    public void A_branch_device_does_not_link_all_customers_who_were_served_on_it()
    {
        Append(Happened("contact.changed", "a-1", "c-1", device: "dev-b", actor: "employee", data: "'what':'phone'"));
        using var links = Follow();

        Assert.Null(links.Index.Find(LinkKind.Device, "dev-b"));
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public void The_time_of_a_link_moves_by_an_hour_at_least(int minutes, long last)
    {
        Append(Happened("login.succeeded", "", "c-1", device: "dev-1"));
        Append(Happened("login.succeeded", "", "c-1", device: "dev-1", at: Noon + Duration.FromMinutes(minutes)));
        using var links = Follow();

        var link = Assert.Single(links.Index.OfThing(links.Index.Find(LinkKind.Device, "dev-1")!.Value, 10));

        Assert.Equal((0L, last), (link.First, link.Last));
        Assert.Equal(Noon, link.Since);
        Assert.Equal(last == 0 ? Noon : Noon + Duration.FromMinutes(minutes), link.Seen);
    }

    [Fact]
    public void A_link_goes_with_the_entry_that_tells_what_its_ends_are_called()
    {
        Append(Happened("login.succeeded", "", "c-1", device: "dev-1"));
        Append(Happened("login.succeeded", "", "c-2", device: "dev-1"));
        using var links = Follow();

        _journal.Journal.Append([_journal.Disposal(0)]);
        links.CatchUp();

        Assert.Null(links.Index.Find(LinkKind.Customer, "c-1"));
        Assert.Equal(["dev-1"], ThingsOf(links, LinkKind.Customer, "c-2", LinkKind.Device));
    }

    [Fact]
    public void Nothing_in_the_file_tells_a_name_where_there_is_a_master_key()
    {
        Append(Happened("login.succeeded", "account-in-clear", "customer-in-clear", device: "device-in-clear"));
        using var links = Follow(MasterKey.Generate());

        Assert.All(Directory.GetFiles(_journal.Folder, "links.db*"), file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("in-clear"u8) < 0);
        });
    }

    [Fact]
    public void Failing_at_every_step_and_starting_again_comes_to_the_same()
    {
        AppendMany(120);
        _journal.Journal.Append([_journal.Disposal(3, 90)]);
        AppendMany(20);
        string[] expected;
        using (var links = Follow())
        {
            expected = Told(links);
        }

        var step = 0;
        for (var isDone = false; !isDone; step += 11)
        {
            File.Delete(LinkIndex.FileIn(_journal.Folder));
            var steps = 0;
            using (var failing = Links(null, 37))
            {
                failing.Index.BeforeStep = () => _ = steps++ == step ? throw new IOException("The disk is gone.") : 0;
                isDone = Record.Exception(failing.CatchUp) is null;
            }

            using var again = Links(null, 16);
            again.CatchUp();
            Assert.Equal(expected, Told(again));
        }

        Assert.True(step > 100, $"{step} steps are too few to have been all.");
    }

    private static string[] Told(FollowedLinks links) =>
    [
        .. from customer in Enumerable.Range(0, 5)
           let node = links.Index.Find(LinkKind.Customer, $"c-{customer}")
           where node is not null
           from link in links.Index.OfSubject(node.Value, 1_000)
           let names = links.NamesOf(link)!.Value
           orderby names.Subject, names.Thing
           select $"{names.Subject} {link.Thing.Kind} {names.Thing} {link.First} {link.Last} {link.Since} {link.Seen}",
    ];

    private static string[] ThingsOf(FollowedLinks links, LinkKind whose, string subject, LinkKind kind) =>
        links.Index.Find(whose, subject) is { } node
            ? [.. links.Index.OfSubject(node, 100).Where(link => link.Thing.Kind == kind)
                .Select(link => links.NamesOf(link)!.Value.Thing)]
            : [];

    private FollowedLinks Follow(MasterKey? master = null)
    {
        var links = Links(master, 64);
        links.CatchUp();
        return links;
    }

    private FollowedLinks Links(MasterKey? master, int batch) => new(
        _journal.Journal, LinkIndex.Open(_journal.Folder, master),
        FollowedJournal.Quick with { EntriesPerBatch = batch }, TimeProvider.System);

    private void AppendMany(int count)
    {
        var random = new Random(7);
        for (var n = 0; n < count; n++)
        {
            Append(Happened("login.succeeded", "", $"c-{random.Next(5)}", device: $"dev-{random.Next(9)}",
                ip: $"203.0.113.{random.Next(9)}", at: Noon + Duration.FromMinutes(11 * n)));
        }
    }

    private void Append(NewEntry entry) => _journal.Journal.Append([entry]);

    private NewEntry Happened(
        string type, string account, string customer, string? device = null, string? ip = null, string? data = null,
        string? actor = null, Instant? at = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"e-{_events++}");
        var json = new StringBuilder($"{{'id':'{id}','type':'{type}','channel':'web',")
            .Append(CultureInfo.InvariantCulture, $"'time':'{InstantPattern.General.Format(at ?? Noon)}'")
            .Append(account.Length > 0 ? $",'account':'{account}'" : "")
            .Append(customer.Length > 0 ? $",'customer':'{customer}'" : "")
            .Append(actor is null ? "" : $",'actor':{{'kind':'{actor}','id':'e-1'}}")
            .Append(device is null ? "" : $",'device':{{'id':'{device}'}}")
            .Append(ip is null ? "" : $",'network':{{'ip':'{ip}'}}")
            .Append(data is null ? "" : $",'data':{{{data}}}").Append('}');
        return new NewEntry
        {
            Kind = EntryKind.Event,
            Codec = EventContent.Codec,
            At = at ?? Noon,
            Id = NewEntries.IdOf(id),
            Mark = 1,
            Salted = EventContent.Salted(
                Encoding.UTF8.GetBytes(account), Encoding.UTF8.GetBytes(customer),
                Encoding.UTF8.GetBytes(EventLines.Json(json.ToString())), """{"outcome":"allow"}"""u8),
        };
    }
}
