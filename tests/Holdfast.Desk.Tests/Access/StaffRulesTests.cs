using System.Text;
using System.Text.Json.Nodes;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;

namespace Holdfast.Desk.Tests.Access;

/// <summary>Who may give which rights to whom.</summary>
public sealed class StaffRulesTests
{
    private static readonly Actor Ops = new(ActorKind.Shell, "shell:ops", "shell:ops");

    private readonly StaffRoster _roster = new();
    private long _position;

    [Theory]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Principal)]
    [InlineData(Roles.Compliance)]
    [InlineData(Roles.Aml)]
    [InlineData(Roles.Privacy)]
    [InlineData(Roles.Security)]
    [InlineData(Roles.Auditor)]
    public void Nobody_but_an_administrator_gives_a_role_on_any_way(string role)
    {
        var (self, other) = (Add("self", role), Add("other", Roles.Analyst));
        Add("admin", Roles.Administrator);
        var caller = StaffCaller.Of(self);

        // The way by which somebody is made is guarded like the one by which they are changed.
        Assert.All(Roles.All, given => Assert.IsType<StaffRefusal.BeyondOwn>(
            StaffRules.Add(new NewStaff("new", null, [given.Name]), caller, _roster, out _, out _)));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.ChangeRoles(other, [Roles.Security], caller, _roster));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.Disable(other, caller, _roster));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.Enable(other, caller));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.Reset(other, caller));
    }

    [Fact]
    public void An_administrator_changes_others_and_never_themself()
    {
        var (self, other) = (Add("self", Roles.Administrator), Add("other", Roles.Analyst));
        Add("third", Roles.Administrator);
        var caller = StaffCaller.Of(self);

        Assert.Null(StaffRules.ChangeRoles(other, [Roles.Supervisor, Roles.Principal], caller, _roster));
        Assert.Null(StaffRules.Disable(other, caller, _roster));
        Assert.Null(StaffRules.Reset(other, caller));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.ChangeRoles(self, [Roles.Analyst], caller, _roster));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.Disable(self, caller, _roster));
        Assert.IsType<StaffRefusal.BeyondOwn>(StaffRules.Reset(self, caller));
    }

    [Fact]
    public void The_last_administrator_stays_whoever_asks()
    {
        var first = Add("first", Roles.Administrator);
        var second = Add("second", Roles.Administrator);
        var shell = StaffCaller.Shell(Ops);
        Assert.Null(StaffRules.Disable(second, shell, _roster));
        Apply(new StaffEntry.Disabled(second.Id.ToString(), Ops));

        Assert.IsType<StaffRefusal.Conflict>(StaffRules.Disable(first, shell, _roster));
        Assert.IsType<StaffRefusal.Conflict>(StaffRules.ChangeRoles(first, [Roles.Analyst], shell, _roster));
        Assert.Null(StaffRules.Reset(first, shell));
    }

    [Theory]
    [InlineData("administrator,analyst", "/roles/0")]
    [InlineData("analyst,auditor", "/roles/1")]
    [InlineData("analyst,chief", "/roles/1")]
    [InlineData("", "/roles")]
    [InlineData("analyst,compliance,aml", null)]
    [InlineData("auditor", null)]
    public void Roles_that_stand_alone_have_none_beside_them(string roles, string? fault)
    {
        var faults = StaffRules.FaultsOf(roles.Length == 0 ? [] : roles.Split(',')).Select(found => found.Pointer);

        Assert.Equal(fault is null ? [] : [fault], faults);
    }

    [Fact]
    public void An_administrator_sees_no_customer_data_and_an_auditor_changes_nothing()
    {
        string[] ofCustomers =
        [
            Scopes.DecisionsRead, Scopes.TimelinesRead, Scopes.CustomersRead, Scopes.CustomersWrite,
            Scopes.InstructionsRead, Scopes.MessagesRead, Scopes.RecordsRead, Scopes.ReportsRead,
        ];

        Assert.Empty(Roles.RightsOf([Roles.Administrator]).Intersect(ofCustomers));
        Assert.All(Roles.RightsOf([Roles.Auditor]).Where(right => right != Scopes.ConsoleUse), right =>
            Assert.EndsWith(":read", right, StringComparison.Ordinal));
        Assert.All(Roles.All, role => Assert.Contains(Scopes.ConsoleUse, role.Rights));
        Assert.All(Roles.All, role => Assert.DoesNotContain(Scopes.KeysWrite, role.Rights));
        Assert.All(Roles.All.Where(role => role.Name != Roles.Administrator), role => Assert.Empty(role.Gives));
    }

    [Theory]
    [InlineData("ann@example.com", true)]
    [InlineData("a.lee+desk@example.com", true)]
    [InlineData("", false)]
    [InlineData("-ann", false)]
    [InlineData("ann lee", false)]
    [InlineData("shell:ops", false)]
    [InlineData("an\nn", false)]
    [InlineData("апп@example.com", false)]
    public void Sign_in_names_are_plain(string name, bool isGood) => Assert.Equal(isGood,
        StaffRules.Add(new NewStaff(name, null, [Roles.Analyst]), StaffCaller.Shell(Ops), _roster, out _, out _)
            is not StaffRefusal.Malformed);

    [Theory]
    [InlineData("too short a one", true)]
    [InlineData("too short a on", false)]
    [InlineData("annannannannannannann", false)]
    [InlineData("Holdfast-ann-2026!", false)]
    [InlineData("passwordpassword1", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("correct horse battery staple", true)]
    public void A_password_is_long_and_says_nothing_of_its_owner(string password, bool isGood)
    {
        var ann = Add("ann.ann@example.com", Roles.Analyst);

        Assert.Equal(isGood, PasswordRules.FaultOf(password, ann) is null);
    }

    [Fact]
    public void An_entry_is_written_as_it_always_was_and_read_again()
    {
        var entry = new StaffEntry.Added(
            "k7m2q9x4b1", Ops, "ann", "Ann", [Roles.Analyst], new Invitation([1, 2, 3], "2026-11-27T15:00:00Z"));

        Assert.Equal(
            """
            {"what":"added","signInName":"ann","name":"Ann","roles":["analyst"],
            "invitation":{"hash":"AQID","expires":"2026-11-27T15:00:00Z"},
            "staff":"k7m2q9x4b1","by":{"kind":"shell","id":"shell:ops","name":"shell:ops"}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(entry.ToContent()));
        Assert.Equal(
            JsonNode.Parse(entry.ToContent())!.ToJsonString(),
            JsonNode.Parse(StaffEntry.Read(EntryOf(entry.ToContent())).ToContent())!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"what":"crowned","staff":"k7m2q9x4b1","by":{"kind":"shell","id":"x","name":"x"}}""")]
    [InlineData("""{"what":"disabled","staff":"k7m2q9x4b1","by":{"kind":"shell","id":"x","name":"x"},"more":1}""")]
    [InlineData("""{"what":"disabled","staff":"k7m2q9x4b1"}""")]
    [InlineData("""{"what":"disabled","staff":"k7m2q9x4b1","staff":"k7m2q9x4b2","by":{"kind":"shell","id":"x","name":"x"}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void An_entry_that_says_anything_else_is_not_guessed_at(string content) => Assert.Equal(
        JournalFault.Unreadable,
        Assert.Throws<JournalException>(() => _roster.Apply(EntryOf(Encoding.UTF8.GetBytes(content)))).Fault);

    private StaffMember Add(string name, params string[] roles)
    {
        var id = StaffId.Draw();
        Apply(new StaffEntry.Added(id.ToString(), Ops, name, name, roles));
        return _roster.Find(id)!;
    }

    private void Apply(StaffEntry entry) => _roster.Apply(EntryOf(entry.ToContent()));

    private JournalEntry EntryOf(byte[] content) => new(
        new EntryHead(_position++, EntryKind.Staff, StaffEntry.Codec, Instant.FromUnixTimeSeconds(_position), null, 0),
        default(TreeHash), [.. new byte[NewEntry.SaltBytes], .. content]);
}
