using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>A history of one instruction in which anybody does anything, right or wrong.</summary>
internal sealed class RandomHistory(int seed)
{
    private const int CustomersDeed = 5;

    private static readonly ImmutableArray<Officer> People = [Ann, Bob, Cleo, Dan, Rep, AnnsDelegate, Officer.System];

    private static readonly ImmutableArray<Contact> Contacts =
    [
        Phone, Mail, Phone with { Id = "c-new", OnFileSince = Monday },
        Phone with { Id = "c-trusted", IsTrustedContact = true },
    ];

    private readonly Random _random = new(seed);
    private readonly Story _story = new();
    private readonly HashSet<(TimerKind Kind, Instant At)> _fired = [];

    public Instruction Now => _story.Now;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<Recorded> Facts => _story.Facts;

    /// <summary>How often somebody did something, or tried to.</summary>
    public int Operations { get; private set; }

    public Instruction Again() => Instruction.Of(_story.Id, _story.Facts)!;

    public void Run(int steps)
    {
        var entrant = Any(People);
        Begin(entrant);
        for (var step = 0; step < steps; step++)
        {
            Operations++;
            _story.Clock += Duration.FromHours(_random.Next(0, 40));
            FireTimers();
            var deed = _random.Next(16);
            var by = deed == CustomersDeed ? Officer.OfCustomer("c-7") : Any(People);
            if (Step(deed, by) is Verdict.Done(var facts))
            {
                _story.Keep(facts, by);
            }
        }
    }

    public void CheckEachFact()
    {
        Instruction? before = null;
        var released = 0;
        foreach (var recorded in _story.Facts)
        {
            if (recorded.Fact is InstructionFact.Released(var release))
            {
                released++;
                CheckRelease(before!, release, recorded.By);
            }

            var from = before?.State;
            before = Instruction.Evolve(_story.Id, before, recorded);
            Assert.True(
                from == before.State || Transitions.Exists(from, before.State),
                $"There is no way from {from} to {before.State}.");
            Assert.Equal(before.State is InstructionState.Released, before.MayLeave);
        }

        Assert.True(released <= 1, "Money left twice.");
        Assert.True(
            (Now.Recovered?.TenThousandths ?? 0) <= Now.Order.Amount.TenThousandths,
            "More came back than was sent.");
        Assert.True(released == 1 || Now.EndCode is null, "It ended without having left.");
    }

    private static void CheckRelease(Instruction before, Release release, Officer by)
    {
        Assert.True(before.IsConfirmedAsNeeded, "Released without the confirmation that its route needs.");
        Assert.NotNull(before.Screening);
        if (release.Way is ReleaseNeed.Nobody)
        {
            Assert.Equal(RouteKind.Automated, before.Screening.Route.Kind);
            return;
        }

        Assert.NotNull(before.Confirmation);
        if (release.Way is ReleaseNeed.Customer)
        {
            return;
        }

        Assert.True(by.IsStaff);
        Assert.False(by.IsSamePersonAs(before.EnteredBy), "Released by who entered it.");
        Assert.False(by.IsSamePersonAs(before.Confirmation.By), "Released by who asked the customer.");
        Assert.False(by.IsSamePersonAs(before.Hold?.PlacedBy), "Released by who held it.");
        Assert.False(by.Is(before.Order.Representative), "Released by the representative.");
        Assert.True(release.Way is not ReleaseNeed.Principal || by.ActsAs(Capacity.Principal));
        Assert.False(before.Confirmation.By.Is(before.Order.Representative));
        Assert.False(before.Confirmation.By.IsStaff && before.Confirmation.By.IsSamePersonAs(before.EnteredBy));
        Assert.True(before.Confirmation.Confirmation.Contact is null
            || before.Confirmation.Confirmation.Contact.OnFileSince < before.ReceivedAt);
    }

