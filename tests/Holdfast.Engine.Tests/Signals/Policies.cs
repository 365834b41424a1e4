using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals;

/// <summary>Policies under which one signal can be looked at by itself.</summary>
internal static class Policies
{
    /// <summary>The evidence that <see cref="Emulator"/> brings up against whoever signs in there.</summary>
    public const string Doubt = "emulatedDevice";

    /// <summary>The customer's own device at home, though it looks like an emulator.</summary>
    public static Place Emulator { get; } = Place.Home with { MoreDevice = "\"emulator\":true" };

    /// <summary>The default policy with some limits changed.</summary>
    public static DecisionPolicy With(params ReadOnlySpan<(string Limit, decimal Value)> limits) =>
        new(limits: limits.ToArray().ToDictionary(limit => limit.Limit, limit => limit.Value));

    /// <summary>A policy under which only some signals weigh anything, each what is said here.</summary>
    public static DecisionPolicy Only(params ReadOnlySpan<(string Signal, decimal Weight)> weights) =>
        Only([], weights);

    /// <summary>The same with some limits changed.</summary>
    public static DecisionPolicy Only(
        Dictionary<string, decimal> limits, params ReadOnlySpan<(string Signal, decimal Weight)> weights)
    {
        var all = SignalCatalog.All.ToDictionary(signal => signal.Id, _ => LogOdds.Zero);
        foreach (var (signal, weight) in weights)
        {
            all[signal] = LogOdds.Of(weight);
        }

        return new DecisionPolicy(all, limits);
    }

    /// <summary>What a signal counted for, in thousandths; nothing where it did not speak.</summary>
    public static int CountedFor(this Decision decision, string signal) =>
        decision.Speaks(signal) ? decision.ReasonOf(signal).Weight.Thousandths : 0;

    /// <summary>The sentence a signal gave at this very event.</summary>
    public static string Says(this Decision decision, string signal)
    {
        Assert.True(decision.Speaks(signal), $"{signal} does not speak at this event.");
        return decision.ReasonOf(signal).Text;
    }
}
