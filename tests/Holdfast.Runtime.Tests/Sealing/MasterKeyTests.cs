using System.Security.Cryptography;
using System.Text;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Tests.Sealing;

/// <summary>The key above all others: what it makes, what it opens, and what it says when it does not fit.</summary>
public sealed class MasterKeyTests
{
    private const string Context = "the data key of a journal";

    [Fact]
    public void What_was_wrapped_is_unwrapped_for_the_same_use_and_for_no_other()
    {
        using var master = MasterKey.Generate();
        var key = RandomNumberGenerator.GetBytes(32);

        var wrapped = master.Wrap(key, Context);

        Assert.Equal(key, master.Unwrap(wrapped, Context));
        Assert.Equal(MasterKey.WrapBytes + 32, wrapped.Length);
        Assert.NotEqual(wrapped, master.Wrap(key, Context));
        Assert.Equal(MasterKeyFault.Altered, FaultOf(() => master.Unwrap(wrapped, "another")));
    }

    [Fact]
    public void Whatever_bit_of_a_wrapped_key_is_changed_it_is_not_unwrapped()
    {
        using var master = MasterKey.Generate();
        var wrapped = master.Wrap(RandomNumberGenerator.GetBytes(32), Context);
        for (var bit = 0; bit < wrapped.Length * 8; bit++)
        {
            var changed = wrapped.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Throws<MasterKeyException>(() => master.Unwrap(changed, Context));
        }

        Assert.Throws<MasterKeyException>(() => master.Unwrap(wrapped.AsSpan(1..), Context));
        Assert.Throws<MasterKeyException>(() => master.Unwrap([], Context));
    }

    [Fact]
    public void Another_master_key_is_told_as_such_by_both_ids()
    {
        using var master = MasterKey.Generate();
        using var other = MasterKey.Generate();

        var refused = Assert.Throws<MasterKeyException>(
            () => other.Unwrap(master.Wrap(new byte[32], Context), Context));

        Assert.Equal(MasterKeyFault.Wrong, refused.Fault);
        Assert.Contains(master.Id, refused.Message, StringComparison.Ordinal);
        Assert.Contains(other.Id, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_wraps_and_the_old_one_still_opens_and_finds()
    {
        using var first = MasterKey.Generate();
        var old = first.Wrap(new byte[32], Context);

        using var master = first.WithNewVersion();
        var wrapped = master.Wrap(new byte[32], Context);

        Assert.Equal([first.Id, master.Id], master.Ids);
        Assert.Equal(new byte[32], master.Unwrap(old, Context));
        Assert.False(master.IsByNewest(old));
        Assert.True(master.IsByNewest(wrapped));
        Assert.Equal(MasterKeyFault.Wrong, FaultOf(() => first.Unwrap(wrapped, Context)));
        Assert.Equal(first.Derive("look-ups", 32), master.Derive("look-ups", 32));
    }

    [Fact]
    public void Keys_for_two_purposes_have_nothing_in_common()
    {
        using var master = MasterKey.Generate();
        using var other = MasterKey.Generate();

        Assert.Equal(master.Derive("one", 32), master.Derive("one", 32));
        Assert.Equal(3, new[] { master.Derive("one", 32), master.Derive("two", 32), other.Derive("one", 32) }
            .Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(64, master.Derive("one", 64).Length);
    }

    [Fact]
    public void Derived_keys_and_ids_are_those_of_every_release()
    {
        using var master = MasterKeyText.Parse(Fixed);

        Assert.Equal("fdade4f8ba90fb63", master.Id);
        Assert.Equal(
            "800391604cf5d6448aa991e1bb0ec3d1", Convert.ToHexStringLower(master.Derive("a purpose", 16)));
    }

    [Fact]
    public void A_key_as_text_is_the_key_again_also_in_base64()
    {
        using var first = MasterKey.Generate();
        using var master = first.WithNewVersion();
        var text = MasterKeyText.Of(master);

        using var read = MasterKeyText.Parse(text);
        using var decoded = MasterKeyText.Parse(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + "\n");
        using var onOneLine = MasterKeyText.Parse(
            string.Join(' ', text.Split('\n').Where(line => !line.StartsWith('#'))));

        Assert.Equal(master.Ids, read.Ids);
        Assert.Equal(master.Ids, decoded.Ids);
        Assert.Equal(master.Ids, onOneLine.Ids);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but words\n")]
    [InlineData("correct horse battery staple")]
    [InlineData("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
    public void What_is_no_master_key_is_refused(string text) =>
        Assert.Equal(MasterKeyFault.Unreadable, FaultOf(() => MasterKeyText.Parse(text).Wrap([], "")));

    [Fact]
    public void A_key_with_one_character_changed_or_cut_off_is_refused()
    {
        for (var at = 0; at < Fixed.Length; at++)
        {
            var other = Fixed[at] == 'e' ? 'f' : 'e';
            Assert.Throws<MasterKeyException>(() => MasterKeyText.Parse(Fixed[..at] + other + Fixed[(at + 1)..]));
            Assert.Throws<MasterKeyException>(() => MasterKeyText.Parse(Fixed[..at]));
        }

        Assert.Throws<MasterKeyException>(() => MasterKeyText.Parse(Fixed + "\n" + Fixed));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef")]
    [InlineData("636f727265637420686f7273652062617474657279207374617072652068616c")]
    [Trait("Case", "S18")]
    public void A_key_that_could_be_guessed_is_refused(string hex)
    {
        var key = Convert.FromHexString(hex);

        Assert.Equal(MasterKeyFault.Weak,
            FaultOf(() => MasterKeyText.Parse($"hfmk_{hex}_{MasterKey.IdOfVersion(key)}").Dispose()));
    }

    [Fact]
    public void No_random_key_is_taken_for_one_that_could_be_guessed()
    {
        for (var tried = 0; tried < 20_000; tried++)
        {
            MasterKey.Generate().Dispose();
        }
    }

    [Fact]
    public void What_is_said_of_a_key_holds_nothing_of_it()
    {
        using var master = MasterKeyText.Parse(Fixed);
        var secret = Fixed.Split('_')[1];

        foreach (var at in Enumerable.Range(0, Fixed.Length))
        {
            var refused = Assert.Throws<MasterKeyException>(() => MasterKeyText.Parse(Fixed[..at]));
            Assert.DoesNotContain(secret[..8], refused.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(secret[..8], master.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private const string Fixed =
        "hfmk_8f1c0e5b7a3d4296e1f0b8c7d6a5943221107fe3dcb4a5968778695a4b3c2d1e_fdade4f8ba90fb63";

    private static MasterKeyFault FaultOf(Action act) => Assert.Throws<MasterKeyException>(act).Fault;
}
