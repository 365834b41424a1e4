using System.Collections.Frozen;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>
/// The signals of one policy: those that come with the product, and behind them the firm's own. Everything that keeps
/// a signal by its place asks here which it is.
/// </summary>
internal sealed class SignalRoster
{
    private readonly Signal[] _all;
    private readonly FrozenDictionary<string, Signal> _byId;
    private readonly FrozenDictionary<ulong, Signal> _byMark;
    private readonly ushort[] _ranks;
    private readonly OwnSignal[][] _ownByType;

    /// <exception cref="ArgumentException">Two own signals of one name, or too many of them.</exception>
    public SignalRoster(IReadOnlyList<OwnSignalDefinition> own)
    {
        if (own.Count > ExpressionLimits.Signals)
        {
            throw new ArgumentException($"A policy has at most {ExpressionLimits.Signals} own signals.", nameof(own));
        }

        Own = [.. own.Select(definition => new OwnSignal(definition))];
        _all = [.. SignalCatalog.All, .. Own];
        for (var place = SignalCatalog.All.Count; place < _all.Length; place++)
        {
            _all[place].Index = place;
        }

        if (own.DistinctBy(definition => definition.Name).Count() != own.Count)
        {
            throw new ArgumentException("Two own signals have one name.", nameof(own));
        }

        _byId = _all.ToFrozenDictionary(signal => signal.Id);
        _byMark = _all.ToFrozenDictionary(signal => signal.Mark.Value);
        _ranks = new ushort[_all.Length];
        foreach (var (rank, signal) in _all.OrderBy(signal => signal.Id, StringComparer.Ordinal).Index())
        {
            _ranks[signal.Index] = (ushort)rank;
        }

        _ownByType = [.. Enumerable.Range(0, 64).Select(type => Own.Where(
            signal => signal.Description.Reads.Contains((EventType)type)).ToArray())];
    }

    /// <summary>Those that come with the product, and none beside.</summary>
    public static SignalRoster BuiltIn { get; } = new([]);

    /// <summary>The firm's own, in the order of the policy.</summary>
    public OwnSignal[] Own { get; }

    /// <summary>All of them, in the order of their places.</summary>
    public ReadOnlySpan<Signal> All => _all;

    /// <summary>The signal of a wire word, or null.</summary>
    public Signal? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The place of a signal in the order of wire words.</summary>
    public ushort RankOf(Signal signal) => _ranks[signal.Index];

    /// <summary>The own signals that look at a type of event; of most types none.</summary>
    public ReadOnlySpan<OwnSignal> OwnAt(EventType type) => _ownByType[(int)type];

    /// <summary>The signal that standing evidence names by its mark, or null.</summary>
    public Signal? Find(Mark mark) => _byMark.GetValueOrDefault(mark.Value);
}
