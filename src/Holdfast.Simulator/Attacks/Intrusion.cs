using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// An attack by somebody who gets into a customer's login. How they get in is told by each kind; here is what thieves
/// do alike once they are in: look round, make themselves at home, and turn what is there into money.
/// </summary>
/// <remarks>
/// A careless thief does it all within the hour, takes nearly everything and shuts the customer's notices off. A usual
/// one waits overnight or some days and takes half. A careful one comes at the customer's own hours, looks in for days
/// before touching anything, changes nothing that is notified, and takes a little at a time.
/// </remarks>
internal abstract class Intrusion : Attack
{
    private const double OnlyLooks = 0.27;
    private static readonly long[] ReviewLimits = [500_000, 1_000_000, 2_500_000, 5_000_000];

    /// <summary>Whom it is about. Set by <see cref="Choose"/>.</summary>
    protected Customer Victim { get; private set; } = null!;

    protected Account Account => Victim.Account;

    /// <summary>What the thief sits at, and how they are connected. Set when they get in.</summary>
    protected Device Device { get; set; } = null!;

    protected Connection Line { get; set; }

    /// <summary>How the thief signs in when they come back.</summary>
    protected LoginMethod BackBy { get; set; } = LoginMethod.Password;

    /// <summary>The victim has told the firm, or the account is gone.</summary>
    protected bool IsOver => Victim.HasRaisedAlarm || Account.IsClosed;

    /// <summary>Takes a victim, a line and a device that fit the thief's care; false where nobody fits.</summary>
    protected bool Choose(Func<Customer, bool> fits, int among = 1)
    {
        if (PickVictim(fits, among) is not { } victim)
        {
            return false;
        }

        Take(victim);
        return true;
    }

    /// <summary>Goes on with a victim who was chosen before.</summary>
    protected void Take(Customer victim)
    {
        Victim = victim;
        Line = Underworld.LineFor(victim, Care, Chance);
        Device = Underworld.DeviceFor(victim, Care, Chance);
    }

    /// <summary>How long until an hour at which the victim is used to come, a mean number of days on.</summary>
    protected Duration UntilUsual(double meanDays = 0.5) => Hour.Next(Victim, Now, meanDays, Chance) - Now;

    /// <summary>The wait before the next step that fits the thief's care.</summary>
    protected Duration Patience() => Care switch
    {
        Care.Careless => Minutes(1, 45),
        Care.Usual => Chance.Is(0.5) ? HoursBetween(2, 30) : Days(1, 3),
        _ => UntilUsual(Chance.Between(0.8, 3.0)),
    };

    /// <summary>The thief comes back, mostly by the same line, and all that is done belongs to a stage.</summary>
    protected Visit Return(Stage stage)
    {
        if (Care is not Care.Careful && Chance.Is(0.3))
        {
            Line = Underworld.LineFor(Victim, Care, Chance);
        }

        var visit = Online(Victim, Device, Line);
        visit.Stage = stage;
        visit.SignIn(BackBy);
        return visit;
    }

    /// <summary>What the page sees of a thief: one who hurries opens pages that customers seldom open.</summary>
    protected void Look(Visit visit, bool isRelayed = false)
    {
        if (Care is Care.Careless && Chance.Is(0.6))
        {
            visit.Observe(
                typing: Chance.Is(0.6) ? Chance.Between(80, 700) : null,
                automation: Chance.Is(0.5) ? Chance.Between(10, 500) : null,
                sensitivePages: Chance.Between(0, 9), tourPages: Chance.Between(0, 5),
                isPasted: Chance.Is(0.5) ? Chance.Is(0.45) : null, isRelayed: isRelayed ? true : null);
        }
        else if (Chance.Is(0.6))
        {
            visit.ObserveUsual(isOwnHand: Care is Care.Careful && Chance.Is(0.6));
        }
    }

