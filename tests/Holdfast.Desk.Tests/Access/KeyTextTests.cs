using Holdfast.Desk.Access;

namespace Holdfast.Desk.Tests.Access;

/// <summary>What a key looks like, and that a slip of the hand is no key.</summary>
public sealed class KeyTextTests
{
    [Fact]
    public void A_drawn_key_is_read_as_the_id_it_was_drawn_for()
    {
        var id = KeyId.Draw();
        var text = KeyText.Draw(id);
        var hash = new byte[KeyText.HashBytes];

        Assert.True(KeyText.TryRead(text, out var read, hash));
        Assert.Equal(id, read);
        Assert.Equal(KeyText.HashOf(text), hash);
        Assert.Matches("^hf_[0-9a-z]{10}_[0-9a-z]{58}$", text);
    }

    [Fact]
    public void No_key_with_one_character_changed_is_a_key()
    {
        var text = KeyText.Draw(KeyId.Draw());
        var hash = new byte[KeyText.HashBytes];
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in "0a9z_A é")
            {
                var slipped = string.Concat(text.AsSpan(0, i), $"{other}", text.AsSpan(i + 1));
                Assert.True(slipped == text || !KeyText.TryRead(slipped, out _, hash), slipped);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hf_")]
    [InlineData("hf_0000000000_")]
    public void What_is_too_short_is_no_key(string text) =>
        Assert.False(KeyText.TryRead(text, out _, new byte[KeyText.HashBytes]));

    [Fact]
    public void A_key_with_two_characters_swapped_or_one_more_is_no_key()
    {
        var text = KeyText.Draw(KeyId.Draw());
        var hash = new byte[KeyText.HashBytes];
        Assert.False(KeyText.TryRead(text + "0", out _, hash));
        Assert.False(KeyText.TryRead(text.AsSpan(0, text.Length - 1), out _, hash));
        for (var i = 14; i < text.Length - 1; i++)
        {
            var swapped = string.Concat(text.AsSpan(0, i), $"{text[i + 1]}{text[i]}", text.AsSpan(i + 2));
            Assert.True(swapped == text || !KeyText.TryRead(swapped, out _, hash), swapped);
        }
    }

    [Fact]
    public void Ids_are_read_as_they_are_written()
    {
        for (var i = 0; i < 1_000; i++)
        {
            var id = KeyId.Draw();
            Assert.True(KeyId.TryParse(id.ToString().AsSpan(), out var read));
            Assert.Equal(id, read);
        }

        Assert.False(KeyId.TryParse("0000000000".AsSpan(), out _));
        Assert.False(KeyId.TryParse("k7m2q9x4bu".AsSpan(), out _));
    }
}
