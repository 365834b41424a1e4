using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Visits;

/// <summary>What is done to get in.</summary>
internal static class SignInActs
{
    // Gateways of offices, translators and caches serve the page from hosts of their own.
    private const double Rehosted = 0.006;

    // Not all of the firm's portals tell which name was tried.
    private const double NameTold = 0.5;

    private static readonly string[] HostWords =
        ["meridian", "invest", "secure", "login", "my", "account", "portal", "id"];

    private static readonly Text OwnHost = Text.Of("www.meridian.example");

    extension(Visit visit)
    {
        /// <summary>Tries that fail, some seconds apart.</summary>
        public void Fail(LoginFailure reason, int times = 1)
        {
            for (var at = 0; at < times; at++)
            {
                visit.Pause(3, 30);
                var isNameTold = visit.Chance.Is(NameTold);
                var data = new LoginFailed
                {
                    Reason = reason, Username = isNameTold ? visit.Customer.Username.ToText() : default,
                };
                visit.Emit(EventType.LoginFailed, data, Stage.Probe, isFull: true);
            }
        }

        /// <summary>A try under a user name that nobody has.</summary>
        public void FailAsNobody()
        {
            visit.Pause(1, 9);
            var data = new LoginFailed
            {
                Reason = LoginFailure.UnknownUser, Username = visit.Chance.Mint(TagKind.Username).ToText(),
            };
            visit.Emit(EventType.LoginFailed, data, Stage.Probe, isFull: true, namesCustomer: false);
        }

        /// <summary>A prompt for the second factor, and how it ends. It takes part in no sign-in by itself.</summary>
        public void Challenge(MfaMethod method, MfaOutcome outcome)
        {
            visit.BeginSession();
            visit.Pause(4, 40);
            var data = new MfaChallenged { Method = method, Outcome = outcome };
            visit.Emit(EventType.MfaChallenged, data, Stage.Entry, isFull: true);
        }

        /// <summary>Signs in; where a second factor is asked for, its prompt comes first and is approved.</summary>
        /// <param name="method">First factor.</param>
        /// <param name="factor">Second factor; <see cref="MfaMethod.None"/> where none is asked for.</param>
        /// <returns>The id of the sign-in.</returns>
        public Tag SignIn(LoginMethod method, MfaMethod factor = MfaMethod.None)
        {
            visit.BeginSession();
            if (method is LoginMethod.Passkey && factor is not MfaMethod.None)
            {
                factor = MfaMethod.Passkey;
            }

            if (factor is not (MfaMethod.None or MfaMethod.Passkey or MfaMethod.NotGiven))
            {
                visit.Challenge(factor, MfaOutcome.Approved);
            }

            visit.Pause(1, 12);
            if (visit is { Campaign: null, Actor: ActorKind.Customer })
            {
                (visit.Customer.LastSession, visit.Customer.LastSignIn) = (visit.Session, visit.Now);
            }

            var data = new LoginSucceeded { Method = method, Mfa = factor };
            return visit.Emit(EventType.LoginSucceeded, data, Stage.Entry, isFull: true);
        }

        /// <summary>
        /// Goes on in a session that somebody else began, as a stolen cookie does: <see cref="Customer.LastSession"/>.
        /// </summary>
        public void TakeOver(Tag session) => visit.Session = session;

        /// <summary>What the page saw of this visit so far. What stays null is not told.</summary>
        /// <param name="typing">Likeness to how the customer types, thousandths.</param>
        /// <param name="automation">Likelihood of a program, thousandths.</param>
        /// <param name="isOnCall">A telephone call was going on.</param>
        /// <param name="sensitivePages">Pages with personal data.</param>
        /// <param name="tourPages">Security, bank and limits pages.</param>
        /// <param name="secondsToTransfer">From the sign-in to the transfer form.</param>
        /// <param name="isPasted">The password was pasted.</param>
        /// <param name="isRelayed">The sign-in page came from a host that is not the firm's.</param>
        public void Observe(
            int? typing = null, int? automation = null, bool? isOnCall = null, int? sensitivePages = null,
            int? tourPages = null, int? secondsToTransfer = null, bool? isPasted = null, bool? isRelayed = null)
        {
            visit.Pause(5, 60);
            var data = new SessionObserved
            {
                TypingScore = typing, AutomationScore = automation, ActivePhoneCall = isOnCall,
                PointerScore = typing is { } like ? Math.Clamp(like + visit.Chance.Between(-150, 150), 0, 1000) : null,
                SensitivePages = sensitivePages, TourPages = tourPages, SecondsToTransfer = secondsToTransfer,
                PastedCredential = isPasted,
                LoginOrigin = isRelayed switch
                {
                    null => default,
                    true => ForeignHost(visit.Chance),
                    false => OwnHost,
                },
            };
            visit.BeginSession();
            visit.Emit(EventType.SessionObserved, data, Stage.Entry);
        }

        /// <summary>
        /// What the page saw, as it mostly does of people, each part told or not. One who is not used to this keyboard
        /// (a thief, a child who helps, a new telephone) types less like the customer.
        /// </summary>
        public void ObserveUsual(bool isOwnHand = true)
        {
            var chance = visit.Chance;
            var typing = isOwnHand ? 1000 - (int)chance.Spread(170, 0.6) : (int)chance.Spread(430, 0.45);
            visit.Observe(
                chance.Is(0.6) ? Math.Clamp(typing, 20, 990) : null,
                chance.Is(0.7) ? Math.Min((int)chance.Spread(60, 0.9), 950) : null,
                chance.Is(0.5) ? chance.Is(0.03) : null,
                chance.Is(0.6) ? chance.Count(0.5) : null,
                chance.Is(0.25) ? chance.Count(0.6) : null,
                isPasted: chance.Is(0.4) ? chance.Is(0.12) : null,
                isRelayed: chance.Is(0.3) ? chance.Is(Rehosted) : null);
        }

        private void BeginSession()
        {
            if (visit.Session.IsNone)
            {
                visit.Session = visit.Chance.Mint(TagKind.Session);
            }
        }
    }

    // A host that is not the firm's: of a relay, or of something harmless in between. Each has its own name.
    private static Text ForeignHost(Chance chance) => Text.Of(
        $"{chance.Pick(HostWords)}-{chance.Pick(HostWords)}{chance.Between(1, 99)}.{chance.Pick(HostWords)}.example");
}
