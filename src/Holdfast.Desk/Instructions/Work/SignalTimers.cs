using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Runtime.Hosting;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Brings what the engine said of an account since to the instructions that are open on it.</summary>
internal sealed class SignalTimers(InstructionWork work, PolicyClock clock, Partition partition) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is an instruction and the position of an event.</summary>
    public const string TimerKind = "instruction.signal";

    public string Kind => TimerKind;

    public Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var parts = subject.Split('/');
        var position = long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        var read = partition.Journal.At(position) is { Salted: not null } entry ? EventEntry.Read(entry) : null;
        return work.ActAsync(
            InstructionId.Parse(parts[0]), null, Officer.System, clock,
            seen => read is null
                ? Verdict.By()
                : TellSignal.Decide(
                    seen.Instruction, read.Id, read.Answer.Score, read.Answer.Signals, seen.Acting),
            ct, new TimerDone(TimerKind, subject));
    }
}

/// <summary>Does what is due of instructions.</summary>
internal sealed class DueTimers(InstructionWork work, HoldTelling telling, PolicyClock clock) : IDeskTimers
{
    public string Kind => InstructionEffects.OfInstructions;

    // Several may be due at once; each is an entry of its own, and the table shows the next until none is.
    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        if (await work.ActAsync(InstructionId.Parse(subject), null, Officer.System, clock, Next, ct)
            is InstructionOutcome.Unknown)
        {
            await work.ForgetAsync(new TimerDone(Kind, subject), ct);
        }
    }

    private Verdict Next(Situation seen)
    {
        var timer = Timers.Of(seen.Instruction, seen.Acting.Policy).Where(one => one.At <= seen.Acting.Now)
            .OrderBy(one => one.At).Select(one => (DueTime?)one).FirstOrDefault();
        return timer switch
        {
            null => Verdict.By(),
            { Kind: TimerKind.HoldSend } send => WorkHold.SendDue(
                seen.Instruction, send.At,

                // A letter that nobody may have mailed in time is no notice.
                party => telling.ReachOf(seen, party) is { Medium: ContactMedium.Email } to
                    ? (to, Letters.MeansOf(to))
                    : null),
            { } next => Timers.Due(seen.Instruction, next.Kind, next.At, seen.Acting),
        };
    }
}
