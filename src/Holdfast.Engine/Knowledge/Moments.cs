using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>Something that happened to a customer or an account, remembered by when it last did.</summary>
internal enum Happening : byte
{
    PasswordForgotten = 1,
    PasswordChanged,
    PasswordResetByPhone,
    SecondFactorChanged,
    EmailChanged,
    PhoneChanged,
    AddressChanged,
    TrustedContactChanged,
    AlertsSilenced,
    ForwardingSeen,
    CredentialExposed,
    PersonalDataExposed,
    DeviceExposed,
    PayeeExposed,
    PhoneCallSeen,
    SupportOnAccess,
    SupportContacted,
    CallerFailed,
    NoticeReturned,
    TheftReported,
    PhishingReported,
    FalseAlarmReported,
    PushDenied,
    ClientGranted,
    StaffChangedContact,
    StaffViewed,
    AuthorityChanged,
    MarginEnabled,
    OptionsEnabled,
    OtcEnabled,
    ExtendedHoursEnabled,
    CryptoEnabled,
    CardEnabled,
    ChecksEnabled,
    InstantFundingEnabled,
    BankLinked,
    AcatsReceived,
    InstantDeposit,
    DepositReturned,
    TransferRecalled,
    InstructionUnverified,
    KnownCallerHeard,
    StaffViewedAsleep,
    DeviceLost,
}

/// <summary>When things last happened; only those that did take room.</summary>
internal struct Moments
{
    private Entry[]? _entries;

    /// <summary>When it last happened; never, if it did not.</summary>
    public readonly Stamp this[Happening happening]
    {
        get
        {
            foreach (var entry in _entries.AsSpan())
            {
                if (entry.Happening == happening)
                {
                    return entry.At;
                }
            }

            return default;
        }
    }

    /// <summary>About how many bytes it takes beside the subject it belongs to.</summary>
    public readonly int Bytes => _entries is null ? 0 : Subject.ArrayBytes + (_entries.Length * Unsafe.SizeOf<Entry>());

    /// <summary>Takes note that it happened; an earlier moment does not replace a later one.</summary>
    public void Note(Happening happening, Stamp at)
    {
        var entries = _entries.AsSpan();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Happening == happening)
            {
                entries[i] = new Entry(happening, Stamp.Later(entries[i].At, at));
                return;
            }
        }

        _entries = [.. entries, new Entry(happening, at)];
    }

    /// <summary>Forgets it, for what turned out to be a false alarm.</summary>
    public void Forget(Happening happening)
    {
        if (!this[happening].IsNever)
        {
            _entries = [.. _entries!.Where(entry => entry.Happening != happening)];
        }
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Number(_entries?.Length ?? 0);
        foreach (var entry in _entries.AsSpan())
        {
            writer.Byte((byte)entry.Happening);
            writer.Stamp(entry.At);
        }
    }

    public static Moments Read(StateReader reader)
    {
        var count = reader.Number(256);
        var entries = count == 0 ? null : new Entry[count];
        for (var i = 0; i < count; i++)
        {
            entries![i] = new Entry((Happening)reader.Byte(), reader.Stamp());
        }

        return new Moments { _entries = entries };
    }

    private readonly record struct Entry(Happening Happening, Stamp At);
}
