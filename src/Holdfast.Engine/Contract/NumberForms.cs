using System.Globalization;
using System.Text.Json;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>A whole number, however it is spelled: 3, 3.0 and 30e-1 are one.</summary>
internal sealed class CountForm(long least, long most) : ValueForm<long?>($"a whole number from {least} to {most}")
{
    protected override string Keywords => string.Create(
        CultureInfo.InvariantCulture, $"\"type\":\"integer\",\"minimum\":{least},\"maximum\":{most}");

    public override bool TryRead(ref JsonCursor cursor, out long? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.Number
            || !cursor.Number.TryScale(0, most, out var number)
            || number < least)
        {
            return false;
        }

        value = number;
        return true;
    }

    public override bool IsGiven(long? value) => value.HasValue;

    public override void Write(JsonOutput output, long? value) => output.Value(value.GetValueOrDefault());
}

/// <summary>What was measured, in whole units; what is finer is cut.</summary>
internal sealed class MeasureForm() : ValueForm<int?>($"a number from 0 to {int.MaxValue}")
{
    protected override string Keywords => $"\"type\":\"number\",\"minimum\":0,\"maximum\":{int.MaxValue}";

    public override bool TryRead(ref JsonCursor cursor, out int? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.Number || !cursor.Number.TryToDecimal(out var number)
            || number is < 0 or > int.MaxValue)
        {
            return false;
        }

        value = (int)number;
        return true;
    }

    public override bool IsGiven(int? value) => value.HasValue;

    public override void Write(JsonOutput output, int? value) => output.Value((long)value.GetValueOrDefault());
}

/// <summary>A number from 0 to 1, in thousandths; what is finer is cut.</summary>
internal sealed class ScoreForm() : ValueForm<int?>("a number from 0 to 1")
{
    protected override string Keywords => "\"type\":\"number\",\"minimum\":0,\"maximum\":1";

    public override bool TryRead(ref JsonCursor cursor, out int? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.Number || !cursor.Number.TryToDecimal(out var number)
            || number is < 0 or > 1)
        {
            return false;
        }

        value = (int)(number * 1_000);
        return true;
    }

    public override bool IsGiven(int? value) => value.HasValue;

    public override void Write(JsonOutput output, int? value) => output.Scaled(value.GetValueOrDefault(), 3);
}

/// <summary>An exact number in a range.</summary>
internal sealed class DecimalForm(decimal least, decimal most)
    : ValueForm<decimal?>($"a number from {least} to {most} with at most {ContractLimits.Digits} digits")
{
    protected override string Keywords => string.Create(
        CultureInfo.InvariantCulture, $"\"type\":\"number\",\"minimum\":{least},\"maximum\":{most}");

    public override bool TryRead(ref JsonCursor cursor, out decimal? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.Number || !cursor.Number.TryToDecimal(out var number)
            || number < least || number > most)
        {
            return false;
        }

        value = number;
        return true;
    }

    public override bool IsGiven(decimal? value) => value.HasValue;

    public override void Write(JsonOutput output, decimal? value) => output.Value(value.GetValueOrDefault());
}

/// <summary>
/// Money in units of its currency, exact. Read as US dollars: where the event names another currency, it is put in
/// once the event is read, for it may stand behind the amount.
/// </summary>
internal sealed class MoneyForm : ValueForm<Money?>
{
    private readonly bool _isAboveZero;

    private MoneyForm(bool isAboveZero, string range)
        : base($"a number {range} with at most 4 decimals") => _isAboveZero = isAboveZero;

    /// <summary>An amount that moves.</summary>
    public static MoneyForm Amount { get; } = new(true, "above 0 and at most 1e13");

    /// <summary>What there is, or what is owed.</summary>
    public static MoneyForm Balance { get; } = new(false, "from -1e13 to 1e13");

    protected override string Keywords => string.Create(CultureInfo.InvariantCulture,
        $"\"type\":\"number\",\"{(_isAboveZero ? "exclusiveMinimum\":0" : $"minimum\":-{Money.MaximumUnits}")},"
        + $"\"maximum\":{Money.MaximumUnits}");

    public override bool TryRead(ref JsonCursor cursor, out Money? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.Number
            || !cursor.Number.TryScale(4, Money.MaximumUnits * Money.Scale, out var tenThousandths)
            || (_isAboveZero && tenThousandths <= 0))
        {
            return false;
        }

        value = Money.OfTenThousandths(tenThousandths);
        return true;
    }

    public override bool IsGiven(Money? value) => value.HasValue;

    public override void Write(JsonOutput output, Money? value) =>
        output.Scaled(value.GetValueOrDefault().TenThousandths, 4);
}
