using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>Finds where a request came from.</summary>
internal static class OriginOf
{
    private const int AgentCharacters = 160;

    public static Origin Request(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new Origin(
            context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            new string([.. agent.Where(c => c is >= ' ' and < '\x7f' and not ('<' or '>')).Take(AgentCharacters)]));
    }
}
