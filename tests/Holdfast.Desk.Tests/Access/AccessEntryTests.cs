using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;

namespace Holdfast.Desk.Tests.Access;

/// <summary>Entries of keys as they stand in journals, and what they fold into.</summary>
public sealed class AccessEntryTests
{
    private const string Hash = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private const string Made = $$"""
        {"what":"keyMade","key":"k7m2q9x4b1","name":"core","scopes":["events:write"],"hash":"{{Hash}}",
        """ + """
        "by":"shell:ops","expires":"2027-12-31T00:00:00Z"}
        """;

    private const string Revoked = """{"what":"keyRevoked","key":"k7m2q9x4b1","by":"shell:ops"}""";

    [Fact]
    public void Entries_are_written_as_they_stand_in_every_journal()
    {
        Assert.Equal(Made, Encoding.UTF8.GetString(new AccessEntry.KeyMade(
            "k7m2q9x4b1", "core", ["events:write"], Hash, "shell:ops", "2027-12-31T00:00:00Z").ToContent()));
        Assert.Equal(
            Revoked, Encoding.UTF8.GetString(new AccessEntry.KeyRevoked("k7m2q9x4b1", "shell:ops").ToContent()));
    }

    [Fact]
    public void Keys_are_what_the_entries_tell_of_them()
    {
        var ring = new KeyRing();
        ring.Apply(Entry(0, Made));
        ring.Apply(Entry(1, Revoked));

        var key = Assert.Single(ring.All).Key;
        Assert.Equal(("core", "shell:ops", "shell:ops"), (key.Name, key.MadeBy, key.RevokedBy));
        Assert.Equal(Instant.FromUtc(2027, 12, 31, 0, 0), key.Expires);
        Assert.Equal(Instant.FromUnixTimeSeconds(1), key.RevokedAt);
        Assert.Equal(Hash, Convert.ToHexStringLower(key.Hash.AsSpan()));
        Assert.False(key.IsValidAt(Instant.FromUnixTimeSeconds(0)));
    }

    [Theory]
    [InlineData("""{"what":"keyLent","key":"k7m2q9x4b1","by":"x"}""")]
    [InlineData("""{"what":"keyRevoked","key":"k7m2q9x4b1","by":"x","why":"y"}""")]
    [InlineData("""{"what":"keyRevoked","key":"k7m2q9x4b1"}""")]
    [InlineData("""{"what":"keyRevoked","key":"k7m2q9x4b1","key":"k7m2q9x4b2","by":"x"}""")]
    [InlineData("""{"what":"keyRevoked","key":null,"by":"x"}""")]
    [InlineData("""{"key":"k7m2q9x4b1","by":"x"}""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_this_release_does_not_know_is_not_guessed(string content) => Assert.Equal(
        JournalFault.Unreadable,
        Assert.Throws<JournalException>(() => AccessEntry.Read(Entry(0, content))).Fault);

    [Fact]
    public void Another_codec_is_not_read() => Assert.Equal(
        JournalFault.Unreadable,
        Assert.Throws<JournalException>(() => AccessEntry.Read(Entry(0, Made, codec: 2))).Fault);

    [Fact]
    public void What_fits_nothing_before_it_is_damage()
    {
        var ring = new KeyRing();
        Assert.Equal(
            JournalFault.Damaged, Assert.Throws<JournalException>(() => ring.Apply(Entry(0, Revoked))).Fault);
        ring.Apply(Entry(0, Made));
        Assert.Equal(JournalFault.Damaged, Assert.Throws<JournalException>(() => ring.Apply(Entry(1, Made))).Fault);
    }

    [Theory]
    [InlineData("2027-12-30T23:59:59.9999999Z", true)]
    [InlineData("2027-12-31T00:00:00Z", false)]
    public void A_key_has_ended_at_the_instant_of_its_end(string now, bool isValid)
    {
        var key = ApiKey.Of((AccessEntry.KeyMade)AccessEntry.Read(Entry(0, Made)), Entry(0, Made).Head);

        Assert.Equal(
            isValid, key.IsValidAt(NodaTime.Text.InstantPattern.ExtendedIso.Parse(now).GetValueOrThrow()));
    }

    private static JournalEntry Entry(long position, string content, byte codec = AccessEntry.Codec) => new(
        new EntryHead(position, EntryKind.Access, codec, Instant.FromUnixTimeSeconds(position), null, 0),
        default(TreeHash), [.. new byte[NewEntry.SaltBytes], .. Encoding.UTF8.GetBytes(content)]);
}
