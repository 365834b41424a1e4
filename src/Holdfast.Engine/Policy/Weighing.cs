using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Policy;

/// <summary>Adds up what the signals found.</summary>
internal static class Weighing
{
    /// <summary>
    /// What is left of evidence from another visit when this one comes from a trusted device at home.
    /// </summary>
    private const int PartFromTrustedVisit = 500;

    /// <summary>Brings in what still stands from earlier events of the customer and the account.</summary>
    public static void AddCarried(Scene scene, Findings findings)
    {
        var visit = VisitTag(scene.Event);
        if (scene.Customer is { } customer)
        {
            AddCarried(scene, findings, customer.Evidence, visit);
        }

        if (scene.Account is { } account)
        {
            AddCarried(scene, findings, account.Evidence, visit);
        }
    }

    /// <summary>
    /// Counts each fact once: within a family, for and against apart, the heaviest counts in full, the second in part,
    /// the rest less, so that five signals of one new telephone are not five reasons. Puts what counts most first, and
    /// returns the sum.
    /// </summary>
    public static LogOdds Sum(DecisionPolicy policy, Span<Finding> findings)
    {
        var second = (int)policy.Limit(PolicyLimits.FamilySecond);
        var rest = (int)policy.Limit(PolicyLimits.FamilyRest);
        Span<ulong> order = stackalloc ulong[findings.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = Key(findings[i].Weight, findings[i].Signal, i);
        }

        order.Sort();
        Span<byte> seen = stackalloc byte[2 * 32];
        seen.Clear();
        var sum = 0;
        foreach (ref var key in order)
        {
            var place = FindingOrder.PlaceIn(key);
            ref var finding = ref findings[place];
            if (finding.Weight == LogOdds.Zero)
            {
                // It only answers: it is evidence of nothing, and takes nobody's turn in its family.
                continue;
            }

            var side = finding.Weight.Thousandths > 0 ? 0 : 1;
            ref var rank = ref seen[((int)finding.Signal.Description.Family * 2) + side];
            finding.Counted = rank switch
            {
                0 => finding.Weight,
                1 => finding.Weight.Part(second),
                _ => finding.Weight.Part(rest),
            };
            rank += rank < byte.MaxValue ? (byte)1 : (byte)0;
            sum += finding.Counted.Thousandths;
            key = Key(finding.Counted, finding.Signal, place);
        }

        order.Sort();
        FindingOrder.Arrange(findings, order);
        return new LogOdds(sum);

        ulong Key(LogOdds weight, Signal signal, int place) =>
            FindingOrder.Key(weight, signal, policy.Signals.RankOf(signal), place);
    }

    /// <summary>Whether evidence of a signal from an earlier event still counts at this one.</summary>
    public static bool Stands(Scene scene, Signal signal)
    {
        var visit = VisitTag(scene.Event);
        return (scene.Customer is { } customer && Stands(customer.Evidence))
            || (scene.Account is { } account && Stands(account.Evidence));

        bool Stands(in EvidenceLedger ledger)
        {
            foreach (var standing in ledger.Entries)
            {
                if (standing.Signal == signal.Mark)
                {
                    return LeftOf(scene, standing, signal.Description.Carry, visit) != LogOdds.Zero;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// The evidence against the customer under which this visit stands, as far as it goes on beyond the event: what the
    /// visit has brought up, and within a session what still stands from before it.
    /// </summary>
    public static LogOdds OfVisit(Scene scene, Findings findings)
    {
        var visit = VisitTag(scene.Event);
        var sum = 0;
        foreach (ref readonly var finding in findings.All)
        {
            if (finding.Counted > LogOdds.Zero && finding.Signal.Description.Carry is not Carry.Not
                && (finding.CarriedSince.IsNever || visit != 0))
            {
                sum += finding.Counted.Thousandths;
            }
        }

        return new LogOdds(sum);
    }

    /// <summary>
    /// Leaves what stands beyond the event with the customer, or with the account where nobody is known.
    /// </summary>
    public static void LeaveStanding(Scene scene, Findings findings)
    {
        var tag = VisitTag(scene.Event);
        foreach (ref readonly var finding in findings.All)
        {
            var carry = finding.Signal.Description.Carry;
            if (carry is Carry.Not || !finding.CarriedSince.IsNever || finding.Weight <= LogOdds.Zero)
            {
                continue;
            }

            var standing = new StandingEvidence(finding.Signal.Mark,
                (short)Math.Clamp(finding.Weight.Thousandths, short.MinValue, short.MaxValue), scene.Now, tag);
            var halfLife = HalfLife(scene.Policy, carry);
            if (scene.Customer is { } customer)
            {
                customer.Evidence.Carry(standing, halfLife);
            }
            else if (scene.Account is { } account)
            {
                account.Evidence.Carry(standing, halfLife);
            }
        }
    }

    /// <summary>By what evidence knows its own visit; 0 where there is no session.</summary>
    public static uint VisitTag(BrokerageEvent @event) => (uint)(@event.Session.Mark.Value >> 32);

    private static void AddCarried(Scene scene, Findings findings, in EvidenceLedger ledger, uint visit)
    {
        foreach (var standing in ledger.Entries)
        {
            // What a signal has left that this policy does not have waits for one that does, and fades.
            if (scene.Policy.Signals.Find(standing.Signal) is { } signal)
            {
                findings.AddCarried(signal, LeftOf(scene, standing, signal.Description.Carry, visit), standing.At);
            }
        }
    }

    // What is left of evidence from an earlier event at this one.
    private static LogOdds LeftOf(Scene scene, in StandingEvidence standing, Carry carry, uint visit)
    {
        var sameVisit = standing.Visit == visit && visit != 0;
        // An own signal may have left evidence under a policy by which it was still carried.
        if (carry is Carry.Not || (carry is Carry.Visit && !sameVisit))
        {
            return LogOdds.Zero;
        }

        if (sameVisit)
        {
            return standing.Weight;
        }

        var weight = ExactMath.Fade(standing.Weight, scene.Now.Since(standing.At), HalfLife(scene.Policy, carry));
        if (scene.Event.Type is EventType.LoginSucceeded)
        {
            weight = weight.Part((int)scene.Policy.Limit(PolicyLimits.CarriedToSignIn));
        }

        return scene.Visit is { TrustedDevice: true, Network: NetworkStanding.Home }
            ? weight.Part(PartFromTrustedVisit)
            : weight;
    }

    private static long HalfLife(DecisionPolicy policy, Carry carry) =>
        policy.Limit(carry is Carry.Weeks ? PolicyLimits.FadeWeeks : PolicyLimits.FadeDays);
}
