using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Search;

/// <summary>Search over all that the desk knows.</summary>
internal static class SearchSlice
{
    /// <summary>What search needs besides the slices that it looks in.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchSeal>()
        .AddSingleton<GlobalSearch>()
        .AddSingleton<ISearchSource, CaseSearch>()
        .AddSingleton<ISearchSource, InstructionSearch>()
        .AddSingleton<ISearchSource, CustomerSearch>()
        .AddSingleton<ISearchSource, MessageSearch>()
        .AddSingleton<ISearchSource, StaffSearch>()
        .AddSingleton(new NavigationItem("Search", "/search", Scopes.ConsoleUse, NavigationGroup.Work, 90));
}
