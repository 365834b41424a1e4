using Holdfast.Desk.Api;
using Holdfast.Desk.Records;

namespace Holdfast.Desk.Customers;

/// <summary>What the document of the API says of the routes of the vault.</summary>
internal static class CustomerDescriptions
{
    private const string Json = "application/json", Text = CustomerSchemas.Text, Date = CustomerSchemas.Date,
        Time = CustomerSchemas.Time;

    private static readonly RouteParameter Customer = new(
        "customer", "path", Text, "The customer, by the exact text of the firm's systems.", "\"c-7\"");

    private static readonly RouteParameter AccountId = new(
        "account", "path", Text, "The account, by the exact text of the firm's systems.", "\"a-7\"");

    private static readonly RouteParameter[] ForPurpose =
    [
        new(CustomerRequest.PurposeHeader, "header", CustomerSchemas.Words<PurposeKind>(),
            "For what it is read; or `purpose` in the query. Without it nothing is shown.", "\"verification\""),
        new(CustomerRequest.CaseHeader, "header", "{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9._:-]{1,64}$\"}",
            "The case, instruction or ticket; or `case` in the query. A look that names none is marked.",
            "\"i-30211\""),
    ];

    private static readonly RouteParameter Match = new(
        "If-Match", "header", Text, "The `ETag` that was read. Needed to change a profile or an account.",
        "\"\\\"17\\\"\"");

    private static readonly RouteParameter NoneMatch = new(
        "If-None-Match", "header", "{\"type\":\"string\",\"enum\":[\"*\"]}", "Only where there is none yet.");

    private static readonly ProblemType[] OfChange =
    [
        ProblemTypes.InvalidRequest, ProblemTypes.NotFound, ProblemTypes.FileRefused, ProblemTypes.ChangedSince,
        ProblemTypes.TooLarge, ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
    ];

