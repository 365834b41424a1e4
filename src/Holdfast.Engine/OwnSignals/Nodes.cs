using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// A checked expression as it is worked out: a tree of typed nodes that is made when the policy is loaded and allocates
/// nothing at an event. Every node has an answer at every event, if only that the answer is unknown.
/// </summary>
internal abstract class Node
{
    /// <summary>Whether the value is known at this event.</summary>
    public abstract bool IsKnown(Scene scene, Findings findings);
}

/// <summary>True, false or unknown.</summary>
internal abstract class TruthNode : Node
{
    public abstract bool? Of(Scene scene, Findings findings);

    public sealed override bool IsKnown(Scene scene, Findings findings) => Of(scene, findings).HasValue;
}

/// <summary>A number, or a time in seconds.</summary>
internal abstract class QuantityNode : Node
{
    public abstract decimal? Of(Scene scene, Findings findings);

    public sealed override bool IsKnown(Scene scene, Findings findings) => Of(scene, findings).HasValue;
}

/// <summary>A word, a country, a currency, an address: a whole number of which 0 is unknown.</summary>
internal abstract class CodeNode : Node
{
    public abstract long Of(Scene scene, Findings findings);

    public sealed override bool IsKnown(Scene scene, Findings findings) => Of(scene, findings) != 0;
}

internal abstract class TextNode : Node
{
    public abstract Text Of(Scene scene, Findings findings);

    public sealed override bool IsKnown(Scene scene, Findings findings) => !Of(scene, findings).IsAbsent;
}

internal sealed class TruthTerm(Func<Scene, bool?> read) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) => read(scene);
}

internal sealed class QuantityTerm(Func<Scene, decimal?> read) : QuantityNode
{
    public override decimal? Of(Scene scene, Findings findings) => read(scene);
}

internal sealed class CodeTerm(Func<Scene, long> read) : CodeNode
{
    public override long Of(Scene scene, Findings findings) => read(scene);
}

internal sealed class TextTerm(Func<Scene, Text> read) : TextNode
{
    public override Text Of(Scene scene, Findings findings) => read(scene);
}

/// <summary>A list of the event; one that is empty is not told, and unknown.</summary>
internal sealed class TextsTerm(Func<Scene, IReadOnlyList<Text>> read) : Node
{
    public IReadOnlyList<Text> Of(Scene scene) => read(scene);

    public override bool IsKnown(Scene scene, Findings findings) => read(scene).Count > 0;
}

internal sealed class TruthLiteral(bool value) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) => value;
}

internal sealed class QuantityLiteral(decimal value) : QuantityNode
{
    public decimal Value { get; } = value;

    public override decimal? Of(Scene scene, Findings findings) => Value;
}

internal sealed class CodeLiteral(long code) : CodeNode
{
    public long Code { get; } = code;

    public override long Of(Scene scene, Findings findings) => Code;
}

internal sealed class TextLiteral(Text text) : TextNode
{
    public Text Value { get; } = text;

    public override Text Of(Scene scene, Findings findings) => Value;
}

/// <summary>A built-in signal speaks at this event: looked up by its place, not searched.</summary>
internal sealed class SignalSpeaks(Signal signal) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) => findings.Speaks(signal);
}

/// <summary>Evidence of a built-in signal still stands from an earlier event.</summary>
internal sealed class SignalStands(Signal signal) : TruthNode
{
    public override bool? Of(Scene scene, Findings findings) => Policy.Weighing.Stands(scene, signal);
}
