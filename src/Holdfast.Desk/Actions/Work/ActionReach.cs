using Holdfast.Desk.Actions.Rules;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Following.Links;

namespace Holdfast.Desk.Actions.Work;

/// <summary>What is known of a target when an order to it is given.</summary>
/// <param name="Request">The request, with its customer and its keyed hash.</param>
/// <param name="Known">What the rule is given.</param>
/// <param name="IsFrozen">Whether the account is frozen here already.</param>
/// <param name="AtStake">How much money the open instructions ask for, those in US dollars.</param>
internal sealed record ReachOfAction(ActionRequest Request, OrderAction.Known Known, bool IsFrozen, Money AtStake);

/// <summary>Finds out how far an order reaches, before it is given and once more when it is.</summary>
/// <param name="seals">The keyed hashes.</param>
/// <param name="vault">The customers on file.</param>
/// <param name="links">Which accounts were seen with what; null where that is not known here.</param>
internal sealed class ActionReach(ActionSeals seals, Vault vault, FollowedLinks? links)
{
    private static readonly InstructionState[] ToBeHeld =
        [InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Confirmed];

    /// <summary>So many accounts are counted at most.</summary>
    public const int CountedAtMost = 1_000;

    public ReachOfAction Of(DeskDb db, NewAction asked)
    {
        var rule = ActionRule.Of(asked.Kind);
        var target = Targets.FormOf(rule.Target, asked.Target);
        var account = rule.Target is TargetKind.Account ? vault.ReadAccount(db, target) : null;
        var request = new ActionRequest(
            asked.Kind, Personal.Of(target),
            rule.Target is TargetKind.None ? asked.Case ?? "" : seals.MarkOf(rule.Target, target),
            Personal.Of(asked.Reason.Trim()))
        {
            Customer = rule switch
            {
                { Target: TargetKind.Customer } => target,
                { IsFirmWide: true } => null,

                // Whose an account on file is, its file says: under whose key an order is kept is not to be chosen.
                _ when account is not null => (account.Holders.FirstOrDefault(one => one.Customer == asked.Customer)
                    ?? account.Holders.FirstOrDefault(one => one.Until is null)
                    ?? account.Holders.LastOrDefault())?.Customer,
                _ => asked.Customer,
            },
            Case = asked.Case,
            IsEmergency = asked.IsEmergency,
        };
        var open = OpenOf(db, request);
        var reach = new Reach(AccountsOf(db, request), open.Count(), ReceiversOf(db, "action.ordered"));
        return new ReachOfAction(
            request, new OrderAction.Known(SameThere(db, request), reach),
            rule.Target is TargetKind.Account && db.Set<FreezeRow>().Find(request.TargetMark) is not null,
            Money.OfSum(open.Where(row => row.Currency == "USD").Sum(row => (decimal)row.Amount)));
    }

    /// <summary>How many of the firm's systems want a type of webhook.</summary>
    public static int ReceiversOf(DeskDb db, string type) =>
        db.Set<EndpointRow>().Where(row => !row.IsOff).ToList().Count(row => row.Wants(type));

    /// <summary>
    /// The open instructions that a request concerns: of an order to hold those that can be held, since one that is on
    /// hold keeps the hold that it has, with its notices and its end.
    /// </summary>
    public static IQueryable<InstructionRow> OpenOf(DeskDb db, ActionRequest request)
    {
        var states = request is { Undoes: null, Kind: ActionKind.HoldTransfers or ActionKind.BlockPayee }
            ? ToBeHeld
            : InstructionStates.BeforeRelease;
        var open = db.Set<InstructionRow>().Where(row => states.Contains(row.State));
        var (mark, customer) = (request.TargetMark, request.Customer);
        return request.Rule.Target switch
        {
            TargetKind.Account => open.Where(row => row.AccountMark == mark),
            TargetKind.Customer => open.Where(row => row.Customer == customer),
            TargetKind.Payee => open.Where(row => row.PayeeMark == mark),
            TargetKind.None or TargetKind.Device or TargetKind.Symbol => open.Where(_ => false),
        };
    }

    private int? AccountsOf(DeskDb db, ActionRequest request)
    {
        var mark = request.TargetMark;
        return request.Rule.Target switch
        {
            TargetKind.Account => 1,
            TargetKind.Customer => vault.Read(db, request.Target.Text)?.Accounts.Length ?? 0,
            TargetKind.Payee => Math.Max(
                SeenWith(LinkKind.Payee, request) ?? 0,
                db.Set<InstructionRow>().Where(row => row.PayeeMark == mark).Select(row => row.AccountMark).Distinct()
                    .Count()),
            TargetKind.Device => SeenWith(LinkKind.Device, request),
            TargetKind.Symbol => SeenWith(LinkKind.Symbol, request),
            TargetKind.None => null,
        };
    }

    private int? SeenWith(LinkKind kind, ActionRequest request)
    {
        if (links is null)
        {
            return null;
        }

        // Each stands beside its customer, so twice as many are looked at.
        return links.Index.Find(kind, request.Target.Text) is { } thing
            ? Math.Min(
                CountedAtMost, links.Index.OfThing(thing, 2 * CountedAtMost)
                    .Count(link => link.Subject.Kind is LinkKind.Account))
            : 0;
    }

    private static ActionId? SameThere(DeskDb db, ActionRequest request)
    {
        // A session that was ended may have been begun again, so only what nobody has answered yet is the same.
        var holds = request.Rule.CanBeUndone
            ? new[] { ActionState.Proposed, ActionState.Ordered, ActionState.CarriedOut, ActionState.Partly }
            : [ActionState.Proposed, ActionState.Ordered];
        var (kind, mark) = (request.Kind, request.TargetMark);
        return mark.Length > 0 && db.Set<ActionRow>().FirstOrDefault(row => row.Kind == kind
            && row.TargetMark == mark && row.Undoes == null && holds.Contains(row.State)) is { } there
            ? ActionId.Parse(there.Id)
            : null;
    }
}
