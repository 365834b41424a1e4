using System.Collections.Immutable;

namespace Holdfast.Desk.Access.Staff;

/// <summary>What somebody does at the firm, with the rights that it takes. Its name is a wire word.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Duty">What whoever has it does, in a few words.</param>
/// <param name="Rights">The rights, names of <see cref="Scopes"/>.</param>
public sealed record Role(string Name, string Duty, ImmutableArray<string> Rights)
{
    /// <summary>Whether it goes together with no other role.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>Roles that whoever has it may give to others, and take from them.</summary>
    public ImmutableArray<string> Gives { get; init; } = [];
}

/// <summary>The roles there are. The reference page is made of this table.</summary>
public static class Roles
{
    /// <summary>Looks into what is held, and hears the customer.</summary>
    public const string Analyst = "analyst";

    /// <summary>Releases what an analyst entered.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Releases what is above a supervisor's limit.</summary>
    public const string Principal = "principal";

    /// <summary>Answers for the firm's procedures.</summary>
    public const string Compliance = "compliance";

    /// <summary>Answers for suspicious activity.</summary>
    public const string Aml = "aml";

    /// <summary>Answers for customer information.</summary>
    public const string Privacy = "privacy";

    /// <summary>Watches over systems and access.</summary>
    public const string Security = "security";

    /// <summary>Reads, and changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Gives and takes access, and sees no customer data.</summary>
    public const string Administrator = "administrator";

    private static readonly ImmutableArray<string> Reading =
    [
        Scopes.ConsoleUse, Scopes.DecisionsRead, Scopes.TimelinesRead, Scopes.CustomersRead, Scopes.InstructionsRead,
        Scopes.MessagesRead, Scopes.CasesRead,
    ];

    private static readonly ImmutableArray<string> Releasing =
    [
        .. Reading, Scopes.InstructionsWrite, Scopes.InstructionsConfirm, Scopes.InstructionsRelease,
        Scopes.InstructionsHold, Scopes.ReportsRead, Scopes.MessagesWrite, Scopes.CasesWrite, Scopes.CasesReview,
        Scopes.ActionsWrite,
    ];

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<Role> All { get; } =
    [
        new(Analyst, "enters instructions, looks into what is held, calls customers back",
            [.. Reading, Scopes.InstructionsWrite, Scopes.InstructionsConfirm, Scopes.CasesWrite, Scopes.ActionsWrite]),
        new(Supervisor, "releases and rejects what others entered, places temporary holds", Releasing),
        new(Principal, "does what a supervisor does, above the supervisor's limit too", Releasing),
        new(Compliance, "answers for procedures: reads everything, places temporary and legal holds",
            [
                .. Reading, Scopes.InstructionsHold, Scopes.ReportsRead, Scopes.RecordsRead, Scopes.HoldsWrite,
                Scopes.CasesReview,
            ]),
        new(Aml, "looks into suspicious activity, places temporary holds",
            [.. Reading, Scopes.InstructionsHold, Scopes.ReportsRead, Scopes.RecordsRead, Scopes.CasesWrite]),
        new(Privacy, "answers for customer information: corrects it, disposes of what is past its period",
            [
                Scopes.ConsoleUse, Scopes.TimelinesRead, Scopes.CustomersRead, Scopes.CustomersWrite,
                Scopes.MessagesRead, Scopes.MessagesWrite, Scopes.ReportsRead, Scopes.RecordsRead, Scopes.HoldsWrite,
                Scopes.RecordsDispose,
            ]),
        new(Security, "watches over systems and access: decisions, timelines, records, who has which role",
            [
                Scopes.ConsoleUse, Scopes.DecisionsRead, Scopes.TimelinesRead, Scopes.RecordsRead, Scopes.StaffRead,
                Scopes.MetricsRead, Scopes.HealthRead, Scopes.CasesRead,
            ]),
        new(Auditor, "reads, for an examination or an audit, and changes nothing",
            [.. Reading, Scopes.ReportsRead, Scopes.RecordsRead, Scopes.StaffRead]) { StandsAlone = true },
        new(Administrator, "gives and takes access, and sees no customer data",
            [Scopes.ConsoleUse, Scopes.StaffRead, Scopes.StaffWrite, Scopes.MetricsRead, Scopes.HealthRead])
        {
            StandsAlone = true,
            Gives =
            [
                Analyst, Supervisor, Principal, Compliance, Aml, Privacy, Security, Auditor, Administrator,
            ],
        },
    ];

    /// <summary>The role of a name; null where there is none.</summary>
    public static Role? Find(string? name) => All.FirstOrDefault(role => role.Name == name);

    /// <summary>The rights of some roles together, in the order of the scopes.</summary>
    public static ImmutableArray<string> RightsOf(IEnumerable<string> roles)
    {
        var has = roles.Select(Find).OfType<Role>().SelectMany(role => role.Rights).ToHashSet(StringComparer.Ordinal);
        return [.. Scopes.All.Select(scope => scope.Name).Where(has.Contains)];
    }
}
