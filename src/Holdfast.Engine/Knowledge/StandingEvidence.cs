using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Evidence that stands after its event: which signal (by its mark, which is the same under every policy), how heavy,
/// when, and in which session.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct StandingEvidence(Mark Signal, short Thousandths, Stamp At, uint Visit)
{
    public LogOdds Weight => new(Thousandths);
}

/// <summary>
/// The evidence a customer or an account carries along, so that who enters on Monday and changes the e-mail on
/// Thursday is still seen at the withdrawal ten days on. A signal counts once; it fades from when it last spoke.
/// </summary>
internal struct EvidenceLedger
{
    /// <summary>The most that is carried; the lightest makes way.</summary>
    public const int Limit = 16;

    private StandingEvidence[]? _entries;

    public readonly ReadOnlySpan<StandingEvidence> Entries => _entries;

    /// <summary>About how many bytes it takes beside the subject it belongs to.</summary>
    public readonly int Bytes =>
        _entries is null ? 0 : Subject.ArrayBytes + (_entries.Length * Unsafe.SizeOf<StandingEvidence>());

    public readonly bool IsEmpty => _entries is null;

    /// <summary>
    /// Takes a finding along. The same signal again replaces the older one unless that is heavier and fresh.
    /// </summary>
    public void Carry(StandingEvidence evidence, long halfLifeSeconds)
    {
        var entries = _entries.AsSpan();
        var lightest = -1;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Signal == evidence.Signal)
            {
                var faded = ExactMath.Fade(entries[i].Weight, evidence.At.Since(entries[i].At), halfLifeSeconds);
                if (evidence.Weight >= faded)
                {
                    entries[i] = evidence;
                }

                return;
            }

            if (lightest < 0 || entries[i].Thousandths < entries[lightest].Thousandths)
            {
                lightest = i;
            }
        }

        if (entries.Length < Limit)
        {
            _entries = [.. entries, evidence];
        }
        else if (evidence.Thousandths > entries[lightest].Thousandths)
        {
            entries[lightest] = evidence;
        }
    }

    /// <summary>Drops what no longer counts, so that the quiet take no room.</summary>
    public void DropOlderThan(long seconds, Stamp now)
    {
        if (_entries is null)
        {
            return;
        }

        var kept = _entries.Count(entry => now.IsWithin(seconds, entry.At));
        if (kept != _entries.Length)
        {
            _entries = kept == 0 ? null : [.. _entries.Where(entry => now.IsWithin(seconds, entry.At))];
        }
    }

    /// <summary>Begins anew: the customer has said that all of it was theirs.</summary>
    public void Clear() => _entries = null;

    public readonly void Write(StateWriter writer)
    {
        writer.Number(_entries?.Length ?? 0);
        foreach (var entry in Entries)
        {
            writer.Mark(entry.Signal);
            writer.Signed(entry.Thousandths);
            writer.Stamp(entry.At);
            writer.Number(entry.Visit);
        }
    }

    public static EvidenceLedger Read(StateReader reader)
    {
        var count = reader.Number(Limit);
        var entries = count == 0 ? null : new StandingEvidence[count];
        for (var i = 0; i < count; i++)
        {
            entries![i] = new StandingEvidence(
                reader.Mark(), (short)reader.Signed(), reader.Stamp(), (uint)reader.Number());
        }

        return new EvidenceLedger { _entries = entries };
    }
}
