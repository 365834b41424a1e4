using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Holdfast.Desk.Customers;
using NodaTime;

namespace Holdfast.Desk.Tests.Customers;

public sealed class ContactChangeTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private static readonly CustomerFile Empty = new()
    {
        Customer = "c-1", Standing = Persons.Maria.Standing, Name = Persons.Maria.Name, TimeZone = "UTC",
    };

    [Fact]
    public void An_old_contact_stays_in_use_until_the_new_one_is_confirmed()
    {
        var file = Changed(Propose(With("old", "a@example.com"), "new", "b@example.com", "old"));

        Assert.Equal(["old"], file.InUse(ContactKind.Email).Select(contact => contact.Id));
        Assert.True(file.Contact("new")!.IsUnconfirmedChange);

        file = Changed(ContactChanges.Confirm(file, "new", "call-back", Start + Duration.FromDays(1), VaultDesk.Staff));

        Assert.Equal(["new"], file.InUse(ContactKind.Email).Select(contact => contact.Id));
        Assert.Equal(ContactState.Replaced, file.Contact("old")!.State);
        Assert.Equal("call-back", file.Contact("new")!.ConfirmedHow);
        Assert.Equal(VaultDesk.Staff, file.Contact("new")!.ConfirmedBy);
        Assert.Equal(Start + Duration.FromDays(1), file.Contact("old")!.EndedAt);
    }

    [Fact]
    public void A_change_that_is_reverted_brings_the_old_contact_back_with_its_age()
    {
        var old = With("old", "a@example.com");
        var file = Changed(Propose(old, "new", "b@example.com", "old"));
        file = Changed(ContactChanges.Confirm(file, "new", "link", Start + Duration.FromDays(1), VaultDesk.Ops));

        file = Changed(ContactChanges.Revert(file, "new", "not me", Start + Duration.FromDays(2), VaultDesk.Ops));

        Assert.Equal(["old"], file.InUse(ContactKind.Email).Select(contact => contact.Id));
        Assert.Equal(old.Contact("old")!.OnFileSince, file.Contact("old")!.OnFileSince);
        Assert.Equal(ContactState.Reverted, file.Contact("new")!.State);
        Assert.Equal(
            [ContactStep.Imported, ContactStep.Replaced, ContactStep.Restored],
            file.Contact("old")!.History.Select(step => step.Step));
    }

    [Fact]
    public void What_came_after_a_change_that_is_reverted_goes_with_it()
    {
        var file = Changed(Propose(With("old", "a@example.com"), "b", "b@example.com", "old"));
        file = Changed(ContactChanges.Confirm(file, "b", "link", Start, VaultDesk.Ops));
        file = Changed(Propose(file, "c", "c@example.com", "b"));
        file = Changed(ContactChanges.Confirm(file, "c", "link", Start, VaultDesk.Ops));

        file = Changed(ContactChanges.Revert(file, "b", "not me", Start, VaultDesk.Ops));

        Assert.Equal(["old"], file.InUse(ContactKind.Email).Select(contact => contact.Id));
        Assert.Equal(ContactState.Reverted, file.Contact("c")!.State);
    }

    [Fact]
    public void The_same_asked_for_twice_is_done_once()
    {
        var file = Changed(Propose(With("old", "a@example.com"), "new", "b@example.com", "old"));

        Assert.IsType<VaultOutcome.Same>(Propose(file, "new", "b@example.com", "old"));
        Assert.Equal(VaultRefusal.IdTaken, Refused(Propose(file, "new", "c@example.com", "old")));
        var confirmed = Changed(ContactChanges.Confirm(file, "new", "link", Start, VaultDesk.Ops));
        Assert.IsType<VaultOutcome.Same>(ContactChanges.Confirm(confirmed, "new", "link", Start, VaultDesk.Ops));
        var reverted = Changed(ContactChanges.Revert(confirmed, "new", "no", Start, VaultDesk.Ops));
        Assert.IsType<VaultOutcome.Same>(ContactChanges.Revert(reverted, "new", "no", Start, VaultDesk.Ops));
        Assert.Equal(
            VaultRefusal.OutOfUse, Refused(ContactChanges.Confirm(reverted, "new", "x", Start, VaultDesk.Ops)));
    }

    [Theory]
    [InlineData("z", "b@example.com", "old", VaultRefusal.ChangePending)]
    [InlineData("z", "a@example.com", "old", VaultRefusal.OnFile)]
    [InlineData("z", "b@example.com", "none", VaultRefusal.Unknown)]
    [InlineData("z", "b@example.com", "pending", VaultRefusal.Unknown)]
    public void A_proposal_that_makes_no_sense_is_refused(
        string id, string value, string replaces, VaultRefusal refusal) => Assert.Equal(
            refusal, Refused(Propose(Changed(Propose(
                With("old", "a@example.com"), "pending", "p@example.com", "old")), id, value, replaces)));

    [Fact]
    public void A_file_holds_no_more_contacts_than_it_may()
    {
        var file = With("old", "a@example.com");
        for (var i = 1; i < VaultLimits.Contacts; i++)
        {
            file = Changed(Propose(file, $"c-{i}", $"x{i}@example.com", null));
        }

        Assert.Equal(VaultRefusal.TooMany, Refused(Propose(file, "more", "more@example.com", null)));
    }

    [Fact]
    public void An_import_puts_no_other_contact_in_the_place_of_one_that_is_in_use()
    {
        var file = With("old", "a@example.com");

        var imported = Changed(ContactChanges.Import(
            file, new ContactProposal("i-2", ContactKind.Email, "thief@example.com", Change: "import-2"),
            Start - Duration.FromDays(900), Start, "letter", Start, VaultDesk.Ops));

        Assert.Equal(["old"], imported.InUse(ContactKind.Email).Select(contact => contact.Id));
        Assert.Equal(ContactState.Pending, imported.Contact("i-2")!.State);
        Assert.Equal(Start, imported.Contact("i-2")!.OnFileSince);
        Assert.Null(imported.Contact("i-2")!.ConfirmedAt);
    }

    [Property(MaxTest = 2000)]
    public Property A_contact_is_never_replaced_without_a_trace() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 999)).Resize(40).ToArbitrary(), steps =>
        {
            var file = With("k0", "v0@example.com");
            var at = Start;
            foreach (var step in steps)
            {
                at += Duration.FromMinutes(1);
                var before = file;
                file = After(file, step, at);
                AssertNothingLost(before, file);
            }

            return true;
        });

    private static CustomerFile After(CustomerFile file, int step, Instant at)
    {
        var ids = file.Contacts.Select(contact => contact.Id).ToList();
        var one = ids[step / 4 % ids.Count];
        return (step % 4) switch
        {
            0 => ContactChanges.Propose(file, new ContactProposal(
                $"k{ids.Count}", ContactKind.Email, $"v{step % 7}@example.com", one), at, VaultDesk.Staff),
            1 => ContactChanges.Confirm(file, one, "link", at, VaultDesk.Staff),
            2 => ContactChanges.Revert(file, one, "not me", at, VaultDesk.Staff),
            _ => ContactChanges.Import(file, new ContactProposal(
                $"i{ids.Count}", ContactKind.Email, $"v{step % 7}@example.com", Change: "import-9"),
                at, null, null, at, VaultDesk.Staff),
        } is VaultOutcome.Changed changed
            ? changed.File
            : file;
    }

    private static void AssertNothingLost(CustomerFile before, CustomerFile after)
    {
        foreach (var was in before.Contacts)
        {
            var now = after.Contact(was.Id);
            Assert.NotNull(now);
            Assert.Equal((was.Kind, was.Value, was.OnFileSince), (now.Kind, now.Value, now.OnFileSince));
            Assert.Equal(was.History, now.History.Take(was.History.Length));
            if (was.State != now.State)
            {
                Assert.True(now.History.Length > was.History.Length, "A contact changed, and nothing tells of it.");
            }

            if (was.State is ContactState.InUse && now.State is ContactState.Replaced)
            {
                Assert.Contains(after.Contacts, other =>
                    other.Replaces == now.Id && other.State is ContactState.InUse && other.ConfirmedAt is not null);
            }
        }
    }

    private static CustomerFile With(string id, string email) => Changed(ContactChanges.Import(
        Empty, new ContactProposal(id, ContactKind.Email, email, Change: "import-1"), Start - Duration.FromDays(400),
        null, null, Start - Duration.FromDays(1), VaultDesk.Ops));

    private static VaultOutcome Propose(CustomerFile file, string id, string value, string? replaces) =>
        ContactChanges.Propose(
            file, new ContactProposal(id, ContactKind.Email, value, replaces, "ch-1"), Start, VaultDesk.Staff);

    private static CustomerFile Changed(VaultOutcome outcome) => Assert.IsType<VaultOutcome.Changed>(outcome).File;

    private static VaultRefusal Refused(VaultOutcome outcome) => Assert.IsType<VaultOutcome.Refused>(outcome).Reason;
}
