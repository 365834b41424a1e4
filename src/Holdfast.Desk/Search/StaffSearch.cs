using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Search;

/// <summary>Finds members of staff by any part of what they are called or sign in by.</summary>
internal sealed class StaffSearch(StaffRoster roster) : ISearchSource
{
    public string Scope => Scopes.StaffRead;

    public Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Found>>(
        [
            .. roster.All.Where(member => Fits(member, question.Text)).Take(ISearchSource.ShownAtMost)
                .Select(member => new Found(
                    FoundKind.Staff,
                    string.Equals(member.SignInName, question.Text, StringComparison.OrdinalIgnoreCase)
                        ? Fit.ItsId
                        : Fit.About,
                    member.Name, member.SignInName, $"/staff/{member.Id}")
                {
                    State = member.IsDisabled ? "Disabled" : null, Tone = Tone.Danger,
                }),
        ]);

    private static bool Fits(StaffMember member, string text) =>
        member.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || member.SignInName.Contains(text, StringComparison.OrdinalIgnoreCase);
}
