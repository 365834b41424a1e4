namespace Holdfast.Engine.Contract;

/// <summary>How large anything in an event may be. Lengths of text are counted in Unicode characters.</summary>
public static class ContractLimits
{
    /// <summary>Bytes of one event.</summary>
    public const int EventBytes = 64 * 1024;

    /// <summary>Objects and lists inside one another, the event itself being the first.</summary>
    public const int Depth = 32;

    /// <summary>Characters of an event's id, of an account, a customer, a session, a device.</summary>
    public const int Id = 64;

    /// <summary>Characters of a token and of any other id.</summary>
    public const int Token = 128;

    /// <summary>Characters of a security's symbol.</summary>
    public const int Symbol = 32;

    /// <summary>Characters of a name: of a payee, a firm, a host, a source.</summary>
    public const int Name = 256;

    /// <summary>Characters of a purpose.</summary>
    public const int Purpose = 1_024;

    /// <summary>Items of a list.</summary>
    public const int ListItems = 256;

    /// <summary>Significant digits of a number.</summary>
    public const int Digits = 28;

    /// <summary>Digits after the point of a second: 100 ns.</summary>
    public const int SecondDigits = 7;

    /// <summary>The largest price, quantity or market value.</summary>
    public const decimal Quantity = 1_000_000_000_000_000_000m;

    /// <summary>The largest count.</summary>
    public const long Count = 1_000_000_000_000_000;

    /// <summary>The earliest and the latest year of birth taken.</summary>
    public const int FirstBirthYear = 1800, LastBirthYear = 2200;
}
