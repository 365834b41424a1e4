using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Records;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;
using static Holdfast.Desk.Instructions.Http.InstructionSchemas;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>What the routes of standing letters do.</summary>
internal sealed class LetterRoutes(LetterDesk desk, PolicyClock clock)
{
    private static readonly RouteParameter Path = new(
        "id", "path", """{"type":"string","pattern":"^l-[0-9a-f]{16}$"}""", "The id.", "\"l-00000000000000a7\"");

    public static RouteDescription Make { get; } = Describe("Enter a standing letter",
        "Enters a standing letter of authorization. It holds for nothing before the customer confirmed it on a call.",
        201, null, NewLetter);

    public static RouteDescription Change { get; } = Describe("Change a standing letter",
        "Changes what it allows. It is to be verified anew.", 200, Path, NewLetter);

    public static RouteDescription Verify { get; } = Describe("Verify a standing letter",
        "Keeps that the customer confirmed it on a call that somebody independent made to a number from before.", 200,
        Path, Object(
            [("contact", Text), ("direction", WordsOf<CallBack.Direction>()), ("proof", WordsOf<CallerProof>()),
                ("recording", Text)],
            "contact", "direction", "proof", "recording"));

    public static RouteDescription Revoke { get; } = Describe("Revoke a standing letter", "Ends it.", 200, Path,
        Object([("reason", Text)], "reason"));

    public Task MakeAsync(HttpContext context) => ActAsync(context, StatusCodes.Status201Created, fields =>
    {
        var (terms, once) = (TermsOf(fields), fields.Name("requestId"));
        return (_, by, ct) => desk.MakeAsync(terms, once, by, ct);
    });

    public Task ChangeAsync(HttpContext context) => ActAsync(context, StatusCodes.Status200OK, fields =>
    {
        var terms = TermsOf(fields);
        return (id, by, ct) => desk.ChangeAsync(id, terms, by, ct);
    });

    public Task VerifyAsync(HttpContext context) => ActAsync(context, StatusCodes.Status200OK, fields =>
    {
        var (contact, recording) = (fields.Name("contact") ?? "", fields.NeededText("recording"));
        var direction = InstructionForms.NeededWord<CallBack.Direction>(fields, "direction");
        var proof = fields.NeededWord<CallerProof>("proof");
        return (id, by, ct) => desk.VerifyAsync(id, contact, direction, proof, recording, by, ct);
    });

    public Task RevokeAsync(HttpContext context) => ActAsync(context, StatusCodes.Status200OK, fields =>
    {
        var reason = fields.NeededText("reason");
        return (id, by, ct) => desk.RevokeAsync(id, reason, by, ct);
    });

    private static string NewLetter => Object(
        [("customer", Text), ("account", Text), ("rail", WordsOf<Rail>()), ("atMost", Amount), ("currency", Text),
            ("payee", InstructionSchemas.Payee), ("document", Text), ("requestId", Text)],
        "customer", "account", "rail", "atMost", "payee", "document");

    private static LetterTerms TermsOf(JsonFields fields) => new(
        fields.NeededId("customer"), Personal.Of(fields.NeededId("account")),
        InstructionForms.NeededWord<Rail>(fields, "rail"),
        InstructionForms.PayeeOf(fields), InstructionForms.Amount(fields, "atMost", "currency"),
        fields.NeededText("document"), null);

    private async Task ActAsync(
        HttpContext context, int done,
        Func<JsonFields, Func<string, Officer, CancellationToken, Task<LetterOutcome>>> read)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var act = read(fields);
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        var id = (string?)context.Request.RouteValues["id"] ?? "";
        switch (await act(id, OfficerOf.Request(context), context.RequestAborted))
        {
            case LetterOutcome.Done(var letter):
                await WriteAsync(context, done, letter);
                break;
            case LetterOutcome.Refused(var objections):
                await InstructionAnswers.RefuseAsync(context, objections);
                break;
            case LetterOutcome.Unknown:
                await InstructionAnswers.AbsentAsync(context);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Task WriteAsync(HttpContext context, int status, StandingLetter letter)
    {
        var until = letter.HoldsUntil(clock.Acting(Officer.System, clock.Zone).Policy);
        return JsonAnswer.WriteAsync(context, status, json =>
        {
            json.WriteString("id", letter.Id);
            json.WriteNumber("version", letter.Version);
            json.WriteBoolean("verified", letter.VerifiedAt is not null);
            json.WriteBoolean("revoked", letter.RevokedAt is not null);
            if (until is { } last)
            {
                json.WriteString("holdsUntil", NodaTime.Text.LocalDatePattern.Iso.Format(last));
            }
        });
    }

    private static RouteDescription Describe(
        string summary, string purpose, int status, RouteParameter? path, string body) => new(summary, purpose)
    {
        Parameters = path is null ? [] : [path],
        Bodies = [new RouteContent("application/json", body)],
        Answers =
        [
            new RouteAnswer(status, "Where it stands.", [new RouteContent("application/json", Object(
                [("id", Text), ("version", Number), ("verified", Flag), ("revoked", Flag), ("holdsUntil", Text)],
                "id", "version", "verified", "revoked"))]),
        ],
        Problems =
        [
            ProblemTypes.NotFound, ProblemTypes.InstructionRefused, ProblemTypes.TooLarge,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
        ],
    };
}
