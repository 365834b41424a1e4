using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Policy;

/// <summary>
/// A rule that holds whatever the score: when its signals speak, the answer is at least its outcome.
/// </summary>
/// <param name="Name">Its name in the policy file.</param>
/// <param name="Gate">The question it answers.</param>
/// <param name="Signals">
/// Wire words of signals: the first must speak at the event itself, the others then or earlier while their evidence
/// stands.
/// </param>
/// <param name="Outcome">The least severe answer.</param>
/// <param name="Because">One sentence, with its source.</param>
public sealed record HardRule(
    string Name, EventType Gate, IReadOnlyList<string> Signals, Outcome Outcome, string Because);
