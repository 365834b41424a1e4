using Holdfast.Desk.Instructions.Policy;

namespace Holdfast.Serving;

/// <summary>How instructions are verified, by the file of a data folder or the one that comes with Holdfast.</summary>
internal static class MoneyMovementPolicy
{
    /// <summary>The policy of a data folder.</summary>
    /// <exception cref="WorkFailedException">The firm's own file has faults, which are told by place.</exception>
    public static PolicyTable Load(string folder) => PolicyTable.Load(folder) switch
    {
        PolicyTableReading.Accepted accepted => accepted.Table,
        PolicyTableReading.Refused refused => throw new WorkFailedException(string.Join(
            Environment.NewLine,
            refused.Faults.Select(fault => $"{PolicyTable.FileIn(folder)}:{fault}")
                .Prepend($"{PolicyTable.FileIn(folder)} is no valid policy of money movement."))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
