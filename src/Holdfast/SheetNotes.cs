namespace Holdfast;

/// <summary>
/// What the red-flag sheet on account intrusion asks for that the fields of the event contract, version 1, cannot tell.
/// </summary>
internal static class SheetNotes
{
    /// <summary>How many signals the sheet has: ATO-01 to ATO-73.</summary>
    public const int Signals = 73;

    private static readonly Dictionary<string, string> Missing = new()
    {
        ["ATO-02"] = "No TLS fingerprint is carried; the kind of browser stands in for it.",
        ["ATO-07"] = "No password is seen; what `exposure.found` tells of a leaked credential is used.",
        ["ATO-15"] = "Rooted telephones and virtual displays are not carried, only `device.emulator`.",
        ["ATO-19"] = "No TLS fingerprint is carried; network, country and system are compared.",
        ["ATO-20"] = "Relay domains are told by `loginOrigin` only, and headers not at all.",
        ["ATO-23"] = "Which factor was removed is not carried; that a factor changed is.",
        ["ATO-29"] = "That a change was confirmed at the old contact is not carried; every change cools off.",
        ["ATO-32"] = "Not fed: it reads the text and the senders of messages, and no event carries either.",
        ["ATO-34"] = "Not fed: it reads the words of a message or a call, and no event carries them.",
        ["ATO-37"] = "Kind and age of the payee's bank account are not carried; owner's name, country and rail are.",
        ["ATO-42"] = "Twelve months of amounts are kept as a running mean and spread, not one by one.",
        ["ATO-47"] = "Which accounts are an employee's own is not carried; every look at a dormant account counts.",
        ["ATO-49"] = "Cadence of order entry is not carried as a link between accounts.",
        ["ATO-57"] = "The root of an e-mail address is not carried; equal tokens are compared.",
        ["ATO-58"] = "Programs, windows and open ports are not carried; `device.remoteAccess` is the sender's finding.",
        ["ATO-60"] = "Not fed as defined: pauses, dictated entry and changes of window are not carried. In part it is "
            + "seen by [`phoneCallDuringTransfer`](#phonecallduringtransfer), [`remoteAccess`](#remoteaccess) and "
            + "[`behaviorMismatch`](#behaviormismatch).",
        ["ATO-61"] = "A belief that a customer is impaired is not carried; age is.",
        ["ATO-65"] = "Which customers are an employee's own is not carried; every view counts.",
        ["ATO-66"] = "Not fed: it compares payees with the firm's file of representatives, staff and their relatives, "
            + "and no event carries it. In part it is seen by [`staffChangedThenMoney`](#staffchangedthenmoney) and "
            + "[`staffLookedFirst`](#stafflookedfirst).",
        ["ATO-67"] = "Not fed: it reads the certificate of an electronic signature, and no event carries one.",
        ["ATO-69"] = "How often a token is used is not carried; grants and sign-ins are.",
        ["ATO-70"] = "Which pages were opened is not carried; `sensitivePages` counts them.",
        ["ATO-71"] = "Which pages were visited is not carried; `tourPages` counts them.",
        ["ATO-72"] = "Lists of peers are not carried; what customers and the firm named is, and `exposure.found`.",
        ["ATO-73"] = "Notices of other firms come as `customer.reported` or as a recalled or returned transfer only.",
    };

    /// <summary>What is missing of a signal of the sheet; empty where nothing is.</summary>
    public static string Of(string id) => Missing.GetValueOrDefault(id, "");
}
