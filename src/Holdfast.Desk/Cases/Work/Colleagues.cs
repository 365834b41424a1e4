using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Cases.Actions;

namespace Holdfast.Desk.Cases.Work;

/// <summary>Who of the firm's people works on cases.</summary>
internal sealed class Colleagues(StaffRoster? roster)
{
    /// <summary>
    /// Finds by id or by the name they sign in by; null where there is no such one who works on cases.
    /// </summary>
    public Colleague? Find(string text)
    {
        var member = StaffId.TryParse(text, null, out var id) ? roster?.Find(id) : roster?.FindByName(text);
        return member is { IsDisabled: false } && Roles.RightsOf(member.Roles).Contains(Scopes.CasesWrite)
            ? new Colleague(member.Id.ToString(), member.Name)
            : null;
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Colleague> All =>
    [
        .. (roster?.All ?? []).Select(member => Find(member.Id.ToString())).OfType<Colleague>()
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
