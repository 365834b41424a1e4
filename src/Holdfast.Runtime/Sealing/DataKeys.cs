using System.Globalization;
using System.Security.Cryptography;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Sealing;

/// <summary>A data key as a journal keeps it, with its entries.</summary>
/// <param name="From">The position of the first entry whose content is sealed under it.</param>
/// <param name="Wrapped">The key, wrapped by the master key.</param>
public readonly record struct KeptDataKey(long From, byte[] Wrapped);

/// <summary>
/// The keys that the contents of one journal are sealed under: made once, and anew when the master key has a new
/// version. What is before the first of them is not sealed. A key is unwrapped when it is first needed. For any thread.
/// </summary>
public sealed class DataKeys
{
    /// <summary>The length of a key.</summary>
    public const int KeyBytes = 32;

    private const string Whence = "masterKey.file, masterKey.variable or masterKey.command of the settings says where "
        + "it is, or --master-key of the command.";

    private readonly MasterKey? _master;
    private readonly string _origin, _place;
    private readonly KeptDataKey[] _kept;
    private readonly Lazy<byte[]>[] _keys;

    /// <param name="kept">What the journal keeps, in the order in which it came there.</param>
    /// <param name="master">The master key; null where there is none, and nothing sealed can be read.</param>
    /// <param name="origin">What the journal is called after: its key is the key of no other.</param>
    /// <param name="place">What people call its place, for messages.</param>
    public DataKeys(IEnumerable<KeptDataKey> kept, MasterKey? master, string origin, string place)
    {
        (_master, _origin, _place) = (master, origin, place);
        _kept = [.. kept];
        _keys = [.. _kept.Select(key => new Lazy<byte[]>(
            () => Unwrap(key), LazyThreadSafetyMode.PublicationOnly))];
    }

    /// <summary>Whether nothing of the journal is sealed.</summary>
    public bool AreNone => _kept.Length == 0;

    /// <summary>
    /// The key that has to be kept before the journal can be gone on with; null where it has its newest.
    /// </summary>
    /// <param name="size">How many entries there are.</param>
    /// <exception cref="JournalException">The master key is missing, or is another one.</exception>
    public KeptDataKey? Due(long size)
    {
        // Who cannot read all that is there does not add to it.
        foreach (var key in _keys)
        {
            _ = key.Value;
        }

        return _master is null || (!AreNone && _master.IsByNewest(_kept[^1].Wrapped))
            ? null
            : new KeptDataKey(size, _master.Wrap(RandomNumberGenerator.GetBytes(KeyBytes), ContextOf(size)));
    }

    /// <summary>These, and one more behind them.</summary>
    public DataKeys With(KeptDataKey key) => new([.. _kept, key], _master, _origin, _place);

    /// <summary>Seals what is written from now on; null where nothing is to be sealed.</summary>
    /// <exception cref="JournalException">The master key is missing, or is another one.</exception>
    public ContentSealer? Sealer() => AreNone ? null : new ContentSealer(_keys[^1].Value);

    /// <summary>Opens what is read, for one thread at a time.</summary>
    public ContentOpener Opener() => new(this);

    /// <summary>The key of an entry and which it is; null where the entry is not sealed.</summary>
    /// <exception cref="JournalException">The master key is missing, or is another one.</exception>
    internal (int Number, byte[] Key)? Of(long position)
    {
        // There are few, and what is read is mostly sealed under the last.
        for (var number = _kept.Length - 1; number >= 0; number--)
        {
            if (position >= _kept[number].From)
            {
                return (number, _keys[number].Value);
            }
        }

        return null;
    }

    private byte[] Unwrap(KeptDataKey kept)
    {
        if (_master is null)
        {
            throw new JournalException(JournalFault.MasterKey,
                $"What {_place} holds is sealed under the master key {MasterKey.IdOf(kept.Wrapped)}, which is missing: "
                + "without it nothing can be read, and nothing said of whether it was altered. " + Whence);
        }

        try
        {
            return _master.Unwrap(kept.Wrapped, ContextOf(kept.From)) is { Length: KeyBytes } key
                ? key
                : throw new JournalException(JournalFault.Damaged, $"The data key of {_place} is none.");
        }
        catch (MasterKeyException failure) when (failure.Fault is MasterKeyFault.Wrong)
        {
            throw new JournalException(JournalFault.MasterKey,
                $"What {_place} holds is sealed under the master key {MasterKey.IdOf(kept.Wrapped)}, and the one that "
                + $"was given is {_master.Id}: nothing can be read by it. {Whence}", failure);
        }
        catch (MasterKeyException failure)
        {
            throw new JournalException(JournalFault.Damaged,
                $"The data key of {_place} is not what was written: {failure.Message}", failure);
        }
    }

    private string ContextOf(long from) =>
        string.Create(CultureInfo.InvariantCulture, $"data key of journal {_origin} from {from}");
}
