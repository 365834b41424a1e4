using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Staff;

/// <summary>What the decision tables of employees tell.</summary>
internal static class Working
{
    /// <summary>An employee looks at a customer's record.</summary>
    public static Decision Look(this Story story, string employee = "e1", string customer = "c1") =>
        story.Tell("employee.viewed", "", $"\"customer\":\"{customer}\",{Actor(employee)}");

    /// <summary>An employee looks at customers' records, one after another.</summary>
    public static Decision LookAtMany(this Story story, int count, string employee = "e1")
    {
        for (var number = 1; number < count; number++)
        {
            story.Look(employee, $"k{number}");
        }

        return story.Look(employee, $"k{count}");
    }

    /// <summary>Records are taken out, by an employee unless it is empty.</summary>
    public static Decision Export(
        this Story story,
        int records,
        string target = "file",
        string employee = "e1",
        string kind = "employee",
        string session = "",
        Place? at = null)
    {
        string[] envelope =
        [
            employee.Length == 0 ? $"\"actor\":{{\"kind\":\"{kind}\"}}" : Actor(employee, kind),
            session.Length == 0 ? "" : $"\"session\":\"{session}\"", at?.ToJson() ?? "",
        ];
        return story.Tell(
            "employee.exported", $"\"records\":{records},\"target\":\"{target}\"",
            string.Join(',', envelope.Where(member => member.Length > 0)));
    }

    private static string Actor(string id, string kind = "employee") =>
        $"\"actor\":{{\"kind\":\"{kind}\",\"id\":\"{id}\"}}";
}
