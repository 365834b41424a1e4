namespace Holdfast.Desk.Api;

/// <summary>A kind of refusal or failure. Its name is a wire word: never renamed, never reused.</summary>
/// <param name="Name">Its name, the last part of the <c>type</c> of the problem details.</param>
/// <param name="Status">The status it is answered with.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Means">What happened, and what was kept of the request.</param>
/// <param name="Next">What whoever runs the calling system does next.</param>
public sealed record ProblemType(string Name, int Status, string Title, string Means, string Next)
{
    /// <summary>The <c>type</c> of the problem details.</summary>
    public string Uri => $"/problems/{Name}";
}
