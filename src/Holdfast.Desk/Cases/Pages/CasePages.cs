using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Holdfast.Desk.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>What the pages of cases need besides what cases do.</summary>
internal static class CasePages
{
    public static IServiceCollection AddCasePages(this IServiceCollection services) => services
        .AddSingleton<InPlaceReading>()
        .AddSingleton<CasePageReading>()
        .AddSingleton(new DeskTopic("cases", Scopes.CasesRead, "case_file", "case_history"))
        .AddSingleton(new NavigationItem("Cases", "/cases", Scopes.CasesRead, NavigationGroup.Work, 5));
}
