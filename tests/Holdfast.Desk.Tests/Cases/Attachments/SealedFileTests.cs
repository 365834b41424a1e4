using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Holdfast.Desk.Cases.Attachments;

namespace Holdfast.Desk.Tests.Cases.Attachments;

/// <summary>How files are sealed, told apart and named.</summary>
public sealed class SealedFileTests
{
    private static readonly AttachmentId Id = AttachmentId.Parse("f-00000000000000a1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(200_000)]
    public async Task What_was_sealed_opens_as_it_was_and_has_the_length_that_is_told(int length)
    {
        var (plain, key) = (RandomNumberGenerator.GetBytes(length), RandomNumberGenerator.GetBytes(32));
        var (kept, written) = await SealAsync(plain, key);

        Assert.Equal(length, written!.Bytes);
        Assert.Equal(SHA256.HashData(plain), written.Sha256);
        Assert.Equal(SHA256.HashData(kept), written.SealedSha256);
        Assert.Equal(SealedFile.LengthOf(length), kept.Length);
        Assert.Equal(plain, await OpenAsync(kept, key, Id));
    }

    [Theory]
    [InlineData(99_999, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    [Trait("Case", "S10")]
    public async Task What_is_longer_than_may_be_is_not_sealed(int length, bool fits)
    {
        var (_, written) = await SealAsync(new byte[length], new byte[32], 100_000);

        Assert.Equal(fits, written is not null);
    }

    [Fact]
    public async Task Wherever_a_byte_is_altered_and_wherever_it_is_cut_off_it_does_not_open()
    {
        var (plain, key) = (RandomNumberGenerator.GetBytes(150_000), RandomNumberGenerator.GetBytes(32));
        var (kept, _) = await SealAsync(plain, key);
        int[] places = [0, 7, 8, 40_000, 65_543, 65_544, 65_560, 131_100, kept.Length - 17, kept.Length - 1];
        foreach (var place in places)
        {
            var altered = kept.ToArray();
            altered[place] ^= 1;
            await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(altered, key, Id));
            await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(kept[..place], key, Id));
        }

        // At the seam between two pieces, where each piece for itself is whole.
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(kept[..(8 + 65_552)], key, Id));
        byte[] swapped = [.. kept[..8], .. kept[65_560..131_112], .. kept[8..65_560], .. kept[131_112..]];
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(swapped, key, Id));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync([.. kept, 0], key, Id));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(kept, new byte[32], Id));
        await Assert.ThrowsAnyAsync<CryptographicException>(
            () => OpenAsync(kept, key, AttachmentId.Parse("f-00000000000000a2")));
    }

    [Property(MaxTest = 200)]
    public void A_file_that_comes_in_pieces_of_any_length_is_sealed_as_one(PositiveInt length, PositiveInt step)
    {
        var plain = RandomNumberGenerator.GetBytes(length.Get * 777 % 180_000);
        using var kept = new MemoryStream();
        using var dripping = new DrippingStream(plain, (step.Get * 997 % 70_000) + 1);

        var written = SealedFile.WriteAsync(dripping, kept, new byte[32], Id, 1_000_000, Ct).GetAwaiter().GetResult();

        Assert.Equal(SHA256.HashData(plain), written!.Sha256);
        Assert.Equal(plain, OpenAsync(kept.ToArray(), new byte[32], Id).GetAwaiter().GetResult());
    }

    [Theory]
    [InlineData("%PDF-1.7 <html><script>", "application/pdf")]
    [InlineData("PK\u0003\u0004", "application/zip")]
    [InlineData("<html><script>alert(1)</script>", "text/plain")]
    [InlineData("<svg onload=x>", "text/plain")]
    [InlineData("GIF89a", "image/gif")]
    [InlineData("MZ", "application/x-msdownload")]
    [InlineData("RIFF....WAVE", "audio/wav")]
    [InlineData("RIFF....AVI ", "application/octet-stream")]
    [InlineData("a\0b", "application/octet-stream")]
    [Trait("Case", "S9")]
    public void A_file_is_what_it_begins_as_and_a_page_is_text(string head, string type) =>
        Assert.Equal(type, FileKind.Of(Encoding.Latin1.GetBytes(head)));

    [Fact]
    public void A_character_that_is_cut_in_two_at_the_end_is_text_and_half_of_one_before_is_not()
    {
        Assert.Equal("text/plain", FileKind.Of([.. "Müller "u8, 0xc3]));
        Assert.Equal(FileKind.Unknown, FileKind.Of([.. "M"u8, 0xc3, .. "ller"u8]));
        Assert.Equal(FileKind.Unknown, FileKind.Of([]));
    }

    [Theory]
    [InlineData("letter.pdf", "letter.pdf")]
    [InlineData("C:\\Users\\pat\\letter.pdf", "letter.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a\r\nSet-Cookie: x", "a__Set-Cookie: x")]
    [InlineData("gpj.\u202eexe", "gpj._exe")]
    [InlineData("Überweisung 💶.pdf", "Überweisung 💶.pdf")]
    [Trait("Case", "S7")]
    public void A_name_is_a_name_and_no_path_and_shows_what_it_is(string? said, string name) =>
        Assert.Equal(name, FileNames.Of(said));

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    public void A_name_has_two_hundred_characters_at_most(int length, int kept) =>
        Assert.Equal(kept, FileNames.Of(new string('x', length)).Length);

    [Theory]
    [InlineData("f-00000000000000a1", true)]
    [InlineData("f-00000000000000A1", false)]
    [InlineData("f-../../../../etc/x", false)]
    [InlineData("f-00000000000000a1\n", false)]
    [InlineData("", false)]
    public void An_id_is_nothing_but_its_form_for_it_is_the_name_of_a_file(string text, bool isOne) =>
        Assert.Equal(isOne, AttachmentId.TryParse(text, null, out _));

    private static async Task<(byte[] Kept, WrittenFile? Written)> SealAsync(
        byte[] plain, byte[] key, long most = 1_000_000)
    {
        using var kept = new MemoryStream();
        var written = await SealedFile.WriteAsync(new MemoryStream(plain), kept, key, Id, most, Ct);
        return (kept.ToArray(), written);
    }

    private static async Task<byte[]> OpenAsync(byte[] kept, byte[] key, AttachmentId id)
    {
        using var plain = new MemoryStream();
        await SealedFile.ReadAsync(new MemoryStream(kept), plain, key, id, Ct);
        return plain.ToArray();
    }

    // As a network gives it: a little at a time.
    private sealed class DrippingStream(byte[] content, int step) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
