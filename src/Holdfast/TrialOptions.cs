using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Trials;
using NodaTime.Text;

namespace Holdfast;

/// <summary>
/// Options that the commands which try policies on past events have in common, and reading what they name.
/// </summary>
internal static class TrialOptions
{
    public static Option<string> Labels() => new("--labels")
    {
        Description = "Which events an attacker caused: {\"event\",\"attack\",\"stage\"} a line.",
        HelpName = "FILE",
    };

    public static Option<string> MeasureFrom() => new("--measure-from")
    {
        Description = "Measures from this day on (2025-07-29); what came before only shows what is normal.",
        HelpName = "DATE",
    };

    public static Option<int?> LearnDays() => new Option<int?>("--learn-days")
    {
        Description = "Measures after so many days. Without this and --measure-from: after three fifths of the days.",
        HelpName = "N",
    }.Within(0, 36_500);

    public static Option<string> Json() => new("--json")
    {
        Description = "Also writes the report for programs.",
        HelpName = "FILE",
    };

    /// <summary>Has the call refused where the measured time is given twice or is none.</summary>
    public static void Validate(CommandResult call, Option<string> measureFrom, Option<int?> learnDays)
    {
        if (call.GetResult(measureFrom) is not null && call.GetResult(learnDays) is not null)
        {
            call.AddError("--measure-from and --learn-days say the same: give one of them.");
        }

        if (call.GetValue(measureFrom) is { } day && !LocalDatePattern.Iso.Parse(day).Success)
        {
            call.AddError($"--measure-from takes a day such as 2025-07-29, not '{day}'.");
        }
    }

    public static MeasuredPeriod Period(string? measureFrom, int? learnDays) => new(
        measureFrom is null ? null : LocalDatePattern.Iso.Parse(measureFrom).Value.AtMidnight().InUtc().ToInstant(),
        learnDays);

    /// <summary>Has the call refused where a share of visits is no share.</summary>
    public static int? PerTenThousand(string? percent) =>
        decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
        && share is > 0 and <= 100 && decimal.Truncate(share * 100) == share * 100
            ? (int)(share * 100)
            : null;

    public static AttackLabels? LoadLabels(string? path)
    {
        if (path is null)
        {
            return null;
        }

        using var file = InputFile.Open(path);
        return Read(path, () => AttackLabels.Read(file)) switch
        {
            LabelReading.Accepted accepted => accepted.Labels,
            LabelReading.Refused refused => throw Refused(path, "holds no valid labels", refused.Faults),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static AttackKinds? LoadKinds(string? path)
    {
        if (path is null)
        {
            return null;
        }

        using var file = InputFile.Open(path);
        var (kinds, faults) = Read(path, () => AttackKinds.Read(file));
        return faults.Count == 0 ? kinds : throw Refused(path, "holds no valid campaigns", faults);
    }

    /// <summary>Does work on past events; what is in the way becomes one plain sentence.</summary>
    public static T Try<T>(string path, Func<T> work)
    {
        try
        {
            return Read(path, work);
        }
        catch (TrialException failure)
        {
            throw new WorkFailedException($"{path}: {failure.Message}");
        }
    }

    private static T Read<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or JournalException)
        {
            throw new WorkFailedException($"{path} cannot be read: {failure.Message}");
        }
    }

    private static WorkFailedException Refused(string path, string what, IReadOnlyList<LineFault> faults) => new(
        $"{path} {what}.{Environment.NewLine}"
        + string.Join(Environment.NewLine, faults.Select(fault => $"{path}:{fault}")));
}
