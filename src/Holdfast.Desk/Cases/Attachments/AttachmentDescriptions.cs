using Holdfast.Desk.Api;
using static Holdfast.Desk.Instructions.Http.InstructionSchemas;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>What the document of the API says of attachments.</summary>
internal static class AttachmentDescriptions
{
    private const string Json = "application/json",
        CaseIdForm = """{"type":"string","pattern":"^c-[0-9a-f]{16}$"}""",
        AttachmentIdForm = """{"type":"string","pattern":"^f-[0-9a-f]{16}$"}""";

    private static readonly RouteParameter OfCase =
        new("id", "path", CaseIdForm, "The case.", "\"c-0000000000000012\"");

    /// <summary>An attachment.</summary>
    public static ApiSchema Attachment { get; } = new("Attachment", Object(
        [("id", AttachmentIdForm), ("name", Text), ("bytes", Number), ("type", Text),
            ("sha256", """{"type":"string","pattern":"^[0-9a-f]{64}$"}"""), ("by", Text), ("at", Time)],
        "id", "bytes", "type", "sha256", "by", "at"));

    public static RouteDescription Add { get; } = new("Attach a file to a case",
        "Attaches a file of at most 25 MiB; a case has at most 100. The type is told by how the file begins. A file "
        + "that the case has already is attached once.")
    {
        Parameters = [OfCase],
        Bodies =
        [
            new RouteContent("multipart/form-data",
                """{"type":"object","properties":{"file":{"type":"string","format":"binary"} },"required":["file"]}"""),
        ],
        Answers =
        [
            new RouteAnswer(201, "It is attached.", [new RouteContent(Json, Attachment.Reference)]),
            new RouteAnswer(200, "It was attached before.", [new RouteContent(Json, Attachment.Reference)]),
        ],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.NotFound, ProblemTypes.Refused, ProblemTypes.TooLarge,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
        ],
    };

    public static RouteDescription List { get; } = new("List the attachments of a case",
        "Its attachments and those of cases that were merged into it, the oldest first. The look is kept first.")
    {
        Parameters = [OfCase],
        Answers =
        [
            new RouteAnswer(200, "The attachments.", [new RouteContent(Json, Object(
                [("attachments", Instructions.Http.InstructionSchemas.List(Attachment.Reference))], "attachments"))]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription Read { get; } = new("Download an attachment",
        "The file, as a download and nothing else. The look is kept before any of it is sent.")
    {
        Parameters = [OfCase, new RouteParameter("attachment", "path", AttachmentIdForm, "The attachment.")],
        Answers =
        [
            new RouteAnswer(200, "The file.",
                [new RouteContent(FileKind.Unknown, """{"type":"string","format":"binary"}""")]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.AttachmentDamaged, ProblemTypes.Unavailable],
    };
}
