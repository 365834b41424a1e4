using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console;
using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Home;

/// <summary>Which three numbers matter to which role.</summary>
internal sealed class RoleFigures(WorkFigures work, WatchFigures watch)
{
    // Of somebody who has several roles, the one that decides most comes first.
    private static readonly ImmutableArray<string> Order =
    [
        Roles.Principal, Roles.Supervisor, Roles.Compliance, Roles.Aml, Roles.Analyst, Roles.Privacy, Roles.Security,
        Roles.Auditor, Roles.Administrator,
    ];

    /// <summary>The numbers of whoever has some roles; none where no role is theirs.</summary>
    public async Task<ImmutableArray<Figure>> OfAsync(
        IReadOnlyCollection<string> roles, string staff, CancellationToken ct) =>
        Order.FirstOrDefault(roles.Contains) switch
        {
            Roles.Principal or Roles.Supervisor =>
                [await work.ToReleaseAsync(ct), await work.PressingAsync(ct), await work.UnassignedAsync(ct)],
            Roles.Compliance =>
                [await work.HoldsAsync(ct), await work.DocumentedAsync(ct), await work.NoticesLateAsync(ct)],
            Roles.Aml => [await work.AtRiskAsync(ct), await work.IntrusionsAsync(ct), await work.HoldsAsync(ct)],
            Roles.Analyst => [await work.AtRiskAsync(ct), await work.PressingAsync(ct), await work.OwnAsync(staff, ct)],
            Roles.Privacy => [await watch.OddLooksAsync(ct), await watch.LooksAsync(ct), await watch.ReturnedAsync(ct)],
            Roles.Security => [await watch.OddLooksAsync(ct), watch.Sessions(), await watch.SetAsideAsync(ct)],
            Roles.Auditor =>
                [await work.DocumentedAsync(ct), await work.DecidedAsync(ct), await watch.OddLooksAsync(ct)],
            Roles.Administrator => [watch.Staff(), watch.Invited(), watch.Sessions()],
            _ => [],
        };

    internal static string NumberText(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    internal static string Of(int count, string one, string several) =>
        $"{NumberText(count)} {(count == 1 ? one : several)}";
}
