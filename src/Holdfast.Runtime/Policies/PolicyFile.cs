using System.Text;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Policies;

/// <summary>A decision policy as a commented YAML file, for fraud analysts to read and to change.</summary>
public static class PolicyFile
{
    /// <summary>The largest file taken, in bytes of UTF-8: some twenty times the whole default policy.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Writes a policy with everything in it, each number with what it means.</summary>
    /// <remarks>
    /// Lines end in a line feed. Reading it gives a policy of the same <see cref="DecisionPolicy.Fingerprint"/>, as
    /// long as the policy keeps to the bounds that <see cref="Parse"/> asks of a file.
    /// </remarks>
    public static string Render(DecisionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyWriter.Write(policy);
    }

    /// <summary>
    /// The JSON Schema (draft 2020-12) of a policy file, for editors. What it refuses is refused by <see cref="Parse"/>
    /// too; the reverse does not hold.
    /// </summary>
    public static string Schema() => PolicySchema.Write();

    /// <summary>
    /// Reads a policy file. What is left out has its default; <c>hardRules</c>, the <c>rows</c> of a gate and each list
    /// replace the default ones as a whole. All faults are answered at once.
    /// </summary>
    public static PolicyReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new PolicyFaults();
        if (text.Length > MaximumBytes || Encoding.UTF8.GetByteCount(text) > MaximumBytes)
        {
            faults.Add(new Place(1, 1), "This file is larger than 1 MiB; no policy is.");
            return new PolicyReading.Refused(faults.InOrder);
        }

        var policy = new PolicyReader(faults).Read(YamlTree.Read(text, faults));
        return policy is null ? new PolicyReading.Refused(faults.InOrder) : new PolicyReading.Accepted(policy);
    }
}
