using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Cases.Actions;

namespace Holdfast.Desk.Cases.Work;

/// <summary>Who of the firm's people works on cases.</summary>
internal sealed class Colleagues(StaffRoster? roster)
{
    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Colleague> All =>
    [
        .. (roster?.All ?? []).Select(Of).OfType<Colleague>().OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>
    /// Finds by id, by the name they sign in by, or by what they are called; null where there is no such one who works
    /// on cases.
    /// </summary>
    public Colleague? Find(string text) =>
        Of(StaffId.TryParse(text, null, out var id) ? roster?.Find(id) : roster?.FindByName(text))
        ?? All.FirstOrDefault(one => one.Name == text);

    private static Colleague? Of(StaffMember? member) =>
        member is { IsDisabled: false } && Roles.RightsOf(member.Roles).Contains(Scopes.CasesWrite)
            ? new Colleague(member.Id.ToString(), member.Name)
            : null;
}