    // Each timer fires once: what it does takes it away.
    private void FireTimers()
    {
        for (var rounds = 0; rounds < 20; rounds++)
        {
            var due = Timers.Of(Now, PolicyOn(_story.Clock)).Where(timer => timer.At <= _story.Clock).ToList();
            if (due.Count == 0)
            {
                return;
            }

            Assert.True(_fired.Add((due[0].Kind, due[0].At)), $"The timer {due[0]} fired twice.");
            _story.Done(
                Timers.Due(Now, due[0].Kind, due[0].At, _story.As(Officer.System)), Officer.System);
        }

        Assert.Fail("Timers do not come to an end.");
    }

    private void Begin(Officer entrant)
    {
        TransmittalOrder[] orders =
        [
            Ach(2_000), Ach(80_000), Wire(2_000), Wire(900_000),
            Wire(40_000) with { Medium = InstructionMedium.Email },
            Cheque(DeliverTo.HandDelivery, DestinationKind.AddressOfRecord),
            Ach(9_000) with { Rail = Rail.Acats, Payee = OwnBank with { Kind = DestinationKind.OutsideFirm } },
        ];
        _story.Done(Receive.Decide(Any(orders)), entrant);
        var input = Calm(_story.Clock) with { Score = Probability.Of(_random.Next(0, 100) / 100m) };
        _story.Done(Screen.Decide(Now, input, _story.As(Officer.System)), Officer.System);
    }

    private Verdict Step(int deed, Officer by)
    {
        var acting = _story.As(by);
        var contact = Any(Contacts);
        return deed switch
        {
            0 => SeekConfirmation.Decide(Now, Contacts, _random.Next(3) == 0 ? contact.Id : null, acting),
            1 => RecordAttempt.Decide(Now, ConfirmationMethod.CallBack, contact, AttemptOutcome.NoAnswer, acting),
            2 or 3 or 4 => CallBack.Decide(Now, contact, Answers(), "case-1", acting),
            CustomersDeed => CustomerAnswers.Decide(Now, new(
                contact, _random.Next(8) > 0, Told(), _random.Next(4) > 0, _random.Next(8) == 0), "case-1",
                acting),
            6 => PlaceHold.Decide(
                Now, new(Any(Enum.GetValues<HoldKind>()), Personal.Of("a belief"), null,
                    [new HoldParty("c-7", PartyRole.Customer)]),
                new(new LocalDate(1950, 1, 1), false, null), acting),
            7 => WorkHold.Review(Now, new(_random.Next(2) == 0, Personal.Of("found")), acting),
            8 => WorkHold.Notice(
                Now, new(new HoldParty("c-7", PartyRole.Customer), "call", null, default), acting),
            9 => TellSignal.Decide(
                Now, $"e-{_random.Next(1_000)}", Probability.Of(_random.Next(100) / 100m), [], acting),
            10 => AfterRelease.Settle(Now, "trace"),
            11 => AfterRelease.Return(Now, "R01", Money.Of(_random.Next(0, 3_000))),
            12 => _random.Next(6) == 0
                ? RejectInstruction.Decide(Now, RejectionReason.Decided, Personal.Of("no"), acting)
                : WorkHold.Extend(Now, Personal.Of("more"), "a state", null, acting),
            _ => ReleaseFunds.Decide(
                Now, AllClear with { Score = Probability.Of(_random.Next(100) / 100m) }, Personal.Of("fine"),
                acting),
        };
    }

    private CallBack.Answers Answers() => Confirms(Now.Order) with
    {
        Direction = _random.Next(5) == 0 ? CallBack.Direction.Inbound : CallBack.Direction.Outbound,
        Proof = Any(Enum.GetValues<CallerProof>()),
        Told = Told(),
        IsCoached = _random.Next(12) == 0,
    };

    private Restated Told() => _random.Next(6) == 0
        ? ToldRightly(Now.Order) with { Amount = Money.Of(1) }
        : ToldRightly(Now.Order);

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
