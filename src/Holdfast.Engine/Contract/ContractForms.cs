namespace Holdfast.Engine.Contract;

/// <summary>The forms in which values of the contract come, each with its limit.</summary>
internal static class ContractForms
{
    /// <summary>An object is no good without the member.</summary>
    public const bool Required = true;

    public static readonly EventIdForm EventId = new();

    /// <summary>An account or a customer.</summary>
    public static readonly TextForm Subject = TextForm.Line(1, ContractLimits.Id);

    /// <summary>A session or a device of the firm.</summary>
    public static readonly TextForm Id = TextForm.Line(0, ContractLimits.Id);

    public static readonly TextForm Token = TextForm.Line(0, ContractLimits.Token);

    /// <summary>A token that has to say something.</summary>
    public static readonly TextForm GivenToken = TextForm.Line(1, ContractLimits.Token);

    public static readonly TextForm Symbol = TextForm.Line(1, ContractLimits.Symbol);

    public static readonly TextForm Name = TextForm.Line(0, ContractLimits.Name);

    /// <summary>
    /// What a browser says of itself. It has no limit but the event's: a thief must not be able to keep a sign-in from
    /// being scored by sending a long header.
    /// </summary>
    public static readonly TextForm BrowserText = TextForm.Prose(ContractLimits.EventBytes);

    public static readonly TextForm Purpose = TextForm.Prose(ContractLimits.Purpose);

    public static readonly ListOf Tokens = new(GivenToken);

    public static readonly ListOf Subjects = new(Subject);

    public static readonly FlagForm Flag = new();

    public static readonly CountryForm Country = new();

    public static readonly AddressForm Address = new();

    public static readonly TimeForm Time = new();

    /// <summary>A time that may be known to the day only.</summary>
    public static readonly TimeForm TimeOrDate = new(takesDates: true);

    public static readonly DateForm Date = new();

    public static readonly ScoreForm Score = new();

    public static readonly MeasureForm Measure = new();

    public static readonly CountForm Count = new(0, ContractLimits.Count);

    public static readonly CountForm SmallCount = new(0, int.MaxValue);

    /// <summary>1 for the first.</summary>
    public static readonly CountForm Ordinal = new(1, int.MaxValue);

    public static readonly CountForm NetworkNumber = new(0, uint.MaxValue);

    public static readonly CountForm BirthYear = new(ContractLimits.FirstBirthYear, ContractLimits.LastBirthYear);

    /// <summary>A price, a quantity, a market's size.</summary>
    public static readonly DecimalForm Quantity = new(0, ContractLimits.Quantity);

    public static readonly DecimalForm Delta = new(-1, 1);

    /// <summary>One of the words of an enum.</summary>
    public static WordForm<TEnum> Word<TEnum>(WireWords<TEnum> words)
        where TEnum : unmanaged, Enum => new(words);
}
