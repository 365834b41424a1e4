using System.Text.Json;

namespace Holdfast.Desk.Settings;

/// <summary>What reading settings gave.</summary>
public abstract record SettingsReading
{
    private SettingsReading()
    {
    }

    /// <summary>They are good.</summary>
    public sealed record Accepted(ServerSettings Settings) : SettingsReading;

    /// <summary>They are not; all faults, by line.</summary>
    public sealed record Refused(IReadOnlyList<SettingFault> Faults) : SettingsReading;
}

/// <summary>
/// The settings file: JSON, each setting typed; anything it does not know is a fault, never passed over.
/// </summary>
public static class SettingsFile
{
    /// <summary>What it is called in a data folder.</summary>
    public const string Name = "holdfast.json";

    /// <summary>The most bytes it may have.</summary>
    public const int BytesAtMost = 1 << 20;

    /// <summary>Reads settings.</summary>
    /// <param name="json">The file, in UTF-8.</param>
    /// <param name="urls">Addresses of the command line, which go before those of the file; null for none.</param>
    public static SettingsReading Read(ReadOnlySpan<byte> json, IReadOnlyList<string>? urls)
    {
        List<SettingFault> faults = [];
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var settings = new ServerSettings();
        foreach (var leaf in json.IsEmpty ? [] : SettingLeaves.Read(json, faults))
        {
            var setting = SettingTable.All.FirstOrDefault(known => known.Path == leaf.Path);
            if (setting is null)
            {
                ReportUnknown(leaf, faults);
            }
            else if (setting.Put(settings, leaf) is { } changed)
            {
                (settings, lines[leaf.Path]) = (changed, leaf.Line);
            }
            else
            {
                faults.Add(new SettingFault(leaf.Line, leaf.Path,
                    $"Expected {setting.Expected}; write that, or leave the setting out."));
            }
        }

        if (urls is { Count: > 0 })
        {
            settings = WithUrls(settings, urls, faults);
        }

        if (faults.Count == 0)
        {
            faults.AddRange(SettingRules.FaultsOf(settings)
                .Select(fault => new SettingFault(
                    lines.GetValueOrDefault(fault.Setting), fault.Setting, fault.Detail)));
        }

        return faults.Count == 0
            ? new SettingsReading.Accepted(settings)
            : new SettingsReading.Refused([.. faults.OrderBy(fault => fault.Line)]);
    }

    /// <summary>A fault as a line for whoever wrote the file.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="file">The path of the file; null where there is none.</param>
    public static string TextOf(SettingFault fault, string? file)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var place = file is null ? "" : fault.Line > 0 ? $"{file}, line {fault.Line}: " : $"{file}: ";
        return place + (fault.Setting.Length > 0 ? $"{fault.Setting}: " : "") + fault.Detail;
    }

    private static ServerSettings WithUrls(
        ServerSettings settings, IReadOnlyList<string> urls, List<SettingFault> faults)
    {
        var setting = SettingTable.All.Single(known => known.Path == "listen.urls");
        var changed = setting.Put(settings, new SettingLeaf(setting.Path, 0, JsonTokenType.StartArray, "", urls));
        if (changed is null)
        {
            faults.Add(new SettingFault(0, "--urls", $"Expected {setting.Expected}."));
        }

        return changed ?? settings;
    }

    private static void ReportUnknown(SettingLeaf leaf, List<SettingFault> faults)
    {
        var section = leaf.Path;
        List<string> beside = [];
        while (beside.Count == 0)
        {
            var dot = section.LastIndexOf('.');
            section = dot < 0 ? "" : section[..dot];
            beside = [.. SettingTable.All.Select(known => known.Path)
                .Where(path => section.Length == 0 || path.StartsWith(section + '.', StringComparison.Ordinal))
                .Select(path => section.Length == 0 ? path.Split('.')[0] + ".…" : path).Distinct()];
        }

        faults.Add(new SettingFault(leaf.Line, leaf.Path,
            SettingTable.All.Any(known => known.Path.StartsWith(leaf.Path + '.', StringComparison.Ordinal))
                ? $"It is a section: an object with settings in it, of {string.Join(", ", beside)}."
                : $"There is no such setting; there is {string.Join(", ", beside)}."));
    }
}
