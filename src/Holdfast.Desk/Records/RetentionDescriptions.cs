using Holdfast.Desk.Api;
using static Holdfast.Desk.Records.RecordDescriptions;

namespace Holdfast.Desk.Records;

/// <summary>What the document of the API says of legal holds and disposals.</summary>
internal static class RetentionDescriptions
{
    private const string Date = "{\"type\":\"string\",\"format\":\"date\"}", Count = "{\"type\":\"integer\"}";

    /// <summary><c>GET /v1/records/holds</c>.</summary>
    public static RouteDescription ListHolds { get; } = new("List legal holds",
        "All holds, those that were taken off as well. The look is recorded first.")
    {
        Answers = [Answer("The holds.", $$"""
            {"type":"object","properties":{"holds":{"type":"array","items":{"type":"object",
            "properties":{"hold":{{Text}},
            "matter":{{Text}},"reason":{{Text}},"by":{{Text}},"putOn":{{Time}},"takenOff":{{Time}},"account":{{Text}},
            "customer":{{Text}},"first":{{Position}},"last":{{Position}},"all":{"type":"boolean"} },
            "required":["hold","matter","reason","by","putOn"]} } },"required":["holds"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.Unavailable],
    };

    /// <summary><c>POST /v1/records/holds</c>.</summary>
    public static RouteDescription PutOn { get; } = new("Put a legal hold on",
        "Keeps records from disposal, whatever their period: those of one account, of one customer, the entries from "
        + "first to last, or all.")
    {
        Bodies = [new RouteContent(Json, $$"""
            {"type":"object","properties":{"matter":{{Text}},"reason":{{Text}},"account":{{Text}},"customer":{{Text}},
            "first":{{Position}},"last":{{Position}},"all":{"const":true} },
            "required":["matter","reason"],"additionalProperties":false}
            """, """{"matter":"2026-CV-114","reason":"Subpoena of 3 March","account":"a-7"}""")],
        Answers = [Answer("It is on.", Id("hold"), 201)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.TooLarge, ProblemTypes.Unavailable],
    };

    /// <summary><c>POST /v1/records/holds/{hold}/off</c>.</summary>
    public static RouteDescription TakeOff { get; } = new("Take a legal hold off", "Lets the periods count again.")
    {
        Parameters = [new RouteParameter("hold", "path", Text, "The id of the hold.", "\"h-5d1f0a3c9be2\"")],
        Bodies = [new RouteContent(Json,
            $$"""
            {"type":"object","properties":{"reason":{{Text}} },"required":["reason"],"additionalProperties":false}
            """,
            """{"reason":"Settled"}""")],
        Answers = [Answer("It is off.", Id("hold"))],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.NotFound, ProblemTypes.Refused, ProblemTypes.TooLarge,
            ProblemTypes.Unavailable,
        ],
    };

    /// <summary><c>GET /v1/records/disposals</c>.</summary>
    public static RouteDescription List { get; } = new("List disposals",
        "All disposals that were asked for, by whom, and whether they are done.")
    {
        Answers = [Answer("The disposals.", $$"""
            {"type":"object","properties":{"disposals":{"type":"array","items":{"type":"object","properties":{
            "disposal":{{Text}},"requestedBy":{{Text}},"requestedAt":{{Time}},"asOf":{{Date}},"entries":{{Count}},
            "table":{{Hash}},"approvedBy":{{Text}},"done":{"type":"boolean"} },
            "required":["disposal","requestedBy","requestedAt","asOf","entries","table","done"]} } },
            "required":["disposals"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.Unavailable],
    };

    /// <summary><c>GET /v1/records/disposals/plan</c>.</summary>
    public static RouteDescription Plan { get; } = new("See what is due",
        "What is due on a day by the table of retention periods, and how much stays and why. Changes nothing.")
    {
        Parameters = [new RouteParameter("asOf", "query", Date, "The firm's date; today where it is left out.")],
        Answers = [Answer("The plan.", $$"""
            {"type":"object","properties":{"asOf":{{Date}},"before":{{Position}},"tableVersion":{{Text}},
            "table":{{Hash}},
            "due":{{Count}},"early":{{Count}},"onHold":{{Count}},"notBegun":{{Count}},"always":{{Count}},
            "unreadable":{{Count}},"gone":{{Count}},"rules":{"type":"array","items":{"type":"object","properties":{
            "rule":{{Text}},"citation":{{Text}},"unverified":{"type":"boolean"},"due":{{Count}} } } } },
            "required":["asOf","before","due","early","onHold","notBegun","always","unreadable","gone","rules"] }
            """)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.Refused, ProblemTypes.Unavailable],
    };

    /// <summary><c>POST /v1/records/disposals</c>.</summary>
    public static RouteDescription Request { get; } = new("Ask for a disposal",
        "Asks for the disposal of all that is due on a day. Nothing goes before somebody else approves it.")
    {
        Bodies = [new RouteContent(Json,
            $$"""{"type":"object","properties":{"asOf":{{Date}} },"additionalProperties":false}""", "{}")],
        Answers = [Answer("It was asked for.", Id("disposal"))],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.Refused, ProblemTypes.TooLarge, ProblemTypes.Unavailable,
        ],
    };

    /// <summary><c>POST /v1/records/disposals/{disposal}/approve</c>.</summary>
    public static RouteDescription Approve { get; } = new("Approve a disposal",
        "Approves a disposal that somebody else asked for, and carries it out. One that was cut off is gone on with.")
    {
        Parameters = [new RouteParameter("disposal", "path", Text, "The id of the disposal.", "\"d-5d1f0a3c9be2\"")],
        Answers = [Answer("It is done.", Id("disposal"))],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Refused, ProblemTypes.Unavailable],
    };

    private static string Id(string name) =>
        $$"""{"type":"object","properties":{"{{name}}":{{Text}},"entries":{{Count}} },"required":["{{name}}"]}""";
}
