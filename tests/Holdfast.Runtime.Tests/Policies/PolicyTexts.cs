using Holdfast.Engine.Policy;
using Holdfast.Runtime.Policies;

namespace Holdfast.Runtime.Tests.Policies;

/// <summary>Reads texts of policy files as a test expects them to be read.</summary>
internal static class PolicyTexts
{
    public static DecisionPolicy Accepted(string text) => PolicyFile.Parse(text) switch
    {
        PolicyReading.Accepted accepted => accepted.Policy,
        PolicyReading.Refused refused => throw new FormatException(string.Join('\n', refused.Faults)),
        _ => throw new InvalidOperationException(),
    };

    public static IReadOnlyList<PolicyFault> Refused(string text) =>
        Assert.IsType<PolicyReading.Refused>(PolicyFile.Parse(text)).Faults;
}
