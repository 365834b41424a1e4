using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Pages;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Instructions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Instructions;

/// <summary>Transmittals and changes of account data: no money leaves before the customer has been heard.</summary>
public static class InstructionsSlice
{
    /// <summary>
    /// What instructions need. <see cref="FactsSlice"/>, customers, messages and customers' links have to be among the
    /// services.
    /// </summary>
    /// <param name="services">Where they go.</param>
    /// <param name="policies">How instructions are verified.</param>
    public static IServiceCollection AddInstructions(this IServiceCollection services, PolicyTable policies)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddInstructionPages()
            .AddSingleton(policies)
            .AddSingleton<PolicyClock>()
            .AddSingleton<InstructionStore>()
            .AddSingleton<Marks>()
            .AddSingleton<CustomerSight>()
            .AddSingleton<ScreeningSource>()
            .AddSingleton<EngineVoice>()
            .AddSingleton<Notices>()
            .AddSingleton<InstructionWork>()
            .AddSingleton<ReceivingTools>()
            .AddSingleton<ChangeTools>()
            .AddSingleton<IDeskEffects, InstructionEffects>()
            .AddSingleton<IDeskEffects, EventEffects>();
        services
            .AddSingleton(at => new ReceivingDesk(
                Of<DeskWriter>(at), Of<InstructionWork>(at), Of<ReceivingTools>(at), Of<PersonKeys>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new InstructionDesk(Of<InstructionWork>(at), Of<PolicyClock>(at)))
            .AddSingleton(at => new ChangeDesk(
                Of<DeskWriter>(at), Of<InstructionStore>(at), Of<ChangeTools>(at), Of<PersonKeys>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new FreezeDesk(
                Of<DeskWriter>(at), Of<InstructionStore>(at), Of<CustomerSight>(at), Of<PersonKeys>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new InstructionReading(
                Of<DeskReader>(at), Of<InstructionStore>(at), Of<Vault>(at), Of<InstructionWork>(at),
                Of<PolicyClock>(at)))
            .AddSingleton<ICustomerCommands, CustomerCommands>();
        return services
            .AddSingleton<IDeskTimers, DueTimers>()
            .AddSingleton<IDeskTimers, SignalTimers>()
            .AddSingleton<IDeskTimers, IntakeTimers>()
            .AddSingleton<IDeskTimers, EngineTimers>()
            .AddSingleton<IDeskTimers, ChangeTimers>()
            .AddSingleton<IDeskTimers, ChangeFiling>();
    }

    private static T Of<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
