using System.Globalization;
using System.Text;
using Holdfast.Simulator;

namespace Holdfast;

/// <summary>What <c>holdfast simulate</c> tells of its run.</summary>
internal static class SimulationText
{
    /// <summary>A line on the terminal that tells how far the run is; null where standard error is none.</summary>
    public static Action<int, long>? Progress(SimulationOptions options)
    {
        if (Console.IsErrorRedirected)
        {
            return null;
        }

        var shown = -1;
        return (day, events) =>
        {
            if (day != shown)
            {
                shown = day;
                Console.Error.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"\r\u001b[Kday {day + 1:N0} of {options.Days:N0}, {events:N0} events"));
            }
        };
    }

    /// <summary>The campaigns, one line of JSON each.</summary>
    public static void List(SimulationSummary summary, Stream? output)
    {
        foreach (var campaign in summary.Campaigns)
        {
            output?.Write(Encoding.UTF8.GetBytes(campaign.ToJson() + "\n"));
        }
    }

    /// <summary>What was made, a fact a line; attacks by kind.</summary>
    public static string Summary(SimulationOptions options, SimulationSummary summary)
    {
        var text = new StringBuilder();
        text.Append(Console.IsErrorRedirected ? "" : "\r\u001b[K");
        text.Append(CultureInfo.InvariantCulture,
            $"{summary.Events:N0} events of {summary.Customers:N0} customers with {summary.Accounts:N0} accounts, ");
        text.Append(CultureInfo.InvariantCulture,
            $"{options.Days:N0} days, {summary.Stories.Values.Sum():N0} honest stories\n");
        foreach (var kind in summary.Campaigns.GroupBy(campaign => campaign.Kind).OrderBy(
            kind => kind.Key, StringComparer.Ordinal))
        {
            var loss = kind.Sum(campaign => campaign.LossCents) / 100;
            var customers = kind.Sum(campaign => campaign.Customers);
            text.Append(CultureInfo.InvariantCulture,
                $"{kind.Count():N0} of {kind.Key}: {customers:N0} customers, {loss:N0} USD lost\n");
        }

        return text.ToString();
    }
}
