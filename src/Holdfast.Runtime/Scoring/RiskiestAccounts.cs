using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Scoring;

/// <summary>An account and the event at which it looked worst.</summary>
/// <param name="Account">The account.</param>
/// <param name="Score">Its highest score.</param>
/// <param name="Event">The first event that had this score.</param>
/// <param name="Type">What the event was.</param>
/// <param name="Outcome">How it was answered.</param>
public sealed record RiskyAccount(
    string Account, Probability Score, string Event, EventType Type, Outcome Outcome);

/// <summary>
/// The accounts with the highest scores so far. An account that makes way comes back if it gets worse, so that at any
/// time these are the worst of all, though only these are kept.
/// </summary>
internal sealed class RiskiestAccounts
{
    public const int Limit = 10;

    private readonly List<RiskyAccount> _worst = [];

    /// <summary>Highest score first; among equals the one that had it first.</summary>
    public IReadOnlyList<RiskyAccount> Worst => _worst;

    public void See(ReadOnlySpan<byte> account, EventType type, Decision decision)
    {
        if (account.IsEmpty || (_worst.Count == Limit && decision.Score <= _worst[^1].Score))
        {
            return;
        }

        var name = Encoding.UTF8.GetString(account);
        var known = _worst.FindIndex(risky => risky.Account == name);
        if (known >= 0)
        {
            if (decision.Score <= _worst[known].Score)
            {
                return;
            }

            _worst.RemoveAt(known);
        }
        else if (_worst.Count == Limit)
        {
            _worst.RemoveAt(Limit - 1);
        }

        var place = _worst.FindIndex(risky => risky.Score < decision.Score);
        _worst.Insert(
            place < 0 ? _worst.Count : place,
            new RiskyAccount(name, decision.Score, decision.Event.ToString(), type, decision.Outcome));
    }
}