    /// <summary><c>GET /v1/customers/{customer}</c>.</summary>
    public static RouteDescription Read { get; } = new("Read a customer's file",
        "All that is on file, with the history of every contact. The look is an entry before it is answered, and that "
        + "of a member of staff is told to the engine. Who is not on file, and who is not any more, is answered alike.")
    {
        Parameters = [Customer, .. ForPurpose],
        Answers = [new RouteAnswer(200, "The file.", [new RouteContent(Json, CustomerSchemas.Customer.Reference)])],
        Problems = [ProblemTypes.PurposeRequired, ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    /// <summary><c>PUT /v1/customers/{customer}</c>.</summary>
    public static RouteDescription Keep { get; } = new("Begin a file, or keep its profile",
        "The profile is kept as a whole; contacts, authorities, trusted contacts and banks stay. The same sent again "
        + "changes nothing. What is on file is changed with If-Match only.")
    {
        Parameters = [Customer, Match, NoneMatch],
        Bodies = [new RouteContent(Json, $$"""
            {"type":"object","properties":{ {{CustomerSchemas.ProfileMembers}} },
            "required":["standing","name","timeZone"],"additionalProperties":false}
            """, """
            {"standing":{"status":"customer","since":"2019-04-01"},"name":{"given":"Maria","family":"Ruiz"},
            "birthDate":"1951-02-28","language":"es","state":"CO","timeZone":"America/Denver"}
            """)],
        Answers = [Kept("customer")],
        Problems = [.. OfChange, ProblemTypes.VersionRequired],
    };

    /// <summary><c>PUT /v1/customers/{customer}/contacts/{contact}</c>.</summary>
    public static RouteDescription Contact { get; } = InFile("contact", "Put a contact on file",
        "A contact that the firm has. The first of its kind is in use; any other waits until a change of account data "
        + "confirms it, and what was in use stays in use. The same sent again changes nothing.", $$"""
        "kind":{{CustomerSchemas.Words<ContactKind>()}},"value":{{Text}},"onFileSince":{{Time}},
        "confirmedAt":{{Time}},"confirmedHow":{{Text}}
        """, ["kind", "value"], """{"kind":"phone","value":"+1 303 555 0172","onFileSince":"2019-04-01T00:00:00Z"}""");

    /// <summary><c>PUT /v1/customers/{customer}/authorities/{authority}</c>.</summary>
    public static RouteDescription Authority { get; } = InFile("authority", "Put an authority on file",
        "Who may act for the customer, how far, and by which document. It is not edited: another version is another "
        + "one, and the one before is ended.", $$"""
        "kind":{{CustomerSchemas.Words<AuthorityKind>()}},"holder":{{Text}},"holderCustomer":{{Text}},
        "document":{{Text}},"documentVersion":{{Text}},"since":{{Date}},"expires":{{Date}},
        "scope":{"type":"array","items":{{CustomerSchemas.Words<AuthorityScope>()}},"minItems":1},
        "accounts":{"type":"array","items":{{Text}},"description":"Of which accounts; all where there are none."}
        """, ["kind", "holder", "document", "documentVersion", "since", "scope"], """
        {"kind":"powerOfAttorney","holder":"Luis Ruiz","document":"poa-2231","documentVersion":"1",
        "since":"2024-03-01","scope":["trade","withdrawToOwner"]}
        """);

    /// <summary><c>POST /v1/customers/{customer}/authorities/{authority}/end</c>.</summary>
    public static RouteDescription EndAuthority { get; } = InFile("authority", "End an authority",
        "It holds no more from now on.", $"\"why\":{Text}", ["why"], """{"why":"revoked by the customer"}""");

    /// <summary><c>PUT /v1/customers/{customer}/trusted-contacts/{contact}</c>.</summary>
    public static RouteDescription TrustedContact { get; } = InFile("contact", "Put a trusted contact on file",
        "A trusted contact person of FINRA Rule 4512, 18 or older: by a birth date, or by what the customer says.",
        $$"""
        "name":{{CustomerSchemas.Name}},"relationship":{{Text}},"since":{{Date}},"phone":{{Text}},"email":{{Text}},
        "address":{{Text}},"birthDate":{{Date}},"ofAge":{"type":"boolean"},"disclosedOn":{{Date}}
        """, ["name", "relationship", "since"], """
        {"name":{"given":"Ana","family":"Ruiz"},"relationship":"daughter","since":"2024-03-01",
        "phone":"+1 303 555 0188","ofAge":true}
        """);

    /// <summary><c>POST /v1/customers/{customer}/trusted-contacts/{contact}/end</c>.</summary>
    public static RouteDescription EndTrustedContact { get; } = InFile("contact", "Withdraw a trusted contact",
        "They are asked no more. The body is an empty object.", "", [], "{}");

    /// <summary><c>PUT /v1/customers/{customer}/banks/{bank}</c>.</summary>
    public static RouteDescription Bank { get; } = InFile("bank", "Put a verified bank on file",
        "A bank account that was verified to be the customer's own, by the token by which events name it.", $$"""
        "token":{{Text}},"name":{{Text}},"verifiedHow":{{Text}},"since":{{Date}}
        """, ["token", "name", "verifiedHow", "since"], """
        {"token":"bk-77","name":"First Bank, ends 4471","verifiedHow":"micro-entries","since":"2025-01-15"}
        """);

    /// <summary><c>POST /v1/customers/{customer}/banks/{bank}/end</c>.</summary>
    public static RouteDescription EndBank { get; } = InFile("bank", "End a bank",
        "It is no own bank from now on. The body is an empty object.", "", [], "{}");

    /// <summary><c>POST /v1/customers/search</c>.</summary>
    public static RouteDescription Search { get; } = new("Find customers",
        "Finds people by what a caller says; all that is given has to fit whole, names word by word. Nobody is found "
        + "by a part of a number or an address. Everybody who is shown was looked at, which is kept.")
    {
        Parameters = ForPurpose,
        Bodies = [new RouteContent(Json, $$"""
            {"type":"object","properties":{"customer":{{Text}},"name":{{Text}},"email":{{Text}},"phone":{{Text}},
            "taxIdLastFour":{{Text}},"account":{{Text}} },"minProperties":1,"additionalProperties":false}
            """, """{"name":"maria ruiz","taxIdLastFour":"4421"}""")],
        Answers = [RecordDescriptions.Answer("Who was found.", $$"""
            {"type":"object","properties":{"customers":{"type":"array","maxItems":{{SearchCustomers.ShownAtMost}},
            "items":{"type":"object","properties":{"customer":{{Text}},"name":{{Text}},
            "status":{{CustomerSchemas.Words<CustomerStatus>()}} },
            "required":["customer","name","status"],"additionalProperties":false} },
            "more":{"type":"boolean","description":"Whether there are more than are shown."} },
            "required":["customers","more"],"additionalProperties":false}
            """)],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.PurposeRequired, ProblemTypes.TooLarge,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
        ],
    };

    /// <summary><c>POST /v1/customers/import</c>.</summary>
    public static RouteDescription Import { get; } = new("Import customers",
        "A CSV file of customers, contacts, accounts or relationships, which its first row tells. A dry run names "
        + "every fault by row and column and changes nothing. A run stops before the first 500 rows with a fault in "
        + "them; the file sent again goes on from there, because rows that are on file change nothing.")
    {
        Parameters =
        [
            new RouteParameter("dryRun", "query", "{\"type\":\"boolean\",\"default\":false}",
                "Whether nothing is to be changed."),
            new RouteParameter("import", "query",
                "{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9._:-]{1,64}$\",\"default\":\"import\"}",
                "What the import is called; the same for all tries of one file. Several contacts of a kind are in use "
                + "together where one import brings them first."),
        ],
        Bodies = [new RouteContent(ImportCustomers.MediaType, "{\"type\":\"string\"}")],
        Answers =
        [
            new RouteAnswer(200, "What came of it, or would.",
                [new RouteContent(Json, CustomerSchemas.Import.Reference)]),
        ],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.TooLarge, ProblemTypes.UnsupportedMediaType,
            ProblemTypes.UnsupportedContentEncoding, ProblemTypes.Unavailable,
        ],
    };

