using System.Collections.Immutable;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>All messages there are. Names are wire words: never renamed, never reused.</summary>
internal static class TemplateTable
{
    public const string Confirm = "instruction.confirm", Code = "instruction.code", Status = "instruction.status",
        Completed = "instruction.completed", Expired = "instruction.expired", Rejected = "instruction.rejected",
        ChangeOld = "change.old", ChangeNew = "change.new", HoldAuthorised = "hold.authorised",
        HoldTrusted = "hold.trusted", AcatsOut = "acats.out", RecordChange = "record.change",
        Device = "notice.device", Payee = "notice.payee", MoneyOut = "notice.moneyOut",
        Credential = "notice.credential", Bank = "notice.bank", Feature = "notice.feature", Test = "test";

    private static readonly TemplateParameter Account = new("account", ParameterKind.Account),
        Amount = new("amount", ParameterKind.Money), Payee_ = new("payee", ParameterKind.Text),
        Reference = new("reference", ParameterKind.Text), At = new("at", ParameterKind.Moment),
        Until = new("until", ParameterKind.Moment), Needed = new("link", ParameterKind.Link) { IsNeeded = true };

    private static readonly TemplateParameter WhatChanged = new("what", ParameterKind.Phrase)
    {
        Words = ["email", "phone", "address", "name", "objective", "trustedContact", "authority", "bank", "delivery"],
        IsNeeded = true,
    };

    public static ImmutableArray<TemplateKind> All { get; } =
    [
        new(Confirm, "asks the customer, at a contact from before, to look at a request and say whether it is theirs",
            [Account, Reference, Until, Needed]) { IsShort = true },
        new(Code, "brings the code for the page of a request, to another contact than the link",
            [new("code", ParameterKind.Code) { IsNeeded = true }, Until]) { IsShort = true, IsShortOnly = true },
        new(Status, "tells the customer where a request stands",
        [
            Account, Reference, Needed,
            new("state", ParameterKind.Phrase)
            {
                Words = ["received", "awaitingConfirmation", "held", "confirmed", "released", "returned", "recalled"],
                IsNeeded = true,
            },
        ]) { IsShort = true },
        new(Completed, "tells the customer that money or securities left the account",
        [
            Account with { IsNeeded = true }, Amount with { IsNeeded = true }, Payee_, Reference,
            At with { IsNeeded = true },
            new("rail", ParameterKind.Phrase)
            {
                Words = ["wire", "ach", "check", "acats", "journal", "instant", "card", "crypto", "securities"],
            },
            Needed,
        ]) { IsShort = true },
        new(Expired, "tells the customer that a request ended, because nobody confirmed it in time",
            [Account, Reference, Needed]) { IsShort = true },
        new(Rejected, "tells the customer that a request is not carried out",
        [
            Account, Reference, Needed,
            new("reason", ParameterKind.Phrase)
            {
                Words = ["denied", "authority", "details", "restricted", "cancelled", "review"],
            },
        ]) { IsShort = true },
        new(ChangeOld, "tells the contact known before that data of the account are to change, and how to undo it",
            [WhatChanged, Account, At, Needed]) { IsShort = true },
        new(ChangeNew, "tells the new contact that it was put on an account",
            [WhatChanged, Needed]) { IsShort = true },
        new(HoldAuthorised, "tells those who may transact on an account of a temporary hold and its reason",
        [
            Account with { IsNeeded = true }, Reference, At with { IsNeeded = true }, Until,
            new("held", ParameterKind.Phrase) { Words = ["disbursement", "transaction"], IsNeeded = true },
        ]),
        new(HoldTrusted, "tells the trusted contact person of a temporary hold and its reason",
        [
            new("customer", ParameterKind.Text) { IsNeeded = true }, At with { IsNeeded = true }, Reference,
            new("held", ParameterKind.Phrase) { Words = ["disbursement", "transaction"], IsNeeded = true },
        ]),
        new(AcatsOut, "tells the customer that another firm asked for the account",
            [Account with { IsNeeded = true }, new("contraFirm", ParameterKind.Text), At, Until, Needed])
        {
            IsShort = true,
        },
        new(RecordChange, "furnishes the change of an account record, as a letter",
        [
            new("name", ParameterKind.Text), Account with { IsNeeded = true }, WhatChanged,
            new("day", ParameterKind.Day) { IsNeeded = true }, new("old", ParameterKind.Text),
            new("new", ParameterKind.Text), Reference,
        ]),
        new(Device, "tells the customer of a sign-in from a device never seen before",
            [At with { IsNeeded = true }, new("place", ParameterKind.Text), Needed]) { IsShort = true },
        new(Payee, "tells the customer that somebody new is to be paid",
            [Account, Payee_, At, Needed]) { IsShort = true },
        new(MoneyOut, "tells the customer that money was asked for",
            [Account, Amount with { IsNeeded = true }, Payee_, At, Needed]) { IsShort = true },
        new(Credential, "tells the customer that a way of signing in was changed",
        [
            At, Needed,
            new("what", ParameterKind.Phrase)
            {
                Words = ["password", "username", "mfaMethod", "securityQuestions", "passkey", "apiToken",
                    "aggregatorConsent"],
                IsNeeded = true,
            },
        ]) { IsShort = true },
        new(Bank, "tells the customer that a bank account was linked", [Account, At, Needed]) { IsShort = true },
        new(Feature, "tells the customer that a feature of the account was switched on",
        [
            Account, At, Needed,
            new("what", ParameterKind.Phrase)
            {
                Words = ["margin", "options", "otc", "extendedHours", "crypto", "card", "checks", "instantFunding"],
                IsNeeded = true,
            },
        ]) { IsShort = true },
        new(Test, "shows whoever set the mail up that it arrives", [At]) { IsShort = true },
    ];

    /// <summary>Finds a message by its name; null where there is none.</summary>
    public static TemplateKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
