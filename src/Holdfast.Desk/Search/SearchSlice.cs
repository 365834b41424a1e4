using Holdfast.Desk.Access;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Search;

/// <summary>Search over all that the desk knows.</summary>
internal static class SearchSlice
{
    /// <summary>What search needs besides the slices that it looks in.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchSeal>()
        .AddSingleton<GlobalSearch>()
        .AddSingleton<ISearchSource>(at => new CaseSearch(
            at.GetRequiredService<CaseReader>(), new CaseMarks(at.GetRequiredService<VaultHashes>())))
        .AddSingleton<ISearchSource, InstructionSearch>()
        .AddSingleton<ISearchSource, CustomerSearch>()
        .AddSingleton<ISearchSource, MessageSearch>()
        .AddSingleton<ISearchSource, StaffSearch>()
        .AddSingleton(new NavigationItem("Search", "/search", Scopes.ConsoleUse, NavigationGroup.Work, 90));
}
