using System.Text.Json;

namespace Holdfast.Control;

/// <summary>What a server answered to a command.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The body, JSON; undefined where there is none.</param>
internal sealed record ControlAnswer(int Status, JsonElement Body)
{
    /// <summary>The body of what was done; a refusal ends the command with what the server says of it.</summary>
    /// <exception cref="WorkFailedException">It was refused.</exception>
    public JsonElement Required()
    {
        if (Status < 400)
        {
            return Body;
        }

        if (Body.ValueKind is not JsonValueKind.Object)
        {
            throw new WorkFailedException($"The server answered with status {Status} and did not say why.");
        }

        var said = Body.TextIfAny("detail") ?? Body.Text("title");
        var faults = Body.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => $"\n  {error.Text("pointer")}: {error.Text("detail")}")
            : [];
        throw new WorkFailedException(said + string.Concat(faults));
    }
}

/// <summary>Reads what a server answered.</summary>
internal static class ControlTexts
{
    /// <summary>A text that every answer of its kind has.</summary>
    public static string Text(this JsonElement answer, string member) => answer.GetProperty(member).GetString()!;

    /// <summary>A text that there is of some only; null where there is none.</summary>
    public static string? TextIfAny(this JsonElement answer, string member) =>
        answer.TryGetProperty(member, out var value) ? value.GetString() : null;
}
