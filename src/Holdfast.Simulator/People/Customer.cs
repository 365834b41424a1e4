using Holdfast.Engine.Contract;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>A person with a login: what is theirs, and how they are used to behave.</summary>
internal sealed class Customer(int number, Tag id, Chance chance)
{
    /// <summary>Its place in the roster.</summary>
    public int Number { get; } = number;

    public Tag Id { get; } = id;

    /// <summary>Draws of this person's own life. Nobody else may draw from it.</summary>
    public Chance Chance { get; } = chance;

    /// <summary>What they sign in with, as a token.</summary>
    public Tag Username { get; set; }

    public short BirthYear { get; init; }

    /// <summary>Where they live.</summary>
    public required City City { get; set; }

    /// <summary>Contacts on file.</summary>
    public Contacts Contacts { get; set; }

    /// <summary>The line of their home.</summary>
    public Connection Home { get; set; }

    /// <summary>The carrier of their telephone.</summary>
    public required Operator Carrier { get; set; }

    /// <summary>Number of the employer whose office or hall they sit in; −1 where none.</summary>
    public int Employer { get; init; } = -1;

    /// <summary>Number of the adviser who acts for them; −1 where none.</summary>
    public int Adviser { get; init; } = -1;

    /// <summary>The program that reads their accounts for them; none where there is none.</summary>
    public Tag Aggregator { get; set; }

    /// <summary>A service that hides where they are, which they use always; null for most.</summary>
    public Operator? PrivacyService { get; set; }

    /// <summary>What they own, the one most used first.</summary>
    public List<Device> Devices { get; } = new(2);

    /// <summary>What they may act on, the one most used first.</summary>
    public List<Account> Accounts { get; } = new(1);

    public Habits Habits { get; } = new();

    /// <summary>Number of the person they keep house with; −1 where none.</summary>
    public int Partner { get; set; } = -1;

    /// <summary>
    /// A story is being told of this person, so that another does not begin; their daily life goes on beside it.
    /// </summary>
    public bool IsInStory { get; set; }

    /// <summary>An attack has chosen them. Honest life takes no notice of it.</summary>
    public bool IsVictim { get; set; }

    /// <summary>They told the firm that somebody got in, and it has locked them up; a thief gets no further.</summary>
    public bool HasRaisedAlarm { get; set; }

    /// <summary>The session of their own that they last began online; none where there was none yet.</summary>
    public Tag LastSession { get; set; }

    /// <summary>When they began it.</summary>
    public NodaTime.Instant LastSignIn { get; set; }

    public Account Account => Accounts[0];

    public Device Device => Devices[0];

    /// <summary>The telephone, or what is nearest to one.</summary>
    public Device Handheld => Devices.Find(device => device.Model.IsHandheld) ?? Devices[0];

    /// <summary>The computer, or what is nearest to one.</summary>
    public Device Computer => Devices.Find(device => !device.Model.IsHandheld) ?? Devices[0];

    public int AgeIn(int year) => year - BirthYear;
}

/// <summary>Contacts on file, each as a token; none where not given.</summary>
internal readonly record struct Contacts(Tag Email, Tag Phone, Tag Mailing, Tag Residential)
{
    public Tag Of(ContactKind kind) => kind switch
    {
        ContactKind.Email => Email,
        ContactKind.Phone => Phone,
        ContactKind.MailingAddress => Mailing,
        ContactKind.ResidentialAddress => Residential,
        _ => default,
    };

    public Contacts With(ContactKind kind, Tag value) => kind switch
    {
        ContactKind.Email => this with { Email = value },
        ContactKind.Phone => this with { Phone = value },
        ContactKind.MailingAddress => this with { Mailing = value },
        ContactKind.ResidentialAddress => this with { Residential = value },
        _ => this,
    };
}

/// <summary>At which hours somebody is at it.</summary>
internal enum Hours : byte { Morning, Office, Evening, AllDay, Night }

/// <summary>How a person is used to behave. Rates are in times a day.</summary>
internal sealed class Habits
{
    public LoginMethod Method { get; set; } = LoginMethod.Password;

    /// <summary>What proves them besides, where something has to.</summary>
    public MfaMethod Factor { get; set; } = MfaMethod.Sms;

    public Hours Hours { get; set; }

    public float VisitsADay { get; set; }

    /// <summary>Orders in a visit that trades.</summary>
    public float OrdersAVisit { get; set; }

    /// <summary>Of ten visits, how many trade.</summary>
    public byte TradingVisits { get; set; }

    /// <summary>Of a hundred visits, how many move money.</summary>
    public byte MoneyVisits { get; set; }

    public float CallsADay { get; set; }

    /// <summary>Cents that come in by a standing instruction every time; 0 for none.</summary>
    public int DepositCents { get; set; }

    /// <summary>Cents that go out by a standing instruction every month; 0 for none.</summary>
    public int IncomeCents { get; set; }

    /// <summary>A firm in miniature: trades by a program of their own.</summary>
    public bool TradesByProgram { get; set; }

    /// <summary>Buys what is thin and spoken of.</summary>
    public bool IsSpeculator { get; set; }
}
