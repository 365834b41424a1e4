using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Holdfast.Desk.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>What the pages of instructions need besides what instructions do.</summary>
internal static class InstructionPages
{
    public static IServiceCollection AddInstructionPages(this IServiceCollection services) => services
        .AddSingleton<PageReading>()
        .AddSingleton<ReportReading>()
        .AddSingleton(new NavigationItem(
            "Instructions", "/instructions", Scopes.InstructionsRead, NavigationGroup.Work, 10))
        .AddSingleton(new NavigationItem(
            "Account changes", "/changes", Scopes.InstructionsRead, NavigationGroup.Work, 12))
        .AddSingleton(new NavigationItem(
            "Standing letters", "/standing-letters", Scopes.InstructionsRead, NavigationGroup.Work, 14))
        .AddSingleton(new NavigationItem(
            "Frozen accounts", "/freezes", Scopes.InstructionsRead, NavigationGroup.Work, 16))
        .AddSingleton(new NavigationItem("Reports", "/reports", Scopes.ReportsRead, NavigationGroup.Records, 50))
        .AddSingleton(new CommandItem("Enter an instruction", "/instructions/new", Scopes.InstructionsWrite))
        .AddSingleton(new DeskTopic("instructions", Scopes.InstructionsRead, "instruction"));
}
