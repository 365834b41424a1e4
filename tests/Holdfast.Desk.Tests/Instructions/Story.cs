using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Policy;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>
/// What happens to one instruction. After every step it is made anew of its facts, as after a restart.
/// </summary>
internal sealed class Story
{
    private readonly List<Recorded> _facts = [];

    public InstructionId Id { get; } = InstructionId.Of(7);

    public Instant Clock { get; set; } = Monday;

    public InstructionPolicy? Policy { get; set; }

    public IReadOnlyList<Recorded> Facts => _facts;

    public Instruction Now => Instruction.Of(Id, _facts)!;

    public InstructionState State => Now.State;

    public ImmutableArray<Contact> Contacts { get; set; } = [Phone, Mail];

    public Acting As(Officer by) => new(by, Clock, Policy ?? PolicyOn(Clock));

    /// <summary>An instruction that was received and screened, and of which the customer is asked if need be.</summary>
    public static Story Of(
        Holdfast.Desk.Instructions.TransmittalOrder order, Officer? entrant = null,
        Func<ScreeningInput, ScreeningInput>? screening = null, Instant? at = null)
    {
        var story = new Story { Clock = at ?? Monday };
        var by = entrant ?? Officer.System;
        story.Done(Receive.Decide(order), by);
        var input = Calm(story.Clock);
        story.Done(Screen.Decide(story.Now, screening?.Invoke(input) ?? input, story.As(by)), by);
        if (story.State is InstructionState.Screened)
        {
            story.Done(
                SeekConfirmation.Decide(story.Now, story.Contacts, null, story.As(Officer.System)), Officer.System);
        }

        return story;
    }

    /// <summary>Keeps what an action came to, which has to be that it is done.</summary>
    public Story Done(Verdict verdict, Officer by)
    {
        var done = Assert.IsType<Verdict.Done>(verdict);
        Keep(done.Facts, by);
        return this;
    }

    public void Keep(ImmutableArray<InstructionFact> facts, Officer by) =>
        _facts.AddRange(facts.Select(fact => new Recorded(fact, by, Clock)));

    public Story After(Duration time)
    {
        Clock += time;
        return this;
    }

    public Story CalledBack(Officer by, Func<CallBack.Answers, CallBack.Answers>? answers = null) =>
        Done(Calls(by, answers), by);

    public Verdict Calls(Officer by, Func<CallBack.Answers, CallBack.Answers>? answers = null, Contact? number = null)
    {
        var right = Confirms(Now.Order);
        return CallBack.Decide(Now, number ?? Phone, answers?.Invoke(right) ?? right, "case-1", As(by));
    }

    public Verdict Releases(Officer by, ReleaseFunds.Recheck? recheck = null, string reason = "") =>
        ReleaseFunds.Decide(Now, recheck ?? AllClear, Personal.Of(reason), As(by));

    /// <summary>Lets all timers that are due do what they do, each as often as it is due; how many did.</summary>
    public int RunTimers()
    {
        var fired = 0;
        while (Timers.Of(Now, Policy ?? PolicyOn(Clock)).Where(timer => timer.At <= Clock)
            .Select(timer => (DueTime?)timer).FirstOrDefault() is { } due)
        {
            Assert.True(++fired < 50, "A timer does not come to an end.");
            Done(Timers.Due(Now, due.Kind, due.At, As(Officer.System)), Officer.System);
        }

        return fired;
    }

    public static ImmutableArray<ObjectionKind> Why(Verdict verdict) =>
        [.. Assert.IsType<Verdict.Refused>(verdict).Objections.Select(objection => objection.Kind)];
}
