using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Holdfast.Desk.Access;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Tests.Access;

/// <summary>Keys of cookies and forms: kept over a restart, and worth nothing without the master key.</summary>
public sealed class SealedDataProtectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();

    private string Keys => _folder["keys/sign-in"];

    [Fact]
    public void What_was_protected_before_a_restart_is_opened_after_it()
    {
        var cookie = Protector(_master).Protect("session");

        Assert.Equal("session", Protector(_master).Unprotect(cookie));
        using var rotated = _master.WithNewVersion();
        Assert.Equal("session", Protector(rotated).Unprotect(cookie));
        Assert.Single(Directory.GetFiles(Keys));
    }

    [Fact]
    public void Without_the_master_key_nothing_is_opened_and_nothing_is_made_up()
    {
        var cookie = Protector(_master).Protect("session");
        using var other = MasterKey.Generate();

        Assert.Throws<CryptographicException>(() => Protector(other).Unprotect(cookie));
    }

    [Fact]
    public void No_key_stands_in_its_file_in_clear_and_the_file_is_its_owners_alone()
    {
        Protector(_master).Protect("session");

        var file = Assert.Single(Directory.GetFiles(Keys));
        var text = File.ReadAllText(file);
        Assert.DoesNotContain("<value", text, StringComparison.Ordinal);
        var wrapped = Convert.FromBase64String(XElement.Parse(text).Descendants("sealed").Single().Value);
        Assert.Contains("<value>", Encoding.UTF8.GetString(_master.Unwrap(wrapped, "sign-in key")),
            StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    public void Dispose()
    {
        _master.Dispose();
        _folder.Dispose();
    }

    // As after a restart: nothing is remembered but what is in the folder.
    private IDataProtector Protector(MasterKey master)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(master);
        services.AddSealedDataProtection(_folder["."]);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }
}
