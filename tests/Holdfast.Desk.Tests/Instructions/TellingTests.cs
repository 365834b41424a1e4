using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Sealing;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;
using Actor = Holdfast.Desk.Access.Actor;
using FiledKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>
/// What the rules have told in writing: to the parties of a hold, and to whom a change of the record is due.
/// </summary>
public sealed class TellingTests : IAsyncLifetime
{
    private const string Joint = "c-8", OldStreet = "1 Old Street, Albany, NY 12207";

    private static readonly Actor Ops = new(Holdfast.Desk.Access.ActorKind.Shell, "ops", "ops");

    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private readonly SetClock _clock = Firm.ClockAt(Monday);
    private Firm _firm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _firm = await Firm.StartAsync(_folder["."], _master, _clock);
        await _firm.PutCustomerOnFileAsync(Joint, "a-8");
        await _firm.PutCustomerOnFileAsync();
        long version;
        await using (var db = _firm.Get<DeskReader>().Open())
        {
            version = _firm.Get<Vault>().ReadAccount(db, Firm.Account)!.Version;
        }

        await _firm.Get<VaultWriter>().KeepAccountAsync(
            new AccountFile
            {
                Account = Firm.Account,
                Type = AccountType.Joint,
                OfNaturalPerson = true,
                Institutional = false,
                Representative = "rep-7",
                Branch = "NY-1",
                Holders =
                [
                    new AccountHolder(Firm.Customer, HolderRole.Owner, new LocalDate(2019, 4, 1)),
                    new AccountHolder(Joint, HolderRole.JointOwner, new LocalDate(2019, 4, 1)),
                ],
            },
            version, isNewOnly: false, Ops, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _firm.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    [Trait("Case", "T14")]
    [Trait("Case", "T15")]
    public async Task Parties_of_a_hold_are_written_to_in_time_once_and_whoever_is_believed_to_take_part_is_not()
    {
        await TrustAsync("t-old", "sister@example.com", At("2020-01-01T00:00:00Z"));
        await TrustAsync("t-nephew", "nephew@example.com", At("2020-01-01T00:00:00Z"));
        await TrustAsync("t-lately", "stranger@example.com", Monday - Duration.FromDays(3));
        var wire = await HeldAsync();
        await _firm.Desk.NoticeAsync(
            wire.Id, null,
            new HoldNotice(
                new HoldParty("t-nephew", PartyRole.TrustedContact), null, SkipReason.BelievedInvolved,
                Personal.Of("He drove her to the bank.")),
            Dan, Ct);
        await _firm.RunDueAsync();
        Assert.Empty(MessagesOf("hold."));

        await EndOfTuesdayAsync();

        var told = MessagesOf("hold.");
        Assert.Equal(
            ["c-7@example.com", "c-8@example.com", "sister@example.com"],
            (await Task.WhenAll(told.Select(DestinationOfAsync))).Order());
        var sister = told.Single(row => row.Template == "hold.trusted");
        var said = (await _firm.Get<MessageSeals>().OpenAsync(sister.Customer, sister.Sealed, Ct))!;
        Assert.Equal("Pat Doe", said.Values["customer"]);
        Assert.DoesNotContain("account", said.Values.Keys);
        var held = await _firm.FindAsync(wire.Id);
        Assert.Equal(["t-lately"], held.Hold!.StillToTell.Select(party => party.Id));
        Assert.Contains(held.Alarms, alarm => alarm.Alarm is InstructionAlarm.HoldPartyUnreached);
        Assert.DoesNotContain(held.Alarms, alarm => alarm.Alarm is InstructionAlarm.HoldNoticeOverdue);
        var kept = held.Hold.Notices.Single(one => one.Notice.Party.Id == Joint).Notice;
        Assert.Equal(("by e-mail", "c-8@example.com"), (kept.Means, kept.Sent!.Value.Text));
    }

    [Fact]
    [Trait("Case", "T14")]
    public async Task A_person_writes_to_a_party_at_once_and_not_where_nothing_is_on_file_long_enough()
    {
        await TrustAsync("t-lately", "stranger@example.com", Monday - Duration.FromDays(3));
        var wire = await HeldAsync();

        var sent = await _firm.Desk.SendNoticeAsync(
            wire.Id, null, new HoldParty(Joint, PartyRole.JointOwner), Dan, Ct);
        var refused = await _firm.Desk.SendNoticeAsync(
            wire.Id, null, new HoldParty("t-lately", PartyRole.TrustedContact), Dan, Ct);
        var again = await _firm.Desk.SendNoticeAsync(
            wire.Id, null, new HoldParty(Joint, PartyRole.JointOwner), Dan, Ct);

        Assert.IsType<InstructionOutcome.Done>(sent);
        Assert.Equal(
            [ObjectionKind.ContactNotEligible],
            Assert.IsType<InstructionOutcome.Refused>(refused).Objections.Select(one => one.Kind));
        Assert.Contains(
            ObjectionKind.NoSuchParty,
            Assert.IsType<InstructionOutcome.Refused>(again).Objections.Select(one => one.Kind));
        Assert.Equal("hold.authorised", Assert.Single(MessagesOf("hold.")).Template);
    }

    [Fact]
    [Trait("Case", "T14")]
    public async Task A_notice_of_a_hold_that_came_back_is_none_and_its_contact_confirms_nothing_any_more()
    {
        var wire = await HeldAsync();
        await _firm.Desk.SendNoticeAsync(
            wire.Id, null, new HoldParty(Firm.Customer, PartyRole.Customer), Dan, Ct);
        var mail = Assert.Single(MessagesOf("hold."));
        await KeepAsync(new MessageEntry.Sent(mail.Id, "hold.authorised en 1", [1], mail.OnFileSince, null, null));
        await KeepAsync(new MessageEntry.Returned(mail.Id, Ops, "5.1.1"));
        await _firm.RunDueAsync();
        await _firm.RunDueAsync();

        var view = await _firm.ViewAsync(wire.Id);
        Assert.Contains(view.Instruction.Hold!.StillToTell, party => party.Id == Firm.Customer);
        Assert.Single(view.Instruction.Alarms, alarm => alarm.Alarm is InstructionAlarm.HoldPartyUnreached);
        Assert.Equal(
            [ContactFault.Undeliverable], view.Contacts.Single(one => one.Contact.Id == "c-mail").Faults);
        Assert.True(view.Contacts.Single(one => one.Contact.Id == "c-phone").IsEligible);
        await EndOfTuesdayAsync();
        Assert.Equal(2, MessagesOf("hold.").Count);
    }

    [Fact]
    [Trait("Case", "T17")]
    public async Task A_change_of_address_is_furnished_by_letters_to_the_old_address_and_each_joint_owner_when_mailed()
    {
        await PutContactAsync(Firm.Customer, "c-street", FiledKind.MailingAddress, OldStreet);
        await PutContactAsync(Joint, "c-street", FiledKind.MailingAddress, "9 Elm Street, Albany, NY 12207");
        var change = await RequestedAsync(DataKind.Address, "2 New Street, Reno, NV 89501");

        var letters = MessagesOf("record.change");
        Assert.All(letters, letter => Assert.Equal(Medium.Paper, letter.Medium));
        Assert.Equal(
            [$"Pat Doe\n{OldStreet}", "Pat Doe\n9 Elm Street, Albany, NY 12207"],
            (await Task.WhenAll(letters.Select(DestinationOfAsync))).Order());
        foreach (var letter in letters)
        {
            await _firm.Get<MessageCommands>().MailAsync(letter.Id, Ops, Ct);
            await _firm.Get<MessageCommands>().MailAsync(letter.Id, Ops, Ct);
        }

        await _firm.RunDueAsync();
        await _firm.RunDueAsync();

        var furnished = (await _firm.Reading.FindChangeAsync(change.Id, Bob, Ct))!;
        Assert.Equal(
            [
                new NoticeTo(NoticeParty.OldContact, "c-street"), new NoticeTo(NoticeParty.JointOwner, Joint),
            ],
            furnished.Change.Furnished.OrderBy(one => one.Party));
        Assert.Equal(
            [new NoticeTo(NoticeParty.Representative, "rep-7")], furnished.Change.StillToFurnish);
    }

    [Fact]
    [Trait("Case", "T17")]
    public async Task Of_a_change_for_all_accounts_a_joint_owner_is_written_to_of_one_that_they_own()
    {
        await PutContactAsync(Firm.Customer, "c-street", FiledKind.MailingAddress, OldStreet);
        await PutContactAsync(Joint, "c-street", FiledKind.MailingAddress, "9 Elm Street, Albany, NY 12207");
        await _firm.Get<VaultWriter>().KeepAccountAsync(
            new AccountFile
            {
                Account = "0-own-1234",
                Type = AccountType.Individual,
                OfNaturalPerson = true,
                Institutional = false,
                Holders = [new AccountHolder(Firm.Customer, HolderRole.Owner, new LocalDate(2019, 4, 1))],
            },
            null, isNewOnly: false, Ops, Ct);

        var change = await RequestedAsync(DataKind.Address, "2 New Street, Reno, NV 89501", account: null);

        Assert.Equal([Joint], change.Order.JointOwners);
        var letters = MessagesOf("record.change");
        Assert.Equal(2, letters.Count);
        var said = (await Task.WhenAll(letters.Select(async letter =>
            (await _firm.Get<MessageSeals>().OpenAsync(letter.Customer, letter.Sealed, Ct))!)))
            .Single(content => content.Destination.Contains("Elm", StringComparison.Ordinal));
        Assert.Equal(
            MessageParameters.None.Account("account", Firm.Account).Values["account"],
            said.Values["account"]);
    }

    [Fact]
    public async Task A_timer_of_a_change_that_cannot_be_read_any_more_is_done()
    {
        var size = _firm.Partition.Journal.Head.Size;

        Assert.IsType<ChangeOutcome.Unknown>(await _firm.Changes.AskReviewAsync(
            InstructionId.Of(77), _ => null, new TimerDone(ChangeTrades.TimerKind, "i-000000000000004d"), Ct));

        Assert.Equal(size + 1, _firm.Partition.Journal.Head.Size);
    }

    [Fact]
    [Trait("Case", "T24")]
    public async Task Of_an_objective_whoever_agreed_to_electronic_delivery_is_written_to_by_mail_of_the_mailbox()
    {
        await _firm.Get<VaultWriter>().ChangeOrBeginAsync(
            new VaultOrder(Firm.Customer, VaultChange.Profile, null, Ops),
            (file, now) => FileChanges.Keep(
                file, Firm.Customer,
                new Profile(file!.Standing, file.Name, file.TimeZone)
                {
                    BirthDate = file.BirthDate,
                    State = file.State,
                    ElectronicDelivery = new DeliveryConsent(new LocalDate(2021, 1, 4)),
                },
                now.InUtc().Date),
            Ct);
        var change = await RequestedAsync(DataKind.Objective, "speculation");

        var mail = Assert.Single(MessagesOf("record.change"));
        Assert.Equal((Medium.Email, "c-mail"), (mail.Medium, mail.Contact));
        await KeepAsync(new MessageEntry.Sent(mail.Id, "record.change en 1", [1], mail.OnFileSince, null, null));
        await _firm.RunDueAsync();

        var furnished = (await _firm.Reading.FindChangeAsync(change.Id, Bob, Ct))!;
        Assert.Empty(furnished.Change.StillToFurnish);
        Assert.Single(furnished.History, fact => fact.Fact is ChangeFact.Furnished);
    }

    [Fact]
    public async Task A_letter_that_nobody_mailed_is_taken_back_when_the_change_is_undone()
    {
        await PutContactAsync(Firm.Customer, "c-street", FiledKind.MailingAddress, OldStreet);
        var change = await RequestedAsync(DataKind.Address, "2 New Street, Reno, NV 89501");
        await _firm.Changes.RevertAsync(change.Id, null, null, "She did not ask for it.", Bob, Ct);

        var letter = MessagesOf("record.change")[0];
        Assert.Equal((MessageState.Failed, "withdrawn"), (letter.State, letter.Reason));
        Assert.IsType<MessageOutcome.Refused>(await _firm.Get<MessageCommands>().MailAsync(letter.Id, Ops, Ct));
        Assert.IsType<MessageOutcome.Refused>(await _firm.Get<MessageCommands>().RetryAsync(letter.Id, Ops, Ct));
    }

    // A business day before the parties have to have heard. What is due at one instant is done one after the other.
    private async Task EndOfTuesdayAsync()
    {
        _clock.Advance((At("2026-11-25T05:00:00Z") - Monday).ToTimeSpan());
        for (var rounds = 0; rounds < 3; rounds++)
        {
            await _firm.RunDueAsync();
            _clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private async Task<Instruction> HeldAsync()
    {
        var wire = await _firm.TakenAsync(Wire(20_000));
        Assert.IsType<InstructionOutcome.Done>(await _firm.Desk.HoldAsync(
            wire.Id, null, HoldKind.Rule2165, "Somebody tells her what to say.", false, Dan, Ct));
        return wire;
    }

    private async Task<DataChange> RequestedAsync(
        DataKind what, string now, string? account = Firm.Account) => Assert.IsType<ChangeOutcome.Done>(
        await _firm.Changes.RequestAsync(
            new ChangeOrder(
                Firm.Customer, what, Personal.Of(null), Personal.Of(now), InstructionMedium.Phone,
                Instructor.Customer, Zone)
            {
                Account = Personal.Of(account),
            },
            null, Ann, Ct)).Change;

    private Task<bool> KeepAsync(MessageEntry entry) => _firm.Get<DeskWriter>().DecideAsync(
        (_, _) => Task.FromResult(new Decided<bool>(true, entry.ToEntry())), Ct);

    private List<OutboxRow> MessagesOf(string beginning)
    {
        using var db = _firm.Get<DeskReader>().Open();
        return [.. db.Set<OutboxRow>().Where(row => row.Template.StartsWith(beginning)).OrderBy(row => row.Id)];
    }

    private async Task<string> DestinationOfAsync(OutboxRow row) =>
        (await _firm.Get<MessageSeals>().OpenAsync(row.Customer, row.Sealed, Ct))!.Destination;

    private Task<VaultOutcome> TrustAsync(string id, string mail, Instant since) =>
        _firm.Get<VaultWriter>().ChangeAsync(
            new VaultOrder(Firm.Customer, VaultChange.TrustedContactAdded, id, Ops),
            (file, now) => FileChanges.Add(
                file,
                new TrustedContact(id, new PersonName("Ruth", "Doe"), "family", new LocalDate(2020, 1, 1), Ops)
                {
                    OnFileSince = since, Email = mail,
                },
                now.InUtc().Date),
            Ct);

    private Task<VaultOutcome> PutContactAsync(string customer, string id, FiledKind kind, string value) =>
        _firm.Get<VaultWriter>().ChangeAsync(
            new VaultOrder(customer, VaultChange.ContactImported, id, Ops),
            (file, now) => ContactChanges.Import(
                file, new ContactProposal(id, kind, value), At("2020-01-01T00:00:00Z"), null, null, now, Ops),
            Ct);
}
