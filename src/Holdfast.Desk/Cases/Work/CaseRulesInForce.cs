using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using NodaTime;

namespace Holdfast.Desk.Cases.Work;

/// <summary>Which rules of cases are in force, for those who read them.</summary>
internal sealed class CaseRulesInForce(DeskReader reader, CaseRulesAtWork rules, CaseRulesTable ofFolder)
{
    /// <summary>The file that is in force, word for word.</summary>
    public async Task<string> TextAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        ct.ThrowIfCancellationRequested();
        return (rules.Table(db) ?? ofFolder).Text;
    }

    /// <summary>What holds at a moment.</summary>
    public async Task<CaseRules> AtAsync(Instant now, CancellationToken ct)
    {
        await using var db = reader.Open();
        ct.ThrowIfCancellationRequested();
        return (rules.Table(db) ?? ofFolder).At(now);
    }
}
