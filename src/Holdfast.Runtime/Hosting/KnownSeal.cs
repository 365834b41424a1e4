using System.Security.Cryptography;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// Seals the parts of what is known, for they name customers and accounts. The key is the file's own, and stands in it
/// wrapped by the master key. One thread may seal while another opens.
/// </summary>
internal sealed class KnownSeal : IDisposable
{
    private const string Context = "what is known";

    // Nothing else is sealed under the key of the file.
    private const byte Kind = 0;

    private readonly byte[] _key;
    private readonly ContentSealer _sealer;
    private readonly DrawnKeys _drawn = new();
    private readonly ExactBuffers _buffers = new();

    private KnownSeal(byte[] key) => (_key, _sealer) = (key, new ContentSealer(key));

    /// <summary>The seal of a file that was just made, put in it; null where nothing is sealed.</summary>
    public static KnownSeal? Begin(SqliteConnection writing, MasterKey? master)
    {
        if (master is null)
        {
            return null;
        }

        var key = RandomNumberGenerator.GetBytes(DataKeys.KeyBytes);
        using var put = new Statement(writing, KnownSql.PutKey, "$wrapped");
        put.Set(0, master.Wrap(key, Context)).Run();
        return new KnownSeal(key);
    }

    /// <summary>The seal of a file that is there; null where nothing in it is sealed.</summary>
    /// <exception cref="InvalidDataException">It is not sealed as it has to be, or by another master key.</exception>
    public static KnownSeal? Of(SqliteConnection writing, MasterKey? master, string path)
    {
        using var select = new Statement(writing, KnownSql.SelectKey);
        var wrapped = select.Scalar() as byte[];
        if (wrapped is null != master is null)
        {
            throw new InvalidDataException(master is null
                ? $"{path} is sealed, and there is no master key to open it."
                : $"{path} is not sealed.");
        }

        try
        {
            return wrapped is null ? null : new KnownSeal(master!.Unwrap(wrapped, Context));
        }
        catch (MasterKeyException failure)
        {
            throw new InvalidDataException($"{path} cannot be opened: {failure.Message}", failure);
        }
    }

    /// <summary>A state as it is put in the file; good until the next is sealed.</summary>
    public byte[] Seal(long id, ReadOnlySpan<byte> state)
    {
        var output = _buffers.Of(state.Length + ContentSealer.ExtraBytes);
        _sealer.Seal(id, Kind, state, output);
        return output;
    }

    /// <summary>The state that was sealed; null where this is not what was written.</summary>
    public byte[]? TryOpen(long id, ReadOnlySpan<byte> stored) => _drawn.TryOpen(0, _key, id, Kind, stored);

    public void Dispose()
    {
        _sealer.Dispose();
        _drawn.Dispose();
        CryptographicOperations.ZeroMemory(_key);
    }
}
