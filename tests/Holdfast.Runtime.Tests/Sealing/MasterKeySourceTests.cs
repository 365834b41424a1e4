using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Tests.Sealing;

/// <summary>Where a master key comes from, and what is said when it does not.</summary>
public sealed class MasterKeySourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MasterKeySourceTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes and small programs are those of other systems.");

    [Fact]
    public void A_file_is_made_for_its_owner_alone_and_read_again()
    {
        var source = InFile("keys/master.key");
        Assert.False(source.Exists);

        using var made = source.Make();
        using var read = source.Read();

        Assert.Equal(made.Id, read.Id);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(_folder["keys/master.key"]));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(_folder["keys"]));
        Assert.Contains("not overwritten", Refused(() => source.Make()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_is_added_to_a_file_and_those_before_stay()
    {
        var source = InFile("master.key");
        using var made = source.Make();

        using var rotated = source.Rotate();
        using var read = source.Read();

        Assert.Equal([made.Id, rotated.Id], read.Ids);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(_folder["master.key"]));
    }

    [Fact]
    public void A_file_that_is_missing_is_told_as_such()
    {
        var refused = Refused(() => InFile("master.key").Read());

        Assert.Equal(MasterKeyFault.Missing, refused.Fault);
        Assert.Contains(_folder["master.key"], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "S18")]
    public void A_file_that_everybody_may_read_is_refused()
    {
        var source = InFile("master.key");
        source.Make().Dispose();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["master.key"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        var refused = Refused(() => source.Read());

        Assert.Equal(MasterKeyFault.Weak, refused.Fault);
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_gives_the_key_or_is_named_when_it_does_not()
    {
        var name = $"HOLDFAST_TEST_{Guid.NewGuid():N}";
        using var key = MasterKey.Generate();
        var source = new MasterKeySource.InVariable(name);
        Assert.Equal(MasterKeyFault.Missing, Refused(() => source.Read()).Fault);
        Environment.SetEnvironmentVariable(name, MasterKeyText.Of(key));
        try
        {
            using var read = source.Read();
            Assert.Equal(key.Id, read.Id);
            Environment.SetEnvironmentVariable(name, "hfmk_00_00");
            Assert.StartsWith(
                $"The environment variable {name}", Refused(() => source.Read()).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Theory]
    [InlineData("/bin/cat")]
    [InlineData("/bin/cat", "{file}")]
    [InlineData("/usr/bin/base64", "{file}")]
    public void A_command_unwraps_what_it_is_given(params string[] command)
    {
        using var key = MasterKey.Generate();

        using var read = ByCommand(MasterKeyText.Of(key), TimeSpan.FromSeconds(20), command).Read();

        Assert.Equal(key.Id, read.Id);
    }

    [Theory]
    [InlineData("ended with 1", "/bin/false")]
    [InlineData("no master key", "/bin/echo", "good day")]
    [InlineData("no master key", "/bin/echo", "$(cat {file})")]
    [InlineData("more than a master key", "/usr/bin/yes")]
    [InlineData("more than a master key", "/bin/cat", "/dev/zero")]
    [InlineData("cannot be started", "/nowhere/unwrap")]
    public void A_command_that_does_something_else_is_refused_and_named(string why, params string[] command)
    {
        using var key = MasterKey.Generate();

        var refused = Refused(() => ByCommand(MasterKeyText.Of(key), TimeSpan.FromSeconds(20), command).Read());

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(command[0], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_hangs_is_ended()
    {
        using var key = MasterKey.Generate();

        var refused = Refused(() => ByCommand(
            MasterKeyText.Of(key), TimeSpan.FromMilliseconds(200), "/bin/sleep", "600").Read());

        Assert.Contains("after 0.2 seconds", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_without_its_wrapped_key_is_not_started()
    {
        var source = new MasterKeySource.ByCommand(["/bin/cat"], _folder["master.wrapped"], TimeSpan.FromSeconds(1));

        Assert.False(source.Exists);
        Assert.Equal(MasterKeyFault.Missing, Refused(() => source.Read()).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private MasterKeySource.InFile InFile(string name) => new(_folder[name]);

    private MasterKeySource.ByCommand ByCommand(string wrapped, TimeSpan atMost, params string[] command)
    {
        File.WriteAllText(_folder["master.wrapped"], wrapped);
        return new([.. command], _folder["master.wrapped"], atMost);
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static MasterKeyException Refused(Func<MasterKey> read) =>
        Assert.Throws<MasterKeyException>(() => read().Dispose());
}
