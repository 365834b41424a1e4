namespace Holdfast.Demo.Stories;

/// <summary>Somebody of the service desk looks at one customer after another, and takes a file home.</summary>
internal static class Insider
{
    private const string Employee = "tm014";

    private static readonly string[] Seen = ["profile", "holdings", "contacts"];

    /// <summary>How many people have a part in it.</summary>
    public const int People = 30;

    public static IEnumerable<Happening> Of(IReadOnlyList<DemoPerson> people) =>
    [
        .. people.Select((person, number) => Happening.ByEmployee(
            Employee, 9 + number * 0.25, "employee.viewed", person.Customer,
            new { purpose = "other", fields = Seen })),
        Happening.ByEmployee(
            Employee, 9 + people.Count * 0.25 + 2, "employee.exported", null, new { records = 4_200, target = "usb" }),
    ];
}
