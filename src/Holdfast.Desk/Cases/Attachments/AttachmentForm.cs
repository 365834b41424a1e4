using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// Where the form of the page sends a file. The framework would put it on a disk in clear to look for the form's token,
/// so the token, which stands before the file, is looked at here before any of the file is taken.
/// </summary>
internal sealed class AttachmentForm(AttachmentRoutes routes, IAntiforgery forms, Notices notices)
{
    /// <summary>The field of the token, as the console names it.</summary>
    public const string TokenField = "__form";

    public async Task AddAsync(HttpContext context)
    {
        if (FormUpload.Of(context) is not { } form || AttachmentRoutes.CaseOf(context) is not { } id)
        {
            await ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.InvalidRequest));
            return;
        }

        var (result, isAllowed) = await routes.TakeAsync(context, form, file => HasTokenAsync(context, file));
        if (!isAllowed)
        {
            await ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.CrossSiteRequest));
            return;
        }

        var page = $"/cases/{id}/attachments";
        if (result is AttachmentResult.Unknown)
        {
            await ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.NotFound));
            return;
        }

        if (NoticeOf(result) is { } notice)
        {
            notices.Leave(context, notice);
        }

        await new SeeOther(ProblemOf(result) is { } problem ? $"{page}?problem={problem}" : page).ExecuteAsync(context);
    }

    /// <summary>What is said of a problem on the page that the browser is sent back to; null for none.</summary>
    public static string? WordsOf(string? problem) => problem switch
    {
        "none" => "Choose a file.",
        "empty" => "The file is empty.",
        "large" => $"The file is larger than {AttachmentLimits.Bytes / 1024 / 1024} MB.",
        "many" => $"The case has {AttachmentLimits.OfCase} attachments, and may have no more.",
        _ => null,
    };

    private static string? NoticeOf(AttachmentResult? result) => result switch
    {
        AttachmentResult.Added => "The file is attached.",
        AttachmentResult.Repeated => "The same file is attached already.",
        _ => null,
    };

    private static string? ProblemOf(AttachmentResult? result) => result switch
    {
        null => "none",
        AttachmentResult.Empty => "empty",
        AttachmentResult.TooLarge => "large",
        AttachmentResult.TooMany => "many",
        _ => null,
    };

    private async Task<bool> HasTokenAsync(HttpContext context, UploadedFile file)
    {
        context.Request.Headers[CrossSite.TokenHeader] = file.Fields.GetValueOrDefault(TokenField, "-");
        return await forms.IsRequestValidAsync(context);
    }
}
