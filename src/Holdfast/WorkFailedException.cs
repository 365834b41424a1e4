namespace Holdfast;

/// <summary>The work of a command cannot go on, for a reason that the caller can do something about.</summary>
internal sealed class WorkFailedException(string message) : Exception(message);
