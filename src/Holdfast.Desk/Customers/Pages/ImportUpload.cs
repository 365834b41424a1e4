using System.Security.Cryptography;

namespace Holdfast.Desk.Customers.Pages;

/// <summary>Files that are sent in by the console.</summary>
internal static class ImportUpload
{
    /// <summary>The most bytes of one: so many are held in memory, and none is put on a disk.</summary>
    public const int BytesAtMost = 4 * 1024 * 1024;

    private const int NameBytes = 8;

    /// <summary>What the import of a file is called: the same whenever the file is sent.</summary>
    public static async Task<string> NameOfAsync(Stream file, CancellationToken ct)
    {
        var hash = await SHA256.HashDataAsync(file, ct);
        file.Position = 0;
        return Convert.ToHexStringLower(hash.AsSpan(0, NameBytes));
    }
}
