using System.Runtime.CompilerServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// How outcomes come back: what a customer reports as theft makes what the thief used known, for this customer and for
/// all; what turns out to be a false alarm lifts the evidence.
/// </summary>
internal static class ReportLearning
{
    public static void Take(Scene scene, CustomerReported reported)
    {
        switch (reported.What)
        {
            case ReportKind.FalseAlarm:
                Clear(scene);
                break;
            case ReportKind.Phishing:
                scene.Customer?.Moments.Note(Happening.PhishingReported, scene.Now);
                break;
            case ReportKind.LostDevice:
                scene.Customer?.Moments.Note(Happening.DeviceLost, scene.Now);
                break;
            case ReportKind.SimSwap when scene.Customer is { } customer:
                customer.Moments.Note(Happening.TheftReported, scene.Now);
                // Until the carrier says when it was: since the customer says, or now.
                var since = reported.Since is { } told ? Stamp.Of(told) : scene.Now;
                customer.SimChangedAt = Stamp.Later(customer.SimChangedAt, since);
                break;
            case ReportKind.UnauthorizedActivity or ReportKind.DeniedTransfer:
                Disown(scene, reported);
                break;
            default:
                break;
        }
    }

    private static void Clear(Scene scene)
    {
        scene.Account?.Evidence.Clear();
        if (scene.Customer is { } customer)
        {
            customer.Evidence.Clear();
            customer.Moments.Note(Happening.FalseAlarmReported, scene.Now);
            customer.Familiar.Forgive();
        }
    }

    // Everything first seen since the theft began, and not before, was the thief's.
    private static void Disown(Scene scene, CustomerReported reported)
    {
        var since = reported.Since is { } told ? Stamp.Of(told) : scene.Now.Plus(-Stamp.Day);
        if (scene.Customer is { } customer)
        {
            customer.Moments.Note(Happening.TheftReported, scene.Now);
            customer.Familiar.DisownSince(since, thing => Remember(scene, thing));
        }

        if (scene.Account is { } account)
        {
            foreach (ref var payee in account.Payees.Entries)
            {
                if (payee.FirstSeen >= since)
                {
                    payee.Disowned = true;
                    Remember(scene, payee.Key);
                }
            }
        }
    }

    private static void Remember(Scene scene, Mark thing) => scene.Crowd.Disowned.Touch(thing, scene.Now);
}
