using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>An own signal at work: speaks where its condition is true.</summary>
internal sealed class OwnSignal(OwnSignalDefinition definition) : Signal(new()
{
    Id = definition.Id,
    Name = definition.Name,
    Definition = $"Where {definition.When.Text}.",
    Source = definition.Source,
    Review = definition.Review,
    Family = definition.Family,
    Weight = definition.Weight.Thousandths / 1000m,
    Reads = definition.On,
    Carry = definition.Carry,
})
{
    /// <inheritdoc/>
    internal override bool Answers => definition.Outcome is not null;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (definition.When.Of(scene, findings) is true)
        {
            findings.AddOwn(this, definition.Sentence.FactsOf(scene));
        }
    }

    internal override string Sentence(Facts facts) => definition.Sentence.With(facts);

    /// <summary>The hard rules that its answer comes to: one for each gate it looks at.</summary>
    internal IEnumerable<HardRule> Rules => definition.Outcome is not { } outcome ? [] : Gates.All
        .Where(gate => definition.On.Contains(gate))
        .Select(gate => new HardRule(Id, gate, [Id], outcome, $"{Description.Definition} {definition.Source}".Trim()));
}
