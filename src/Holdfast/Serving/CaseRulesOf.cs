using Holdfast.Desk.Cases.Rules;

namespace Holdfast.Serving;

/// <summary>How alerts gather into cases, by the file of a data folder or the one that comes with Holdfast.</summary>
internal static class CaseRulesOf
{
    /// <summary>The rules of a data folder.</summary>
    /// <exception cref="WorkFailedException">The firm's own file has faults, which are told by place.</exception>
    public static CaseRulesTable Load(string folder) => CaseRulesTable.Load(folder) switch
    {
        CaseRulesReading.Accepted accepted => accepted.Table,
        CaseRulesReading.Refused refused => throw new WorkFailedException(string.Join(
            Environment.NewLine,
            refused.Faults.Select(fault => $"{CaseRulesTable.FileIn(folder)}:{fault}")
                .Prepend($"{CaseRulesTable.FileIn(folder)} has no valid rules of cases."))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
