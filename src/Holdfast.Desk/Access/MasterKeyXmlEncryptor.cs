using System.Text;
using System.Xml.Linq;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Access;

/// <summary>Seals a key of the framework under the master key.</summary>
internal sealed class MasterKeyXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    internal const string Context = "sign-in key", Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(
            new XElement(Element, Convert.ToBase64String(master.Wrap(plain, Context))), typeof(MasterKeyXmlDecryptor));
    }
}

/// <summary>Opens what <see cref="MasterKeyXmlEncryptor"/> sealed. The framework makes it by its name.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var plain = services.GetRequiredService<MasterKey>().Unwrap(
            Convert.FromBase64String(encryptedElement.Value), MasterKeyXmlEncryptor.Context);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
