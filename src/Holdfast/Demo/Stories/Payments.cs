namespace Holdfast.Demo.Stories;

/// <summary>Money that is asked for before anybody looks: by customers, and by others in their names.</summary>
internal static class Payments
{
    /// <summary>How many people have a part in it.</summary>
    public const int People = 6;

    public static IEnumerable<Happening> Of(IReadOnlyList<DemoPerson> people) =>
    [
        // A customer who signs in as always pays somebody for the first time.
        Acts.SignIn(people[0], -52, people[0].In("s-own-0")),
        Acts.Wire(people[0], -50, people[0].In("s-own-0"), 18_400, "Northern Lumber Co.", "online"),

        // A mailbox thief asks by e-mail, in the customer's name.
        Acts.Wire(people[1], -41, null, 84_500, "Harrow Title Escrow", "email"),

        // A telephone number is changed, and money asked for two hours later.
        Happening.By(
            people[2], -120, "contact.changed", null,
            new { what = "phone", old = people[2].Phone, @new = "+12125550198" }, "phone"),
        Acts.Wire(people[2], -6, null, 47_250, "J. Merrow", "phone"),

        // Somebody older is on the telephone with whoever coaches them.
        Acts.SignIn(people[3], -31, people[3].In("s-coached")),
        Happening.By(
            people[3], -29, "session.observed", people[3].In("s-coached"),
            new { activePhoneCall = true, secondsToTransfer = 140 }),
        Acts.Wire(
            people[3], -27, people[3].In("s-coached"), 62_000, "Federal Safety Vault", "online"),

        // A small sum to the customer's own bank.
        Acts.SignIn(people[4], -20, people[4].In("s-own-4")),
        Acts.Transfer(
            people[4], -19, people[4].In("s-own-4"), 1_500, "ach", "ownBank", people[4].Name,
            "online"),

        // The whole of an account is to go to another firm.
        Acts.Transfer(
            people[5], -12, null, 212_000, "acats", "outsideFirm", "Kestrel Brokerage", "letter"),
    ];
}
