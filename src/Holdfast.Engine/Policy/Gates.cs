using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Policy;

/// <summary>The events that ask a question which an outcome other than allow can answer.</summary>
public static class Gates
{
    /// <summary>All gates, in the order of the policy file.</summary>
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged, EventType.DeliveryChanged,
        EventType.BankLinked, EventType.TransferRequested, EventType.OrderPlaced, EventType.AccountOpened,
        EventType.EmployeeExported,
    ];

    /// <summary>Whether a type is a gate.</summary>
    public static bool Contains(EventType type) => type is EventType.LoginSucceeded or EventType.CredentialChanged
        or EventType.ContactChanged or EventType.DeliveryChanged or EventType.BankLinked or EventType.TransferRequested
        or EventType.OrderPlaced or EventType.AccountOpened or EventType.EmployeeExported;
}
