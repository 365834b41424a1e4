using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Pages;
using Holdfast.Engine.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Holdfast.Desk.Tests.Instructions;

public sealed class QueueFilterTests
{
    [Theory]
    [InlineData("?state=held&category=thirdParty&days=7&pressing=on")]
    [InlineData("?state=all")]
    [InlineData("")]
    public void A_filter_is_the_same_after_it_stood_in_an_address(string query) =>
        Assert.Equal(query, Of(query).ToQuery());

    [Theory]
    [InlineData("?state=nonsense&category=x&days=-1&pressing=maybe&after=9999999999999999999.i")]
    [InlineData("?days=999999&after=1")]
    [InlineData("?after=99999999999999999.i-1")]
    public void What_makes_no_sense_in_an_address_is_left_out(string query)
    {
        var filter = Of(query);

        Assert.Equal((null, null, 0, false), (filter.State, filter.Category, filter.Days, filter.IsPressing));
    }

    [Theory]
    [InlineData("80,000", 80_000.0)]
    [InlineData("$80000.00", 80_000.0)]
    [InlineData("0.0001", 0.0001)]
    [InlineData("0.00001", null)]
    [InlineData("-5", null)]
    [InlineData("eighty", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void An_amount_is_read_as_people_type_it(string typed, double? units) => Assert.Equal(
        units is { } expected ? Money.Of((decimal)expected) : null, PageOfInstruction.AmountIn(typed, default));

    [Fact]
    public void Every_case_has_words_for_people()
    {
        Assert.All(
            Enum.GetValues<RouteReason>(), reason => Assert.NotEmpty(Wording.Of(reason) + Wording.InShort(reason)));
        Assert.All(Enum.GetValues<InstructionState>(), state => Assert.NotEmpty(Wording.Of(state).Text));
        Assert.All(Enum.GetValues<ContactFault>(), fault => Assert.NotEmpty(Wording.Of(fault)));
        Assert.All(Enum.GetValues<DataKind>(), kind => Assert.NotEmpty(Wording.Of(kind)));
    }

    private static QueueFilter Of(string query) =>
        QueueFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
