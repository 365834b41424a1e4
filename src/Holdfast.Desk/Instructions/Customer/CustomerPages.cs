using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Console;
using Holdfast.Desk.Settings;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Journal;
using Microsoft.AspNetCore.Http;
using PageResult = Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<
    Holdfast.Desk.Instructions.Customer.Pages.CustomerDocument>;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>
/// The pages that customers open by a link. Reading one changes nothing, so what looks into mail on its way neither
/// answers nor uses up a link; and it is the same for every link, known or not.
/// </summary>
internal sealed class CustomerPages(
    LinkDesk desk, CustomerRates rates, ServerSettings settings, TimeProvider clock)
{
    /// <summary>The names of the three questions in the form.</summary>
    public const string Told = "told", Watched = "watched", Secret = "secret";

    private const string CookieName = "__Host-holdfast-link";

    // Whatever a link is, what is answered of its code takes as long: as long as the slowest of all ways there are.
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(100);

    /// <summary>Where pages of a purpose are.</summary>
    public static string PathOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Confirm => "c",
        LinkPurpose.NotMe => "c/no",
        LinkPurpose.Revert => "c/undo",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Shows the page of a link that asks.</summary>
    public async Task<PageResult> ShowAsync(HttpContext context, string token)
    {
        var browser = context.Request.Cookies[CookieName];
        var details = browser is not null && LinkToken.TryParse(token, out var link)
            ? await desk.ShowAsync(link, browser, context.RequestAborted)
            : null;
        return details is null ? Page(context, CustomerStep.AskCode) : Page(ChoicesOf(context, details));
    }

    /// <summary>Shows a page that has one button.</summary>
    public PageResult ShowButton(HttpContext context, CustomerStep step) => Page(context, step);

    /// <summary>Takes what was pressed on the page of a link that asks.</summary>
    public async Task<IResult> TakeAsync(HttpContext context, string token)
    {
        var form = await FormOfAsync(context);
        if (form?["act"].ToString() == "not-me")
        {
            return await DisownAsync(context, token);
        }

        if (form is null || !LinkToken.TryParse(token, out var link))
        {
            return await NoMatchAsync(context, clock.GetTimestamp());
        }

        return form["act"].ToString() switch
        {
            "answer" => await GuardAsync(context, () => AnswerAsync(context, form, link)),
            _ => await GuardAsync(context, () => OpenAsync(context, form, link)),
        };
    }

    /// <summary>"This was not me": without code, without sign-in, at once.</summary>
    public async Task<IResult> DisownAsync(HttpContext context, string token)
    {
        if (!rates.MayPress(context))
        {
            return TooOften(context);
        }

        return await GuardAsync(context, async () =>
        {
            if (LinkToken.TryParse(token, out var link))
            {
                await desk.DisownAsync(link, context.RequestAborted);
            }

            return Page(context, CustomerStep.Frozen);
        });
    }

    /// <summary>Undoes a change: without code, without sign-in, at once.</summary>
    public async Task<IResult> RevertAsync(HttpContext context, string token)
    {
        if (!rates.MayPress(context))
        {
            return TooOften(context);
        }

        return await GuardAsync(context, async () =>
        {
            if (LinkToken.TryParse(token, out var link))
            {
                await desk.RevertAsync(link, context.RequestAborted);
            }

            return Page(context, CustomerStep.Undone);
        });
    }

    private async Task<IResult> OpenAsync(HttpContext context, IFormCollection form, LinkToken link)
    {
        if (!rates.MayTry(context))
        {
            return TooOften(context);
        }

        // A page that this browser opened stays open: a form that is sent twice has done nothing wrong.
        var before = context.Request.Cookies[CookieName];
        if (before is not null && await desk.ShowAsync(link, before, context.RequestAborted) is { } shown)
        {
            return Page(ChoicesOf(context, shown));
        }

        var begun = clock.GetTimestamp();
        var browser = await desk.OpenAsync(link, LinkCode.Read(form["code"].ToString()), context.RequestAborted);
        if (browser is null || await desk.ShowAsync(link, browser, context.RequestAborted) is not { } details)
        {
            return await NoMatchAsync(context, begun);
        }

        // Not strict, as staff's: who opens the link from a mail once more is the same browser.
        context.Response.Cookies.Append(CookieName, browser, new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = LinkRules.OpenFor.ToTimeSpan(),
            IsEssential = true,
        });
        return Page(ChoicesOf(context, details));
    }

    private async Task<IResult> AnswerAsync(HttpContext context, IFormCollection form, LinkToken link)
    {
        var browser = context.Request.Cookies[CookieName];
        if (await desk.ShowAsync(link, browser, context.RequestAborted) is not { } details)
        {
            return await NoMatchAsync(context, clock.GetTimestamp());
        }

        var choices = LinkChoices.Of(details);
        var chosen = form["choice"].ToString();
        var answers = ((string[])[Told, Watched, Secret]).ToImmutableDictionary(
            name => name, name => form[name].ToString());
        if ((chosen != "none" && choices.All(choice => choice.Id != chosen))
            || answers.Values.Any(answer => answer is not ("yes" or "no")))
        {
            return Page(ChoicesOf(context, details) with
            {
                Fault = WordsOf(context).Missing,
                Chosen = chosen,
                Answers = answers,
            });
        }

        var statement = new CustomerStatement(
            chosen == "none" ? null : chosen, answers[Told] == "yes", answers[Watched] == "yes",
            answers[Secret] == "yes");
        if (!await desk.AnswerAsync(link, browser, statement, context.RequestAborted))
        {
            return await NoMatchAsync(context, clock.GetTimestamp());
        }

        context.Response.Cookies.Delete(CookieName, new CookieOptions { Secure = true, Path = "/" });
        var isYes = !statement.IsCoached && choices.Any(choice => choice.Id == chosen && choice.IsRight);
        return Page(context, isYes ? CustomerStep.Thanks : CustomerStep.Stopped);
    }

    private async Task<PageResult> NoMatchAsync(HttpContext context, long begun)
    {
        var left = AtLeast - clock.GetElapsedTime(begun);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, context.RequestAborted);
        }

        return Page(ViewOf(context, CustomerStep.AskCode) with { Fault = WordsOf(context).NoMatch });
    }

    // Where nothing can be kept, the customer is told to call: they are never told that something was done.
    private async Task<IResult> GuardAsync(HttpContext context, Func<Task<IResult>> take)
    {
        try
        {
            return await take();
        }
        catch (Exception failure) when (failure is JournalException or TimeoutException)
        {
            return Page(context, CustomerStep.Unavailable, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private Task<IResult> GuardAsync(HttpContext context, Func<Task<PageResult>> take) =>
        GuardAsync(context, async Task<IResult> () => await take());

    private PageResult TooOften(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return Page(context, CustomerStep.TooOften, StatusCodes.Status429TooManyRequests);
    }

    private CustomerView ChoicesOf(HttpContext context, LinkDetails details) =>
        ViewOf(context, CustomerStep.Choose) with
        {
            Account = details.Account,
            Purpose = details.Purpose,
            Choices =
            [
                .. LinkChoices.Of(details).Select(choice => new CustomerChoice(
                    choice.Id, choice.Amount is { } amount ? TextOf(amount) : choice.What ?? "", choice.Payee)),
            ],
        };

    private static string TextOf(Money amount)
    {
        var number = amount.Units.ToString("#,##0.00##", CultureInfo.InvariantCulture);
        return amount.Currency == Currency.UsDollar ? $"${number}" : $"{number} {amount.Currency}";
    }

    private CustomerView ViewOf(HttpContext context, CustomerStep step) =>
        new(step, WordsOf(context), settings.Firm.Name, settings.Messages.Phone ?? "—");

    private PageResult Page(HttpContext context, CustomerStep step, int status = StatusCodes.Status200OK) =>
        Page(ViewOf(context, step), status);

    private static PageResult Page(CustomerView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    // What the link says goes before what the browser says.
    private static CustomerWords WordsOf(HttpContext context) => context.Request.QueryString.Value switch
    {
        "?es" => CustomerWords.Spanish,
        "?en" => CustomerWords.English,
        _ => context.Request.Headers.AcceptLanguage.ToString().StartsWith("es", StringComparison.OrdinalIgnoreCase)
            ? CustomerWords.Spanish
            : CustomerWords.English,
    };

    private static async Task<IFormCollection?> FormOfAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
