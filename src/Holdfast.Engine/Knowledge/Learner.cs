using System.Runtime.CompilerServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Takes a decided event into what is known. It comes after the decision, so that no event is its own evidence, and it
/// never asks a clock: the same events leave the same knowledge.
/// </summary>
internal static class Learner
{
    /// <summary>From this evidence on a visit makes what it was made with doubtful.</summary>
    private static readonly LogOdds Doubtful = LogOdds.Of(3m);

    public static void Take(Scene scene, Outcome outcome)
    {
        var (account, customer) = (scene.Account, scene.Customer);
        NoteLife(scene, account, customer);
        SessionLearning.Take(scene);
        switch (scene.Event.Data)
        {
            case LoginFailed failed:
                SignInLearning.Take(scene, failed);
                break;
            case LoginSucceeded login when customer is not null:
                SignInLearning.Take(scene, customer, login, scene.VisitEvidence >= Doubtful);
                break;
            case MfaChallenged challenge when customer is not null:
                SignInLearning.Take(scene, customer, challenge);
                break;
            case SessionObserved observed when customer is not null:
                SessionLearning.Take(scene, customer, observed);
                break;
            case SupportContacted contacted when customer is not null:
                ProfileLearning.Take(scene, customer, contacted);
                break;
            case TelecomChecked telecom when customer is not null:
                ProfileLearning.Take(scene, customer, telecom);
                break;
            case CredentialChanged credential when customer is not null:
                ProfileLearning.Take(scene, customer, credential);
                break;
            case ContactChanged contact when customer is not null:
                ProfileLearning.Take(scene, customer, contact);
                break;
            case DeliveryChanged delivery when customer is not null:
                ProfileLearning.Take(scene, customer, delivery);
                break;
            case NoticeReturned when customer is not null:
                customer.Moments.Note(Happening.NoticeReturned, scene.Now);
                break;
            case TokenGranted granted when customer is not null:
                customer.Moments.Note(Happening.ClientGranted, scene.Now);
                if (!granted.Client.IsAbsent)
                {
                    customer.Familiar.See(FamiliarKind.Client, granted.Client.Mark, scene.Now);
                }

                break;
            case ExposureFound exposure when customer is not null:
                ProfileLearning.Take(scene, customer, exposure);
                break;
            case CustomerReported reported:
                ReportLearning.Take(scene, reported);
                break;
            case EmployeeViewed when customer is not null:
                StaffLearning.Viewed(scene, customer);
                break;
            case EmployeeExported exported:
                StaffLearning.Exported(scene, exported, outcome);
                break;
            case BankLinked linked when account is not null:
                MoneyLearning.Take(scene, account, linked);
                break;
            case MicroEntryAttempted micro when customer is not null && micro.Outcome is MicroEntryOutcome.Mismatch:
                customer.MicroEntryMisses.Add(Stamp.Day, scene.Now);
                break;
            case TransferRequested transfer when account is not null:
                MoneyLearning.Take(scene, account, transfer, outcome);
                break;
            case TransferCompleted completed when account is not null:
                MoneyLearning.Take(scene, account, completed);
                break;
            case OrderPlaced order when account is not null:
                OrderLearning.Take(scene, account, order);
                break;
            case OrderFilled filled when account is not null:
                OrderLearning.Take(account, filled);
                break;
            case AccountOpened opened when account is not null:
                AccountLearning.Take(scene, account, opened);
                break;
            case AccountSnapshot snapshot when account is not null:
                AccountLearning.Take(scene, account, snapshot);
                break;
            case AuthorityChanged when account is not null:
                account.Moments.Note(Happening.AuthorityChanged, scene.Now);
                break;
            case FeatureEnabled feature when account is not null:
                account.Moments.Note(AccountLearning.HappeningOf(feature.Feature), scene.Now);
                break;
            default:
                break;
        }
    }

    private static void NoteLife(Scene scene, AccountKnowledge? account, CustomerKnowledge? customer)
    {
        if (customer is not null)
        {
            customer.FirstSeen = customer.FirstSeen.IsNever ? scene.Now : customer.FirstSeen;
            customer.LastSeen = Stamp.Later(customer.LastSeen, scene.Now);
            customer.Evidence.DropOlderThan(12 * scene.Limit(PolicyLimits.FadeWeeks), scene.Now);
        }

        if (account is null)
        {
            return;
        }

        account.FirstSeen = account.FirstSeen.IsNever ? scene.Now : account.FirstSeen;
        account.NewestTicks = Math.Max(account.NewestTicks, scene.Event.Time.ToUnixTimeTicks());
        OrderLearning.DropOld(scene, account);
        account.Evidence.DropOlderThan(12 * scene.Limit(PolicyLimits.FadeWeeks), scene.Now);
        switch (scene.Event.Type)
        {
            case EventType.AccountReactivated:
                account.Flags &= ~AccountFlags.Closed;
                NoteAction(scene, account);
                break;
            case EventType.AccountClosed:
                account.Flags |= AccountFlags.Closed;
                break;
            case EventType.LoginSucceeded or EventType.OrderPlaced or EventType.TransferRequested
                or EventType.BankLinked
                or EventType.ContactChanged or EventType.CredentialChanged or EventType.SessionObserved
                when scene.Event.Actor is ActorKind.Customer or ActorKind.Representative
                    && scene.Event.Data is not TransferRequested { Standing: true }:
                NoteAction(scene, account);
                break;
            default:
                break;
        }
    }

    // An account wakes when its customer is heard of after a long silence; the silence is remembered beside it.
    private static void NoteAction(Scene scene, AccountKnowledge account)
    {
        var slept = account.SleptFor(scene.Now);
        if (slept >= scene.Limit(PolicyLimits.Dormancy))
        {
            account.WokeAt = scene.Now;
            account.SleptDays = (ushort)Math.Min(ushort.MaxValue, slept / Stamp.Day);
        }

        account.LastCustomerAction = Stamp.Later(account.LastCustomerAction, scene.Now);
    }
}
