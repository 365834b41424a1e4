using System.Globalization;
using System.Text;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// What a journal said of itself at one time, signed: with it anyone can later tell whether the journal still says the
/// same.
/// </summary>
public sealed record SignedHead(string Origin, long Size, TreeHash Root, Instant At, byte[] Signature)
{
    /// <summary>The largest text that is read as a head.</summary>
    public const int MostCharacters = 1024;

    private const string Version = "holdfast journal head 1";

    /// <summary>The text that is signed. Each line ends in a line feed.</summary>
    public static string Text(string origin, long size, TreeHash root, Instant at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Version}\norigin {origin}\nsize {size}\nroot {root}\ntime {InstantPattern.ExtendedIso.Format(at)}\n");

    /// <summary>The text that is signed, as bytes.</summary>
    public byte[] SignedBytes() => Encoding.UTF8.GetBytes(Text(Origin, Size, Root, At));

    /// <summary>The signed text and after it the signature, for keeping elsewhere.</summary>
    public override string ToString() =>
        $"{Text(Origin, Size, Root, At)}signature {Convert.ToHexStringLower(Signature)}\n";

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is no head.</summary>
    public static bool TryParse(string text, out SignedHead? head)
    {
        head = null;
        var lines = text.Split('\n');
        if (lines is not [Version, var origin, var size, var root, var time, var signature, ""] ||
            !long.TryParse(After(size, "size "), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ||
            !TreeHash.TryParse(After(root, "root "), out var hash) ||
            InstantPattern.ExtendedIso.Parse(After(time, "time ")) is not { Success: true, Value: var at } ||
            !TryHex(After(signature, "signature "), out var bytes))
        {
            return false;
        }

        head = new SignedHead(After(origin, "origin "), count, hash, at, bytes);

        // Only one text stands for a head, so that what was compared is what was signed.
        if (head.ToString() != text)
        {
            head = null;
        }

        return head is not null;
    }

    /// <summary>Reads what is known to be a head.</summary>
    public static SignedHead Parse(string text) =>
        TryParse(text, out var head) ? head! : throw new FormatException("This is no signed head.");

    private static string After(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : "";

    private static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        return bytes.Length > 0 && text.Length % 2 == 0 &&
            Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
