using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt of a session while it goes on.</summary>
internal static class SessionLearning
{
    /// <summary>Any event of a session.</summary>
    public static void Take(Scene scene)
    {
        var @event = scene.Event;
        if (@event.Session.IsAbsent)
        {
            return;
        }

        ref var session = ref scene.Crowd.Sessions.Touch(@event.Session.Mark, scene.Now);
        if (session.Start.IsNever)
        {
            session.Start = scene.Now;
        }

        session.Customer = scene.Customer is { } customer ? customer.Number + 1 : session.Customer;
        session.Account = session.Account == 0 && scene.Account is { } account ? account.Number + 1 : session.Account;
        session.Suspicion = (short)Math.Clamp(
            Math.Max(session.Suspicion, scene.VisitEvidence.Thousandths), short.MinValue, short.MaxValue);
        if (@event.Network is { } network)
        {
            // Whether it began in a hosting network: one that the session moves to later says nothing of a relay.
            session.Traits |= session.Asn == 0 && network.Anonymizer is Anonymizer.Hosting
                ? SessionTraits.Hosting
                : SessionTraits.None;
            session.Asn = session.Asn == 0 ? network.Asn : session.Asn;
            session.Country = session.Country.IsAbsent ? network.Country : session.Country;
        }

        if (@event.Device is { } device)
        {
            session.Device = session.Device.IsNone ? device.Id.Mark : session.Device;
            session.Platform = session.Platform is Platform.NotGiven ? device.Platform : session.Platform;
            session.Traits |= device.RemoteAccess is true ? SessionTraits.RemoteAccess : SessionTraits.None;
        }

        if (scene.StartsVisit)
        {
            session.Traits |= scene.Visit.StrangeDevice ? SessionTraits.NewDevice : SessionTraits.None;
            session.Traits |= scene.Visit.StrangeNetwork ? SessionTraits.NewNetwork : SessionTraits.None;
        }

        if (@event.Data is LoginSucceeded login)
        {
            session.Traits |= SessionTraits.SignedIn;
            session.Traits |= SignInLearning.IsStrong(login) ? SessionTraits.StrongSignIn : SessionTraits.None;
            session.Traits |= SignInLearning.IsByPasskey(login) ? SessionTraits.Passkey : SessionTraits.None;
        }
    }

    /// <summary>What a page or app saw.</summary>
    public static void Take(Scene scene, CustomerKnowledge customer, SessionObserved observed)
    {
        ref var session = ref scene.Crowd.Sessions.Touch(scene.Event.Session.Mark, scene.Now);
        session.SensitivePages = (ushort)Math.Min(
            ushort.MaxValue, session.SensitivePages + (observed.SensitivePages ?? 0));
        session.TourPages = (ushort)Math.Min(ushort.MaxValue, session.TourPages + (observed.TourPages ?? 0));
        if (observed.ActivePhoneCall is true)
        {
            session.Traits |= SessionTraits.PhoneCall;
            session.CallSince = session.CallSince.IsNever ? scene.Now : session.CallSince;
            customer.Moments.Note(Happening.PhoneCallSeen, scene.Now);
        }

        if (!observed.LoginOrigin.IsAbsent)
        {
            scene.Crowd.Counts.Touch(OriginKey(observed.LoginOrigin), scene.Now).Add(scene.Now);
            scene.Crowd.OriginsSeen++;
        }

        LearnBehavior(customer, observed);
    }

    /// <summary>Under which key sessions are counted by the host their sign-in page came from.</summary>
    public static Mark OriginKey(Text origin) => origin.Mark.With(Mark.Of(200));

    private static void LearnBehavior(CustomerKnowledge customer, SessionObserved observed)
    {
        if (observed.TypingScore is { } typing)
        {
            var sessions = Math.Min(16, customer.BehaviorSessions + 1);
            customer.TypingMean += (short)((typing - customer.TypingMean) / sessions);
        }

        if (observed.PointerScore is { } pointer)
        {
            var sessions = Math.Min(16, customer.BehaviorSessions + 1);
            customer.PointerMean += (short)((pointer - customer.PointerMean) / sessions);
        }

        if ((observed.TypingScore ?? observed.PointerScore) is not null && customer.BehaviorSessions < byte.MaxValue)
        {
            customer.BehaviorSessions++;
        }
    }
}
