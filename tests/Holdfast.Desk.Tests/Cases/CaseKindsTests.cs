using Holdfast.Desk.Cases;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>What speaks of an employee who looks or exports, and what of the customer whose file it is.</summary>
public sealed class CaseKindsTests
{
    [Theory]
    [InlineData(true, "staffHarvest", true)]
    [InlineData(true, "staffLookedFirst", false)]
    [InlineData(true, "bulkExport", false)]
    [InlineData(true, "newPayee", false)]
    [InlineData(true, "looksAtExecutives", true)]
    [InlineData(false, "bulkExport", true)]
    [InlineData(false, "exportInStrangeVisit", true)]
    [InlineData(false, "staffHarvest", false)]
    [InlineData(false, "ourExportsAtNight", true)]
    public void A_look_is_an_alert_by_what_speaks_of_looks_and_by_the_firms_own_signals(
        bool isLook, string signal, bool isOfStaff) => Assert.Equal(
        isOfStaff, CaseKinds.IsOfStaff(isLook ? new EmployeeViewed() : new EmployeeExported(), signal));
}
