using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Desk.Customers;

/// <summary>
/// The keys of persons. Each stands in the journal in an entry of its own, wrapped under the master key: when the
/// content of that entry is disposed of, all that was sealed for the person is gone everywhere, and every proof holds
/// (17 CFR 248.30(b): proper disposal).
/// </summary>
public sealed class PersonKeys : IDisposable
{
    private readonly Partition _partition;
    private readonly DeskReader _reader;
    private readonly MasterKey _master;
    private readonly VaultHashes _hashes;

    // Two who ask at once for somebody new are given one key.
    private readonly SemaphoreSlim _one = new(1);

    internal PersonKeys(Partition partition, DeskReader reader, MasterKey master, VaultHashes hashes) =>
        (_partition, _reader, _master, _hashes) = (partition, reader, master, hashes);

    /// <summary>The key of a person; one is made where there is none. It may be asked for inside a command.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="JournalException">One was to be made, and it may not be durable.</exception>
    public async Task<PersonKey> ForAsync(string customer, CancellationToken ct) =>
        (await ForAllAsync([customer], ct))[customer];

    /// <summary>The key of a person; null where there is none, or none any more.</summary>
    public PersonKey? Find(string customer)
    {
        var wrapped = FindAll([customer]);
        return wrapped.TryGetValue(customer, out var key) ? Open(customer, key) : null;
    }

    /// <summary>The keys of some persons, each to be disposed of; made where there are none.</summary>
    internal async Task<Dictionary<string, PersonKey>> ForAllAsync(
        IReadOnlyCollection<string> customers, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var found = FindAll(customers);
            List<Task> kept = [];
            foreach (var customer in customers.Where(customer => !found.ContainsKey(customer)))
            {
                var key = new byte[PersonKey.Bytes];
                RandomNumberGenerator.Fill(key);
                var wrapped = _master.Wrap(key, ContextOf(customer));
                CryptographicOperations.ZeroMemory(key);
                found.Add(customer, wrapped);
                kept.Add(_partition.AppendAsync(
                    EntryKind.PersonKey, PersonKeyContent.Codec,
                    new PersonKeyContent(customer, wrapped).ToBytes(), CancellationToken.None).AsTask());
            }

            // All on their way together are durable together. Not called off: what is on its way holds.
            await Task.WhenAll(kept);
            return found.ToDictionary(one => one.Key, one => Open(one.Key, one.Value), StringComparer.Ordinal);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Whose a key is, which stands in the entry that tells of it and nowhere in the tables; null where it is gone.
    /// </summary>
    internal string? CustomerOf(long position) => _partition.Journal.At(position) is { Salted: not null } entry
        ? PersonKeyContent.Read(entry).Customer
        : null;

    /// <summary>Opens a key as it stands in the tables.</summary>
    internal PersonKey Open(string customer, ReadOnlySpan<byte> wrapped)
    {
        var key = _master.Unwrap(wrapped, ContextOf(customer));
        try
        {
            return new PersonKey(customer, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    // In the tables, and in what the tables have not come to yet.
    private Dictionary<string, byte[]> FindAll(IReadOnlyCollection<string> customers)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var upTo = _reader.UpTo;
        using (var db = _reader.Open())
        {
            foreach (var customer in customers)
            {
                if (db.Set<PersonKeyRow>().Find(_hashes.Person(customer)) is { } row)
                {
                    found[customer] = row.Wrapped;
                }
            }
        }

        if (found.Count == customers.Count)
        {
            return found;
        }

        var missing = customers.Where(customer => !found.ContainsKey(customer)).ToHashSet(StringComparer.Ordinal);
        var journal = _partition.Journal;
        foreach (var entry in journal.ReadOf(EntryKind.PersonKey, upTo, journal.Head.Size)
            .Where(entry => entry.Salted is not null))
        {
            var content = PersonKeyContent.Read(entry);
            if (missing.Contains(content.Customer))
            {
                found.TryAdd(content.Customer, content.Key);
            }
        }

        return found;
    }

    // A key that was put in the place of another's does not open.
    private static string ContextOf(string customer) => $"person key\0{customer}";
}

/// <summary>The content of an entry that tells of a person's key.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Key">The key, wrapped under the master key.</param>
internal sealed record PersonKeyContent(string Customer, byte[] Key)
{
    public const byte Codec = 1;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, PersonKeyJson.Default.PersonKeyContent);

    /// <exception cref="JournalException">This release does not read it.</exception>
    public static PersonKeyContent Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, PersonKeyJson.Default.PersonKeyContent, "tells of a person's key");
}

/// <summary>The form of entries of keys in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PersonKeyContent))]
internal sealed partial class PersonKeyJson : JsonSerializerContext;
