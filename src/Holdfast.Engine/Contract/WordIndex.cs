using System.Numerics;

namespace Holdfast.Engine.Contract;

/// <summary>Finds the place of a word in a small fixed list by the hash that reading has computed anyway.</summary>
internal sealed class WordIndex
{
    private readonly byte[][] _words;
    private readonly short[] _slots;

    public WordIndex(byte[][] words)
    {
        _words = words;
        _slots = new short[BitOperations.RoundUpToPowerOf2((uint)(words.Length * 4) | 4)];
        Array.Fill(_slots, (short)-1);
        for (var i = 0; i < words.Length; i++)
        {
            var hash = ContentMixer.Hash(words[i]);
            if (Find(words[i], hash) >= 0)
            {
                throw new ArgumentException("A word is listed twice.", nameof(words));
            }

            var slot = First(hash);
            while (_slots[slot] >= 0)
            {
                slot = Next(slot);
            }

            _slots[slot] = (short)i;
        }
    }

    /// <summary>The place of a word; −1 where it is not listed.</summary>
    public int Find(ReadOnlySpan<byte> word, ContentMark hash)
    {
        for (var slot = First(hash); ; slot = Next(slot))
        {
            var place = _slots[slot];
            if (place < 0 || word.SequenceEqual(_words[place]))
            {
                return place;
            }
        }
    }

    private int First(ContentMark hash) => (int)(hash.Low & (ulong)(_slots.Length - 1));

    private int Next(int slot) => (slot + 1) & (_slots.Length - 1);
}
