using System.Xml;
using System.Xml.Linq;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Holdfast.Desk.Access;

/// <summary>
/// Keys of the framework as files of the data folder, each its owner's alone and there whole or not at all.
/// </summary>
internal sealed class ProtectionKeyFiles(string folder) : IXmlRepository
{
    private const string Ending = ".xml";

    /// <summary>The folder in a data folder.</summary>
    public static string FolderIn(string folder) => Path.Combine(folder, "keys", "sign-in");

    public IReadOnlyCollection<XElement> GetAllElements() => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetFiles(folder, "*" + Ending).Order(StringComparer.Ordinal).Select(Read)];

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);

        // The name comes from the framework; it is one of ours only if it can be nothing but a file of this folder.
        var name = friendlyName is { Length: > 0 and <= 100 }
            && friendlyName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
                ? friendlyName
                : $"{Guid.NewGuid():D}";
        OwnFile.CreateFolder(folder);
        OwnFile.Write(Path.Combine(folder, name + Ending), element.Save);
    }

    private static XElement Read(string file)
    {
        // It is ours, and yet nothing in it may lead anywhere else.
        using var reader = XmlReader.Create(
            file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }
}
