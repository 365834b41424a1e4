using System.Runtime.CompilerServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt from signing in, and from failing to.</summary>
internal static class SignInLearning
{
    /// <summary>Passed a second factor or a passkey; a code to a mailbox or a phone is not strong.</summary>
    public static bool IsStrong(LoginSucceeded login) =>
        login.Method is LoginMethod.Passkey || login.Mfa is MfaMethod.Passkey or MfaMethod.Totp or MfaMethod.Push;

    /// <summary>Whether a passkey was used, as the only factor or as the second.</summary>
    public static bool IsByPasskey(LoginSucceeded login) =>
        login is { Method: LoginMethod.Passkey } or { Mfa: MfaMethod.Passkey };

    /// <summary>Whether any second factor was passed.</summary>
    public static bool IsProven(LoginSucceeded login) =>
        login.Method is LoginMethod.Passkey || login.Mfa is not (MfaMethod.None or MfaMethod.NotGiven);

    public static void Take(Scene scene, LoginFailed failed)
    {
        var now = scene.Now;
        if (scene.Customer is { } customer)
        {
            customer.Failures.Add(scene.Limit(PolicyLimits.FailuresWindow), now);
        }

        var name = NameOf(scene, failed);
        scene.Crowd.Tide.Failed(name, now);
        var unknown = failed.Reason is LoginFailure.UnknownUser;
        if (!scene.Visit.Neighborhood.IsNone)
        {
            ref var watch = ref scene.Crowd.Addresses.Touch(scene.Visit.Neighborhood, now);
            watch.Failed(name, unknown, now, scene.Limit(PolicyLimits.StuffingWindow));
            if (IsBurst(scene, watch))
            {
                watch.BurstAt = now;
            }
        }

        if (NetworkAgentKey(scene) is { IsNone: false } key)
        {
            ref var watch = ref scene.Crowd.Addresses.Touch(key, now);
            watch.Failed(name, unknown, now, scene.Limit(PolicyLimits.StuffingNetworkWindow));
            if (IsNetworkBurst(scene, watch))
            {
                watch.BurstAt = now;
            }
        }

        if (IsSpray(scene, scene.Crowd.Tide))
        {
            scene.Crowd.Tide.SprayAt = now;
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, LoginSucceeded login, bool doubtful)
    {
        var (now, visit) = (scene.Now, scene.Visit);
        if (!scene.ByCustomer)
        {
            // A program or a helper that signs in for the customer says nothing of the customer's own ways.
            if (!scene.Event.ActorId.IsAbsent)
            {
                customer.Familiar.See(FamiliarKind.Client, scene.Event.ActorId.Mark, now);
            }

            return;
        }

        CountInCrowd(scene, customer);
        customer.Hours.Add(now);
        customer.SignIns += customer.SignIns < ushort.MaxValue ? (ushort)1 : (ushort)0;
        customer.LastSignIn = Stamp.Later(customer.LastSignIn, now);
        if (login.Mfa is not (MfaMethod.NotGiven or MfaMethod.None))
        {
            See(customer, FamiliarKind.SecondFactor, Mark.Of((ulong)login.Mfa), now);
        }

        customer.Failures.Clear();

        var traits = (IsProven(login) ? FamiliarTraits.ProvenByFactor : FamiliarTraits.None)
            | (doubtful ? FamiliarTraits.Doubtful : FamiliarTraits.None);
        See(customer, FamiliarKind.Device, visit.DeviceMark, now, traits);
        See(customer, FamiliarKind.Agent, visit.AgentMark, now);
        if (scene.Event.Device is { } device)
        {
            See(customer, FamiliarKind.TimeZone, device.TimeZone.Mark, now);
            See(customer, FamiliarKind.Language, device.Language.Mark, now);
            if (device.Platform is not Platform.NotGiven)
            {
                See(customer, FamiliarKind.Platform, Mark.Of((ulong)device.Platform), now);
            }

            SeeTogether(scene, SharedKind.Device, visit.DeviceMark, customer.Number);
        }

        if (scene.Event.Network is { } network)
        {
            See(customer, FamiliarKind.Neighborhood, visit.Neighborhood, now, traits);
            See(customer, FamiliarKind.Network, visit.NetworkMark, now);
            if (!network.Country.IsAbsent)
            {
                See(customer, FamiliarKind.Country, Mark.Of(network.Country.Stored), now);
            }

            if (network.Anonymizer > Anonymizer.None)
            {
                See(customer, FamiliarKind.Anonymizer, Mark.Of((ulong)network.Anonymizer), now);
            }

            if (!network.Place.IsUnknown && now >= customer.LastPlaceAt)
            {
                (customer.LastPlace, customer.LastPlaceAt) = (network.Place, now);
            }
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, MfaChallenged challenge)
    {
        var window = scene.Limit(PolicyLimits.PushWindow);
        customer.PushPrompts.Add(window, scene.Now);
        if (challenge.Outcome is MfaOutcome.Denied or MfaOutcome.Expired)
        {
            customer.PushRefusals.Add(window, scene.Now);
        }

        if (challenge.Outcome is MfaOutcome.Denied)
        {
            customer.Moments.Note(Happening.PushDenied, scene.Now);
        }
    }

    /// <summary>One network with one kind of browser, under which bulk attempts from many addresses show.</summary>
    public static Mark NetworkAgentKey(Scene scene) =>
        scene.Visit.NetworkMark.IsNone || scene.Visit.AgentMark.IsNone
            ? default
            : scene.Visit.NetworkMark.With(scene.Visit.AgentMark);

    /// <summary>ATO-01: many names and nearly all failed, from one neighbourhood in a few minutes.</summary>
    public static bool IsBurst(Scene scene, in AddressWatch watch) =>
        watch.Names >= scene.Limit(PolicyLimits.StuffingNames)
        && watch.Failures * 1000L >= watch.Attempts * scene.Limit(PolicyLimits.StuffingFailures);

    /// <summary>ATO-02: the same over one network with one kind of browser, and far more than usual there.</summary>
    public static bool IsNetworkBurst(Scene scene, in AddressWatch watch) =>
        watch.Names >= scene.Limit(PolicyLimits.StuffingNetworkNames)
        && watch.Failures * 1000L >= watch.Attempts * scene.Limit(PolicyLimits.StuffingNetworkFailures)
        && watch.Failures * 16L >= watch.OrdinaryFailures * scene.Limit(PolicyLimits.StuffingNetworkTimes);

    /// <summary>ATO-03: very many names across the firm, each tried once or twice.</summary>
    /// <remarks>
    /// Names are counted by a sketch that is good to a few in a hundred, so two attempts at each name may look like a
    /// tenth more.
    /// </remarks>
    public static bool IsSpray(Scene scene, FirmTide tide) =>
        tide.Names >= scene.Limit(PolicyLimits.SprayNames)
        && tide.Names * 16L >= tide.OrdinaryNames * scene.Limit(PolicyLimits.SprayTimes)
        && tide.Attempts * 10L <= tide.Names * 11L * scene.Limit(PolicyLimits.SprayAttemptsPerName);

    /// <summary>By what a failed attempt's user is told apart: the name tried, else the customer.</summary>
    public static Mark NameOf(Scene scene, LoginFailed failed) =>
        failed.Username.IsAbsent ? scene.Event.Customer.Mark : failed.Username.Mark;

    private static void See(
        CustomerKnowledge customer,
        FamiliarKind kind,
        Mark thing,
        Stamp now,
        FamiliarTraits traits = FamiliarTraits.None)
    {
        if (!thing.IsNone)
        {
            ref var entry = ref customer.Familiar.See(kind, thing, now);
            entry.Traits |= traits;
        }
    }

    private static void SeeTogether(Scene scene, SharedKind kind, Mark thing, int subject)
    {
        if (!thing.IsNone)
        {
            scene.Crowd.Shared.Touch(Crowd.KeyOf(kind, thing), scene.Now).SeenWith(subject, scene.Now);
        }
    }

    private static void CountInCrowd(Scene scene, CustomerKnowledge customer)
    {
        var (crowd, visit, now) = (scene.Crowd, scene.Visit, scene.Now);
        crowd.SignIns++;
        var newId = visit.Device is DeviceStanding.New && visit.HasHistory;
        if (!visit.AgentMark.IsNone)
        {
            var fromKnown = newId && visit.Agent is AgentStanding.Known
                && visit.Network >= NetworkStanding.KnownNetwork;
            crowd.Counts.Touch(Crowd.KeyOf(FamiliarKind.Agent, visit.AgentMark), now)
                .Add(now, newIdFromKnownNetwork: fromKnown);
        }

        if (!visit.NetworkMark.IsNone)
        {
            crowd.Counts.Touch(Crowd.KeyOf(FamiliarKind.Network, visit.NetworkMark), now)
                .Add(now, novel: visit is { HasHistory: true, StrangeNetwork: true });
        }

        if (scene.Event.Device is { } device)
        {
            Count(FamiliarKind.TimeZone, device.TimeZone);
            Count(FamiliarKind.Language, device.Language);
        }

        if (scene.Event.Network is { Country.IsAbsent: false } network)
        {
            crowd.Counts.Touch(Crowd.KeyOf(FamiliarKind.Country, Mark.Of(network.Country.Stored)), now).Add(now);
        }

        var person = Mark.Of((ulong)customer.Number);
        if (!visit.Neighborhood.IsNone)
        {
            crowd.Addresses.Touch(visit.Neighborhood, now)
                .Succeeded(person, newId, now, scene.Limit(PolicyLimits.StuffingWindow));
        }

        if (NetworkAgentKey(scene) is { IsNone: false } key)
        {
            crowd.Addresses.Touch(key, now)
                .Succeeded(person, newId, now, scene.Limit(PolicyLimits.StuffingNetworkWindow));
        }

        void Count(FamiliarKind kind, Text setting)
        {
            if (!setting.IsAbsent)
            {
                crowd.Counts.Touch(Crowd.KeyOf(kind, setting.Mark), now).Add(now);
            }
        }
    }
}
