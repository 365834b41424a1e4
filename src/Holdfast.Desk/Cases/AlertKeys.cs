using System.Collections.Immutable;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Cases;

/// <summary>Something that an alert is about, by its keyed hash.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mark">Its keyed hash.</param>
public readonly record struct AlertKey(KeyKind Kind, string Mark);

/// <summary>Writes what an alert is about into one column: words and hashes, each pair with a space between.</summary>
internal static class AlertKeys
{
    public static string Write(IEnumerable<AlertKey> keys) =>
        string.Join(' ', keys.Select(key => $"{Words.Of(key.Kind)}:{key.Mark}"));

    public static ImmutableArray<AlertKey> Read(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var parts = pair.Split(':');
            return Words.TryParse<KeyKind>(parts[0], out var kind)
                ? new AlertKey(kind, parts[1])
                : throw new System.Diagnostics.UnreachableException();
        }),
    ];
}
