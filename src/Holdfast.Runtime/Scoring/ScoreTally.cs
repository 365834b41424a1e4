using Holdfast.Engine;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>Counts what a run does, for its summary.</summary>
internal sealed class ScoreTally
{
    private const int Outcomes = 4, ErrorCodes = 6, Types = 64;

    private readonly long[] _outcomes = new long[Types * Outcomes];
    private readonly long[] _errors = new long[ErrorCodes];
    private readonly RiskiestAccounts _riskiest = new();
    private long _decided, _repeats, _late;

    public void Count(EventError error) => _errors[(int)error.Code]++;

    public void CountRepeat() => _repeats++;

    public void Count(EventType type, Decision decision, ReadOnlySpan<byte> account)
    {
        _decided++;
        _late += decision.Late ? 1 : 0;
        _outcomes[((int)type * Outcomes) + (int)decision.Outcome]++;
        _riskiest.See(account, type, decision);
    }

    public ScoreSummary Summary(DecisionEngine engine, TimeSpan elapsed) => new()
    {
        Decided = _decided,
        Repeats = _repeats,
        Late = _late,
        Errors = _errors.Index().Where(error => error.Item > 0)
            .ToDictionary(error => (EventErrorCode)error.Index, error => error.Item),
        Outcomes = _outcomes.Index().Where(count => count.Item > 0)
            .ToDictionary(
                count => ((EventType)(count.Index / Outcomes), (Outcome)(count.Index % Outcomes)), count => count.Item),
        Riskiest = _riskiest.Worst,
        Accounts = engine.Subjects.Accounts,
        Customers = engine.Subjects.Customers,
        Elapsed = elapsed,
    };
}