    /// <summary><c>GET /v1/accounts/{account}</c>.</summary>
    public static RouteDescription ReadAccount { get; } = new("Read an account",
        "What is on file of an account, with who holds it and who did. The look is an entry before it is answered.")
    {
        Parameters = [AccountId, .. ForPurpose],
        Answers = [new RouteAnswer(200, "The account.", [new RouteContent(Json, CustomerSchemas.Account.Reference)])],
        Problems = [ProblemTypes.PurposeRequired, ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    /// <summary><c>PUT /v1/accounts/{account}</c>.</summary>
    public static RouteDescription KeepAccount { get; } = new("Keep an account",
        "The account is kept as a whole. Its holders are customers on file; one who goes stays with the day on which "
        + "they went. The same sent again changes nothing.")
    {
        Parameters = [AccountId, Match, NoneMatch],
        Bodies = [new RouteContent(Json, $$"""
            {"type":"object","properties":{ {{CustomerSchemas.AccountMembers}} },
            "required":["type","ofNaturalPerson","institutional"],"additionalProperties":false}
            """, """
            {"type":"joint","ofNaturalPerson":true,"institutional":false,"branch":"denver","representative":"s-7",
            "holders":[{"customer":"c-7","role":"jointOwner","since":"2019-04-01"}]}
            """)],
        Answers = [Kept("account")],
        Problems = [.. OfChange, ProblemTypes.VersionRequired],
    };

    /// <summary><c>GET /v1/looks</c>.</summary>
    public static RouteDescription Looks { get; } = new("List looks at customers' files",
        "Who of staff looked at whose file, the newest first, with what is odd about it: `own`, `family`, `noCase`, "
        + "`bulk`. Those that are odd, where not all are asked for.")
    {
        Parameters =
        [
            new RouteParameter("after", "query", CustomerSchemas.Count, "Only looks older than this one."),
            new RouteParameter("limit", "query",
                $"{{\"type\":\"integer\",\"minimum\":1,\"maximum\":{Query.LimitAtMost},"
                + $"\"default\":{Query.LimitByDefault}}}",
                "The most looks of one page."),
            new RouteParameter("all", "query", "{\"type\":\"boolean\",\"default\":false}", "Whether all are meant."),
        ],
        Answers = [RecordDescriptions.Answer("The looks.", $$"""
            {"type":"object","properties":{"looks":{"type":"array","items":{"type":"object",
            "properties":{"position":{{CustomerSchemas.Count}},"at":{{Time}},"by":{{Text}},"name":{{Text}},
            "customer":{{Text}},"purpose":{{CustomerSchemas.Words<PurposeKind>()}},"case":{{Text}},
            "fields":{"type":"array","items":{{Text}} },
            "marks":{"type":"array","items":{"type":"string","enum":["noCase","own","family","bulk"]} } },
            "required":["position","at","by","name","customer","purpose","fields","marks"],
            "additionalProperties":false} },"next":{{Text}} },"required":["looks"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.Unavailable],
    };

    private static RouteDescription InFile(
        string id, string summary, string purpose, string members, string[] needed, string example) =>
        new(summary, purpose)
        {
            Parameters =
            [
                Customer,
                new RouteParameter(id, "path", "{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9._:-]{1,64}$\"}",
                    "What it is called; whoever sends it chooses.", "\"p-1\""),
                Match,
            ],
            Bodies = [new RouteContent(Json, $$"""
                {"type":"object","properties":{ {{members}} },
                "required":[{{string.Join(',', needed.Select(name => $"\"{name}\""))}}],"additionalProperties":false}
                """, example)],
            Answers = [Kept("customer")],
            Problems = OfChange,
        };

    private static RouteAnswer Kept(string id) => RecordDescriptions.Answer("It is on file so.", $$"""
        {"type":"object","properties":{"{{id}}":{{Text}},"version":{{CustomerSchemas.Count}} },
        "required":["{{id}}","version"],"additionalProperties":false}
        """);
}
