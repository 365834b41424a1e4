using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Console;

/// <summary>
/// Style, script and mark of the console, each under a name that holds the hash of its bytes: a browser keeps it for a
/// year, and another release has another name. They are packed once, at the start.
/// </summary>
public sealed class ConsoleAssets
{
    // The order is the cascade's: what is told later goes before.
    private static readonly string[] Styles =
    [
        "tokens.css", "text.css", "layout.css", "table.css", "form.css", "parts.css", "work.css", "case.css",
        "drawing.css", "live.css", "print.css",
    ];

    // One module, in this order: a passkey is asked for before anything else hears that a form is sent.
    private static readonly string[] Scripts = ["passkeys.js", "console.js", "live.js", "keys.js"];

    private readonly FrozenDictionary<string, Asset> _byName;

    // Customers' pages have the same colours, and a sheet of their own that a phone on a slow line has at once.
    private static readonly string[] CustomerStyles = ["tokens.css", "customer.css"];

    private ConsoleAssets(Asset style, Asset customerStyle, Asset script, Asset mark)
    {
        (Style, CustomerStyle, Script, Mark) = (style.Path, customerStyle.Path, script.Path, mark.Path);
        _byName = new[] { style, customerStyle, script, mark }
            .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
    }

    /// <summary>The path of the style sheet.</summary>
    public string Style { get; }

    /// <summary>The path of the style sheet of customers' pages.</summary>
    public string CustomerStyle { get; }

    /// <summary>The path of the module.</summary>
    public string Script { get; }

    /// <summary>The path of the mark.</summary>
    public string Mark { get; }

    internal static ConsoleAssets Load() => new(
        Make("console", "css", "text/css", [.. Styles.SelectMany(Read)]),
        Make("customer", "css", "text/css", [.. CustomerStyles.SelectMany(Read)]),
        Make("console", "js", "text/javascript", [.. Scripts.SelectMany(Read)]),
        Make("mark", "svg", "image/svg+xml", Read("mark.svg")));

    internal static Results<FileContentHttpResult, ProblemHttpResult> Serve(
        string name, HttpContext context, ConsoleAssets assets)
    {
        if (!assets._byName.TryGetValue(name, out var asset))
        {
            return Problem.Of(ProblemTypes.NotFound);
        }

        var isPacked = context.Request.GetTypedHeaders().AcceptEncoding
            .Any(encoding => encoding.Value == "br" && encoding.Quality is not 0);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (isPacked)
        {
            context.Response.Headers.ContentEncoding = "br";
        }

        return TypedResults.File(isPacked ? asset.Packed : asset.Plain, asset.Type);
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"Console/{file}")
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static Asset Make(string stem, string extension, string type, byte[] plain)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain);
        }

        return new Asset(
            $"{stem}.{hash}.{extension}", $"{type}; charset={Encoding.UTF8.WebName}", plain, packed.ToArray());
    }

    private sealed record Asset(string Name, string Type, byte[] Plain, byte[] Packed)
    {
        public string Path => "/assets/" + Name;
    }
}
