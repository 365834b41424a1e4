using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>Sends a browser on to a path of this site, to be asked for by GET.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