    /// <summary>
    /// Makes the login the thief's own: notices off, another factor, another address. Careful ones leave it.
    /// </summary>
    protected void DigIn(Visit visit)
    {
        var (alerts, email, factor, password) = Care switch
        {
            Care.Careless => (0.45, 0.35, 0.2, 0.25),
            Care.Usual => (0.25, 0.12, 0.25, 0.1),
            _ => (0.04, 0.0, 0.15, 0.0),
        };
        if (Chance.Is(alerts))
        {
            visit.ChangeDelivery(DeliveryKind.Alerts, Chance.Is(0.8) ? DeliveryWay.Off : DeliveryWay.Electronic);
        }

        if (Chance.Is(email))
        {
            visit.ChangeContact(Chance.Is(0.7) ? ContactKind.Email : ContactKind.Phone);
        }

        if (Chance.Is(factor))
        {
            visit.ChangeCredential(CredentialKind.MfaMethod, CredentialChangeWay.SignedIn);
        }

        if (Chance.Is(password))
        {
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.SignedIn);
        }
    }

    /// <summary>
    /// Days of looking in, and then, in about one of four, nothing more: the login is sold on, or was never worth it.
    /// </summary>
    protected IEnumerable<Duration> WarmUp()
    {
        for (var visits = Care is Care.Careful ? Chance.Between(1, 3) : Chance.Between(0, 1); visits > 0 && !IsOver;
            visits--)
        {
            yield return Care is Care.Careless ? Minutes(10, 300) : UntilUsual(1.2);
            Look(Return(Stage.Probe));
        }
    }

    /// <summary>Drawn once, after the thief has looked round.</summary>
    protected bool IsLeft() => IsOver || Chance.Is(OnlyLooks);

    /// <summary>
    /// Sells where the cash is not enough, names a payee, waits, and has it paid, at once or in parts.
    /// </summary>
    protected IEnumerable<Duration> CashOut()
    {
        var goal = (long)(Account.Equity(Firm.Market, Now) * (Care switch
        {
            Care.Careless => Chance.Between(0.6, 1.0), Care.Usual => Chance.Between(0.4, 0.9),
            _ => Chance.Between(0.08, 0.4),
        }));
        if (Account.Cash < goal && Account.Positions.Count > 0)
        {
            yield return UntilOpen();
            Return(Stage.Prepare).Raise(Account, goal - Account.Cash);
            yield return Care is Care.Careful ? Days(2, 6) : Days(1, 3);
        }

        var (rail, payee) = Exit();
        if (payee.Kind is DestinationKind.OwnBank && !IsOver)
        {
            Return(Stage.Prepare).Link(
                Account, payee, DailySettings.Verification(Chance), Care is Care.Careless && Chance.Is(0.2) ? 1 : 0);
            yield return Care is Care.Careful ? Days(3, 10) : Patience();
        }

        yield return Care is Care.Careful ? UntilUsual() : Minutes(1, 9);
        var parts = Care is Care.Careless ? 1 : Chance.Weighed(70, 20, 10) + 1;
        for (var part = 0; part < parts && !IsOver; part++)
        {
            var visit = Return(Stage.CashOut);
            var transfer = visit.Withdraw(Account, rail, Sum(goal / parts), payee, DailyMoney.How(Chance));
            if (part == 0 && !transfer.IsNone)
            {
                VictimFindsOut(Victim, reference: transfer, chanceToTell: Care is Care.Careful ? 0.85 : 1);
            }

            yield return Care is Care.Careful ? UntilUsual(2) : HoursBetween(3, 40);
        }
    }

    /// <summary>A round sum, of careful thieves often just under a limit from which on the firm looks at it.</summary>
    protected long Sum(long cents)
    {
        var limit = Array.FindLast(ReviewLimits, some => some <= cents);
        return Care is not Care.Careless && limit > 0 && Chance.Is(0.35)
            ? limit - Chance.Between(1_000, limit / 12)
            : DailyMoney.Round(Math.Max(cents, 10_000), Chance);
    }

    private (Rail Rail, Payee Payee) Exit() => Chance.Weighed(46, 18, 24, Care is Care.Careful ? 1 : 5, 7) switch
    {
        0 => (Rail.Ach, Underworld.Mule(Care, Chance)),
        1 => (Rail.Instant, Underworld.Mule(Care, Chance)),
        2 => (Rail.Wire, Chance.Is(0.75) ? Payee.ThirdParty(Chance)
            : Care is Care.Careless ? Underworld.ForeignBank(Chance) : Underworld.Mule(Care, Chance)),
        3 => (Rail.Check, new Payee(
            Chance.Mint(TagKind.Contact), DestinationKind.OtherAddress, OwnerNameMatch.NotGiven)),
        _ when Account.Has(AccountFeature.Crypto) => (Rail.Crypto, Payee.Wallet(Chance)),
        _ => (Rail.Ach, Underworld.Mule(Care, Chance)),
    };
}
