using System.Text.Json.Nodes;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;

namespace Holdfast.Runtime.Policies;

/// <summary>The part of the schema that is about own signals, with every name that they can read.</summary>
internal static class OwnSignalSchema
{
    private const string NamesDefinition = "names", SignalsDefinition = "signals";

    /// <summary>The section.</summary>
    public static JsonObject Section()
    {
        var section = PolicySchema.List(PolicyWords.OwnSignals, Signal());
        section["maxItems"] = ExpressionLimits.Signals;
        return section;
    }

    /// <summary>What the rest refers to: all names, each with its sentence, and all signals.</summary>
    public static JsonObject Definitions() => new()
    {
        [NamesDefinition] = new JsonObject
        {
            ["description"] = "What a condition can begin with: everything that it can read.",
            ["anyOf"] = new JsonArray([.. Terms.All.Select(term => Named(term.Name, Explained(term)))]),
        },
        [SignalsDefinition] = new JsonObject
        {
            ["description"] = "The signals that come with the product.",
            ["anyOf"] = new JsonArray([.. SignalCatalog.All.Select(
                signal => Named(signal.Id, $"{signal.Description.Name}. {signal.Description.Definition}"))]),
        },
    };

    /// <summary>The wire word of a signal, built in or the firm's own.</summary>
    public static JsonObject SignalName() => new()
    {
        ["anyOf"] = new JsonArray(
            Reference(SignalsDefinition),
            new JsonObject { ["type"] = "string", ["pattern"] = @"^own\.[a-z][A-Za-z0-9]*$" }),
    };

    private static JsonObject Signal()
    {
        var signal = PolicySchema.Section(
            "A signal of the firm's own.",
            [
                (OwnSignalReader.Name, PolicySchema.Text(
                    "Its name. Decisions and hard rules call it by this name behind 'own.'.", ExpressionLimits.Name,
                    "^[a-z][A-Za-z0-9]*$")),
                (OwnSignalReader.On, PolicySchema.List(
                    "The events it looks at.",
                    PolicySchema.Words("A type of event.", ContractWords.EventType.Words), least: 1)),
                (OwnSignalReader.When, When()),
                (OwnSignalReader.Weight, PolicySchema.Number(
                    "What it weighs in log-odds; below zero it speaks for the customer.",
                    -PolicyReader.HeaviestWeight, PolicyReader.HeaviestWeight)),
                (OwnSignalReader.Answer, PolicySchema.Outcomes(
                    "The least severe answer at gates where it speaks, whatever the score.")),
                (OwnSignalReader.SentenceText, PolicySchema.Text(
                    "One sentence for a reviewer. Up to four names in braces are shown with what they held.",
                    ExpressionLimits.Sentence)),
                (OwnSignalReader.Family, PolicySchema.Words(
                    "Which fact it is evidence of; own where left out.", OwnSignalReader.Families.Keys)),
                (OwnSignalReader.Carried, PolicySchema.Words(
                    "How long its evidence stands after the event; not where left out.",
                    OwnSignalReader.Carries.Keys)),
                (OwnSignalReader.Source, PolicySchema.Text("Where it comes from.", ExpressionLimits.Sentence)),
                (OwnSignalReader.Review, PolicySchema.Text("What a reviewer does next.", ExpressionLimits.Sentence)),
            ],
            OwnSignalReader.Needed);
        signal["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray(OwnSignalReader.Weight) },
            new JsonObject { ["required"] = new JsonArray(OwnSignalReader.Answer) });
        return signal;
    }

    // Any text is taken; the names beside it are what an editor offers.
    private static JsonObject When() => new()
    {
        ["description"] = "A condition; the signal speaks where it is true, and not where it is unknown.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = ExpressionLimits.Characters },
            Reference(NamesDefinition)),
    };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    private static JsonObject Named(string name, string explanation) => new()
    {
        ["const"] = name, ["description"] = explanation,
    };

    private static string Explained(Term term) => term.Unit.Length == 0
        ? $"{term.Explanation} ({term.Type})"
        : $"{term.Explanation} ({term.Type}: {term.Unit})";
}
