using System.Security.Cryptography;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>Writes an entry to the journal, and takes the contents of others away with it; done when durable.</summary>
/// <returns>Its position.</returns>
public delegate ValueTask<long> AppendRecord(
    EntryKind kind, byte codec, ReadOnlyMemory<byte> content, IReadOnlyList<long> disposes, CancellationToken ct);

/// <summary>
/// When somebody was a customer no more and the last of their accounts was closed; null while they are, and where that
/// is not known.
/// </summary>
public delegate Instant? RelationshipEnd(string customer);

/// <summary>
/// Holds and disposals of a journal: what is due is computed from the table, asked for by one person, approved by
/// another, and taken away in groups, each an entry that says who, why and by which table. One at a time.
/// </summary>
/// <remarks>
/// Its caller alone appends holds and disposals to the journal, or a hold could be put on between the last look and the
/// disposal.
/// </remarks>
public sealed class RetentionDesk(
    IJournal journal, FollowedTimelines timelines, RetentionTable table, AppendRecord append, TimeProvider clock,
    RelationshipEnd? relationshipEnd = null)
    : IDisposable
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>The table by which is computed.</summary>
    public RetentionTable Table => table;

    /// <summary>The firm's date today.</summary>
    public LocalDate Today => table.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <summary>All holds, those taken off as well.</summary>
    public IReadOnlyCollection<LegalHold> Holds() => Retention.Holds.Read(journal, journal.Head.Size).All;

    /// <summary>All disposals that were asked for.</summary>
    public IReadOnlyList<DisposalRequest> Requests() => DisposalSteps.Read(journal);

    /// <summary>Puts a hold on.</summary>
    public Task<RetentionAnswer> PutOnAsync(
        HoldScope scope, string matter, string reason, string by, CancellationToken ct) => InTurnAsync(async () =>
    {
        var hold = new HoldContent { Hold = NewId('h'), Scope = scope, Matter = matter, Reason = reason, By = by };
        await append(EntryKind.Hold, HoldContent.Codec, hold.ToBytes(), [], ct).ConfigureAwait(false);
        return new RetentionAnswer.Done(hold.Hold, 0);
    }, ct);

    /// <summary>Takes a hold off.</summary>
    public Task<RetentionAnswer> TakeOffAsync(string id, string reason, string by, CancellationToken ct) =>
        InTurnAsync(async () =>
        {
            if (Retention.Holds.Read(journal, journal.Head.Size).Find(id) is not { } hold)
            {
                return new RetentionAnswer.Unknown($"There is no hold {id}.");
            }

            if (hold.TakenOff is not null)
            {
                return new RetentionAnswer.Refused($"Hold {id} was taken off before.");
            }

            var content = new HoldContent { Hold = id, Reason = reason, By = by };
            await append(EntryKind.Hold, HoldContent.Codec, content.ToBytes(), [], ct).ConfigureAwait(false);
            return new RetentionAnswer.Done(id, 0);
        }, ct);

    /// <summary>What is due on a day.</summary>
    public Task<RetentionAnswer> PlanAsync(LocalDate asOf, CancellationToken ct) =>
        InTurnAsync(() => PlanAsync(asOf, journal.Head.Size, ct), ct);

    /// <summary>Asks for the disposal of all that is due on a day.</summary>
    public Task<RetentionAnswer> RequestAsync(string by, LocalDate asOf, CancellationToken ct) =>
        InTurnAsync(async () =>
        {
            if (asOf > Today)
            {
                return new RetentionAnswer.Refused("Nothing is disposed of for a day that has not come.");
            }

            if (Requests().FirstOrDefault(request => request is { IsDone: false, ApprovedBy: not null }
                && request.Table == table.Sha256) is { } open)
            {
                return new RetentionAnswer.Refused($"Disposal {open.Id} was approved and is not done yet.");
            }

            var before = journal.Head.Size;
            var answer = await PlanAsync(asOf, before, ct).ConfigureAwait(false);
            if (answer is not RetentionAnswer.Planned { Plan: var plan })
            {
                return answer;
            }

            if (plan.Due.Count == 0)
            {
                return new RetentionAnswer.Refused("Nothing is due.");
            }

            var request = new DisposalRequest(NewId('d'), by, asOf, before, table.Sha256, plan.Due.Count, default);
            await append(EntryKind.Disposal, DisposalContent.Json, DisposalSteps.Request(request, table), [], ct)
                .ConfigureAwait(false);
            return new RetentionAnswer.Done(request.Id, plan.Due.Count);
        }, ct);

    /// <summary>
    /// Approves a disposal and carries it out; one that was approved and cut off is gone on with, whoever says so.
    /// </summary>
    public Task<RetentionAnswer> ApproveAsync(string id, string by, CancellationToken ct) => InTurnAsync(async () =>
    {
        if (Requests().FirstOrDefault(request => request.Id == id) is not { } request)
        {
            return new RetentionAnswer.Unknown($"There is no disposal {id}.");
        }

        if (request.IsDone)
        {
            return new RetentionAnswer.Refused($"Disposal {id} is done.");
        }

        if (request.ApprovedBy is null && IsSamePerson(request.By, by))
        {
            return new RetentionAnswer.Refused("Who asked for a disposal does not approve it.");
        }

        if (request.Table != table.Sha256)
        {
            return new RetentionAnswer.Refused(
                "The retention table is another one than when the disposal was asked for. Ask for it anew.");
        }

        // Computed before it is approved, so that what cannot be computed is not left half done.
        var answer = await PlanAsync(request.AsOf, request.Before, ct).ConfigureAwait(false);
        if (answer is not RetentionAnswer.Planned { Plan: var plan })
        {
            return answer;
        }

        if (request.ApprovedBy is null)
        {
            await append(EntryKind.Disposal, DisposalContent.Json, DisposalSteps.Approval(request, by), [], ct)
                .ConfigureAwait(false);
            request = request with { ApprovedBy = by };
        }

        return await CarryOutAsync(request, plan, ct).ConfigureAwait(false);
    }, ct);

    /// <summary>Gives it up; what is under way is finished first by who began it.</summary>
    public void Dispose() => _oneAtATime.Dispose();

    private async Task<RetentionAnswer> CarryOutAsync(DisposalRequest request, DisposalPlan plan, CancellationToken ct)
    {
        // An empty last group says that it is done where all went before it was cut off.
        DueEntry[][] groups = plan.Due.Count == 0 ? [[]] : [.. plan.Due.Chunk(DisposalContent.PositionsAtMost)];
        long gone = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var content = DisposalSteps.Group(request, table, groups[i], isLast: i == groups.Length - 1);
            await append(EntryKind.Disposal, DisposalContent.Json, content,
                [.. groups[i].Select(due => due.Position)], ct).ConfigureAwait(false);
            gone += groups[i].Length;
        }

        return new RetentionAnswer.Done(request.Id, gone);
    }

    private async Task<RetentionAnswer> PlanAsync(LocalDate asOf, long before, CancellationToken ct)
    {
        if (!await timelines.HasCaughtUpAsync(journal.Head.Size, LongestLag, ct).ConfigureAwait(false))
        {
            return new RetentionAnswer.Refused("The timelines are behind the journal; try again when they are not.");
        }

        // What could not be read may be that an account was opened again.
        return timelines.Follower.Status.SetAside is > 0 and var aside
            ? new RetentionAnswer.Refused($"{aside} entries are set aside; nothing goes before they are read.")
            : new RetentionAnswer.Planned(
                new DisposalPlanner(journal, timelines.Timelines, table, relationshipEnd ?? (_ => null))
                    .Plan(asOf, before, ct));
    }

    private async Task<RetentionAnswer> InTurnAsync(Func<Task<RetentionAnswer>> work, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static bool IsSamePerson(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string NewId(char kind) => $"{kind}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
}

/// <summary>What came of asking for a hold or a disposal.</summary>
public abstract record RetentionAnswer
{
    private RetentionAnswer()
    {
    }

    /// <summary>It is done and durable.</summary>
    /// <param name="Id">The id of the hold or of the disposal.</param>
    /// <param name="Entries">How many entries are concerned.</param>
    public sealed record Done(string Id, long Entries) : RetentionAnswer;

    /// <summary>What is due.</summary>
    public sealed record Planned(DisposalPlan Plan) : RetentionAnswer;

    /// <summary>It was not done.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Refused(string Reason) : RetentionAnswer;

    /// <summary>There is no such hold or disposal.</summary>
    /// <param name="Reason">Which, in a sentence.</param>
    public sealed record Unknown(string Reason) : RetentionAnswer;
}
