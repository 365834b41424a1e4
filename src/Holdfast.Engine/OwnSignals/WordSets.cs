using Holdfast.Engine.Contract;

namespace Holdfast.Engine.OwnSignals;

/// <summary>The sets of words, each in the order of its enum from 1 on.</summary>
internal static class WordSets
{
    public static readonly WordSet
        Actor = new("kind of actor", ContractWords.ActorKind.Words),
        Channel = new("channel", ContractWords.Channel.Words),
        Anonymizer = new("kind of anonymiser", ContractWords.Anonymizer.Words),
        Platform = new("platform", ContractWords.Platform.Words),
        LoginFailure = new("reason of a failed sign-in", ContractWords.LoginFailure.Words),
        LoginMethod = new("method of sign-in", ContractWords.LoginMethod.Words),
        MfaMethod = new("second factor", ContractWords.MfaMethod.Words),
        MfaOutcome = new("end of a prompt", ContractWords.MfaOutcome.Words),
        SupportTopic = new("topic", ContractWords.SupportTopic.Words),
        CallerAuthentication = new("result of a caller's check", ContractWords.CallerAuthentication.Words),
        CredentialKind = new("credential", ContractWords.CredentialKind.Words),
        CredentialChangeWay = new("way of changing it", ContractWords.CredentialChangeWay.Words),
        ContactKind = new("kind of contact data", ContractWords.ContactKind.Words),
        DeliveryKind = new("kind of delivery", ContractWords.DeliveryKind.Words),
        DeliveryWay = new("way of delivery", ContractWords.DeliveryWay.Words),
        AuthorityKind = new("kind of authority", ContractWords.AuthorityKind.Words),
        AccountFeature = new("feature", ContractWords.AccountFeature.Words),
        NoticeKind = new("way of a notice", ContractWords.NoticeKind.Words),
        OwnerNameMatch = new("match of the owner's name", ContractWords.OwnerNameMatch.Words),
        BankVerification = new("verification of a bank", ContractWords.BankVerification.Words),
        Direction = new("direction", ContractWords.TransferDirection.Words),
        Rail = new("rail", ContractWords.Rail.Words),
        DestinationKind = new("kind of destination", ContractWords.DestinationKind.Words),
        Instructor = new("giver of the instruction", ContractWords.Instructor.Words),
        Medium = new("medium of an instruction", ContractWords.InstructionMedium.Words),
        ContactMatch = new("match of contact data", ContractWords.ContactMatch.Words),
        TransferOutcome = new("end of a transfer", ContractWords.TransferOutcome.Words),
        MicroEntryOutcome = new("answer to a micro-entry", ContractWords.MicroEntryOutcome.Words),
        OrderSide = new("side of an order", ContractWords.OrderSide.Words),
        Venue = new("venue", ContractWords.Venue.Words),
        OpeningWay = new("way of opening", ContractWords.OpeningWay.Words),
        IdentityCheck = new("result of a check of identity", ContractWords.IdentityCheck.Words),
        ExportTarget = new("target of an export", ContractWords.ExportTarget.Words),
        ReportKind = new("kind of report", ContractWords.ReportKind.Words),
        ExposureKind = new("kind of exposure", ContractWords.ExposureKind.Words),
        DeviceStanding = new("standing of a device", ["new", "fresh", "known", "seasoned"]),
        NetworkStanding = new(
            "standing of a network", ["newCountry", "knownCountry", "knownNetwork", "knownNeighborhood", "home"]),
        PayeeStanding = new("standing of a payee", ["unseen", "named", "paid", "seasoned"]),
        Travel = new("verdict on a journey", ["possible", "unlikely", "impossible"]),
        Weekday = new(
            "day of the week",
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);
}
