using Holdfast.Desk.Api;
using Holdfast.Desk.Customers.Import;

namespace Holdfast.Desk.Customers;

/// <summary>The forms of what the vault answers and takes, as JSON Schema.</summary>
internal static class CustomerSchemas
{
    public const string
        Text = "{\"type\":\"string\"}",
        Time = "{\"type\":\"string\",\"format\":\"date-time\"}",
        Date = "{\"type\":\"string\",\"format\":\"date\"}",
        Flag = "{\"type\":\"boolean\"}",
        Count = "{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0}",
        Name = "{\"type\":\"object\",\"properties\":{\"given\":" + Text + ",\"family\":" + Text
            + "},\"required\":[\"family\"],\"additionalProperties\":false}",
        Actor = "{\"type\":\"object\",\"properties\":{\"kind\":" + Text + ",\"id\":" + Text + ",\"name\":" + Text
            + "},\"required\":[\"kind\",\"id\",\"name\"],\"additionalProperties\":false}";

    private static readonly string Standing = $$"""
        {"type":"object","properties":{"status":{{Words<CustomerStatus>()}},"since":{{Date}} },
        "required":["status","since"],"additionalProperties":false}
        """;

    /// <summary>The members of a profile, which a body and an answer have alike.</summary>
    public static string ProfileMembers { get; } = $$"""
        "standing":{{Standing}},"name":{{Name}},"birthDate":{{Date}},
        "taxIdLastFour":{"type":"string","pattern":"^[0-9]{4}$"},"language":{{Words<Language>()}},
        "state":{"type":"string","pattern":"^[A-Z]{2}$"},"timeZone":{{Text}},
        "electronicDelivery":{"type":"object","properties":{"since":{{Date}},"how":{{Text}} },
          "required":["since"],"additionalProperties":false},
        "staffMember":{{Text}},"household":{{Text}}
        """;

    private static readonly string Contact = $$"""
        {"type":"object","properties":{"id":{{Text}},"kind":{{Words<ContactKind>()}},"value":{{Text}},
        "onFileSince":{{Time}},"state":{{Words<ContactState>()}},"replaces":{{Text}},"change":{{Text}},
        "history":{"type":"array","items":{"type":"object","properties":{"step":{{Words<ContactStep>()}},
          "at":{{Time}},"by":{{Actor}},"how":{{Text}} },"required":["step","at","by"],"additionalProperties":false} } },
        "required":["id","kind","value","onFileSince","state","history"],"additionalProperties":false}
        """;

    private static readonly string Trusted = $$"""
        {"type":"object","properties":{"id":{{Text}},"name":{{Name}},"relationship":{{Text}},"since":{{Date}},
        "by":{{Actor}},"onFileSince":{{Time}},"phone":{{Text}},"email":{{Text}},"address":{{Text}},
        "birthDate":{{Date}},"disclosedOn":{{Date}},"endedAt":{{Time}} },
        "required":["id","name","relationship","since","by","onFileSince"],"additionalProperties":false}
        """;

    private static readonly string Authority = $$"""
        {"type":"object","properties":{"id":{{Text}},"kind":{{Words<AuthorityKind>()}},"holder":{{Text}},
        "document":{{Text}},"documentVersion":{{Text}},"since":{{Date}},"by":{{Actor}},"onFileSince":{{Time}},
        "scope":{"type":"array","items":{{Words<AuthorityScope>()}} },"accounts":{"type":"array","items":{{Text}} },
        "holderCustomer":{{Text}},"expires":{{Date}},"endedAt":{{Time}},"endedWhy":{{Text}} },
        "required":["id","kind","holder","document","documentVersion","since","by","scope","accounts"],
        "additionalProperties":false}
        """;

    private static readonly string Bank = $$"""
        {"type":"object","properties":{"id":{{Text}},"token":{{Text}},"name":{{Text}},"verifiedHow":{{Text}},
        "since":{{Date}},"by":{{Actor}},"onFileSince":{{Time}},"endedAt":{{Time}} },
        "required":["id","token","name","verifiedHow","since","by"],"additionalProperties":false}
        """;

    /// <summary>Somebody who holds an account.</summary>
    public static string Holder { get; } = $$"""
        {"type":"object","properties":{"customer":{{Text}},"role":{{Words<HolderRole>()}},"since":{{Date}},
        "until":{{Date}} },"required":["customer","role","since"],"additionalProperties":false}
        """;

    /// <summary>The members of an account, which a body and an answer have alike.</summary>
    public static string AccountMembers { get; } = $$"""
        "type":{{Words<AccountType>()}},"ofNaturalPerson":{{Flag}},"institutional":{{Flag}},"branch":{{Text}},
        "representative":{{Text}},"adviser":{{Text}},"restricted":{{Flag}},"closed":{{Date}},
        "holders":{"type":"array","items":{{Holder}} }
        """;

    /// <summary>The file of a customer.</summary>
    public static ApiSchema Customer { get; } = new("Customer", $$"""
        {"type":"object","properties":{"customer":{{Text}},{{ProfileMembers}},
        "earlierStandings":{"type":"array","items":{{Standing}} },
        "contacts":{"type":"array","items":{{Contact}} },
        "trustedContacts":{"type":"array","items":{{Trusted}} },
        "authorities":{"type":"array","items":{{Authority}} },
        "banks":{"type":"array","items":{{Bank}} },
        "version":{{Count}},"accounts":{"type":"array","items":{{ApiSchema.ReferenceTo("Account")}} },
        "jointHolders":{"type":"array","items":{"type":"object","properties":{"customer":{{Text}},"account":{{Text}},
          "role":{{Words<HolderRole>()}} },"required":["customer","account","role"],"additionalProperties":false} } },
        "required":["customer","standing","name","timeZone","language","version","contacts","accounts"],
        "additionalProperties":false}
        """);

    /// <summary>An account.</summary>
    public static ApiSchema Account { get; } = new("Account", $$"""
        {"type":"object","properties":{"account":{{Text}},{{AccountMembers}} },
        "required":["account","type","ofNaturalPerson","institutional","restricted","holders"],
        "additionalProperties":false}
        """);

    /// <summary>What an import came to.</summary>
    public static ApiSchema Import { get; } = new("Import", $$"""
        {"type":"object","properties":{"kind":{{Words<ImportKind>()}},"dryRun":{{Flag}},"finished":{{Flag}},
        "rows":{{Count}},"begun":{{Count}},"changed":{{Count}},"same":{{Count}},"faultCount":{{Count}},
        "faults":{"type":"array","items":{"type":"object","properties":{"row":{{Count}},"column":{{Text}},
          "detail":{{Text}} },"required":["row","column","detail"],"additionalProperties":false} } },
        "required":["dryRun","finished","rows","begun","changed","same","faultCount","faults"],
        "additionalProperties":false}
        """);

    /// <summary>One of the words of a closed set.</summary>
    public static string Words<T>()
        where T : struct, Enum =>
        $"{{\"type\":\"string\",\"enum\":[{string.Join(',', Customers.Words<T>.All.Select(word => $"\"{word}\""))}]}}";
}
