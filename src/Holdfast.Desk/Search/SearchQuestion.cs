using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Search;

/// <summary>What is looked for.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Purpose">For what customers are looked for; null where they are not.</param>
internal sealed record SearchQuestion(string Text, Purpose? Purpose)
{
    /// <summary>The most characters.</summary>
    public const int TextAtMost = 200;
}
