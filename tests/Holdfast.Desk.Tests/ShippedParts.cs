using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Retention;

namespace Holdfast.Desk.Tests;

/// <summary>A desk in one folder, by the tables that are shipped, which does nothing by itself.</summary>
internal static class ShippedParts
{
    public static DeskParts In(string folder, ServerSettings settings) => new(folder, settings)
    {
        Place = new SqliteDeskPlace(folder),
        Timelines = () => SqliteTimelines.Open(folder),
        Links = () => LinkIndex.Open(folder),
        Retention = ((RetentionReading.Accepted)RetentionTable.Load(folder)).Table,
        MoneyMovement = ((PolicyTableReading.Accepted)PolicyTable.Load(folder)).Table,
        CaseRules = ((CaseRulesReading.Accepted)CaseRulesTable.Load(folder)).Table,
    };
}
