using System.Security.Cryptography;
using System.Text;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Tests.Sealing;

/// <summary>Contents that are sealed: opened in their place, and nowhere else.</summary>
public sealed class ContentSealerTests : IDisposable
{
    private readonly MasterKey _master = MasterKey.Generate();

    [Fact]
    public void What_was_sealed_is_opened_in_its_place_and_in_no_other()
    {
        var keys = Keys();
        using var sealer = keys.Sealer()!;
        using var opener = keys.Opener();
        var sealedContent = Seal(sealer, 7, EntryKind.Event, "content");

        Assert.Equal("content", Encoding.UTF8.GetString(opener.Open(7, EntryKind.Event, sealedContent)!));
        Assert.Null(opener.Open(7, EntryKind.Event, null));
        Assert.Throws<JournalException>(() => opener.Open(8, EntryKind.Event, sealedContent));
        Assert.Throws<JournalException>(() => opener.Open(7, EntryKind.Policy, sealedContent));
        Assert.Throws<JournalException>(() => opener.Open(7, EntryKind.Event, [1, 2, 3]));
        Assert.Equal([1, 2, 3], opener.Open(4, EntryKind.Event, [1, 2, 3]));
    }

    [Fact]
    public void Whatever_bit_of_it_is_changed_it_is_said_to_be_altered()
    {
        var keys = Keys();
        using var sealer = keys.Sealer()!;
        using var opener = keys.Opener();
        var sealedContent = Seal(sealer, 7, EntryKind.Event, "content");
        for (var bit = 0; bit < sealedContent.Length * 8; bit++)
        {
            sealedContent[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(JournalFault.Damaged, Assert.Throws<JournalException>(
                () => opener.Open(7, EntryKind.Event, sealedContent)).Fault);
            sealedContent[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void What_many_sealers_sealed_is_opened_in_any_order()
    {
        var keys = Keys();
        using var opener = keys.Opener();
        List<byte[]> all = [];
        for (var position = 5; position < 105; position++)
        {
            using var sealer = keys.Sealer()!;
            all.Add(Seal(sealer, position, EntryKind.Event, $"content {position}"));
        }

        foreach (var at in Enumerable.Range(0, 300).Select(n => n * 37 % 100))
        {
            Assert.Equal(
                $"content {at + 5}", Encoding.UTF8.GetString(opener.Open(at + 5, EntryKind.Event, all[at])!));
        }
    }

    [Fact]
    public void The_form_in_which_contents_are_sealed_is_that_of_every_release()
    {
        var key = Enumerable.Range(0, 32).Select(n => (byte)(n * 7)).ToArray();
        var drawn = Enumerable.Range(0, 16).Select(n => (byte)(n * 3)).ToArray();
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, drawn, "holdfast content"u8.ToArray());
        byte[] place = [0, 0, 0, 0, 0, 0, 1, 2, 1];
        byte[] sealedContent = [.. drawn, 0, 0, 0, 0, 0, 0, 0, 9, .. new byte[3 + 16]];
        using var aes = new AesGcm(derived, 16);
        aes.Encrypt([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9], "abc"u8, sealedContent.AsSpan(24, 3),
            sealedContent.AsSpan(27), place);

        using var keys = new DrawnKeys();

        Assert.Equal("abc"u8.ToArray(), keys.TryOpen(0, key, 0x102, 1, sealedContent));
    }

    public void Dispose() => _master.Dispose();

    private DataKeys Keys()
    {
        var none = new DataKeys([], _master, "origin", "the journal");
        return none.With(none.Due(5)!.Value);
    }

    private static byte[] Seal(ContentSealer sealer, long position, EntryKind kind, string content)
    {
        var plain = Encoding.UTF8.GetBytes(content);
        var output = new byte[plain.Length + ContentSealer.ExtraBytes];
        sealer.Seal(position, (byte)kind, plain, output);
        return output;
    }
}
