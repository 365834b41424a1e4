using System.Collections.Frozen;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals.Payments;
using Holdfast.Engine.Signals.Profile;
using Holdfast.Engine.Signals.SignIn;
using Holdfast.Engine.Signals.Staff;
using Holdfast.Engine.Signals.Trading;

namespace Holdfast.Engine.Signals;

/// <summary>Every signal there is, and which of them look at which events.</summary>
public static class SignalCatalog
{
    private static readonly Signal[] Signals = Numbered(
    [
        // SignIn
        new NewDevice(), new NewDeviceOnStrangeNetwork(), new NewDeviceNetworkAndCountry(),
        new UnfamiliarNetwork(), new FamiliarNetwork(), new UnfamiliarAgent(), new NewTimeZone(),
        new NewLanguage(), new TorExit(), new ResidentialProxy(), new HostingNetwork(), new VpnOrProxy(),
        new ImpossibleTravel(), new UnlikelyTravel(), new ConcurrentSessions(), new HighRiskCountry(),
        new EmulatedDevice(), new AutomatedDevice(), new DeviceNotItself(), new RememberedTokenOnNewDevice(),
        new FailuresThenNewDevice(), new FailureBeforeStrangeSignIn(), new SignInAfterBurst(),
        new ExposedCredential(), new PushFatigue(), new PromptDenied(), new ResetAndNewDevice(), new SimSwap(),
        new FreshSimSwap(), new CallForwarding(), new DeviceOfStrangers(), new NeighborhoodOfStrangers(),
        new StrangeVisitorsNearby(), new UnusualHour(), new DisownedDevice(), new DisownedCaller(),
        new RecentTheftReport(), new PhishingReported(), new StuffingFromAddress(), new StuffingFromNetwork(),
        new PasswordSpray(), new UsernameEnumeration(), new SessionMoved(), new RelayedSignIn(),
        new AutomatedSession(), new BehaviorMismatch(), new RemoteAccess(), new StatementSweep(),
        new ProfileTour(), new SeasonedDevice(), new KnownDevice(), new HomeNetwork(), new PasskeySignIn(),
        new StrongFactorOnKnownDevice(), new ClearedLately(), new NetworkOfPassersBy(), new HourNeverSeen(),
        new ExposedPerson(), new FactorNeverUsed(), new LostDeviceInUse(),
        // Profile
        new SecondFactorDowngrade(), new CredentialChangedInStrangeVisit(), new EnrolmentAfterLeak(),
        new PhoneResetAfterFailedCaller(), new ResetByPhone(), new ContactChangedInStrangeVisit(),
        new EmailAndPhoneChanged(), new ContactChangedByPhone(), new ContactOfStrangers(), new AlertsSilenced(),
        new AlertsOff(), new VoiceSpoof(), new CallerOfStrangers(), new UnknownCaller(), new ApiTokenAbuse(),
        new DormantReactivation(), new NewAccountCluster(), new IdentityCheckFailed(),
        // Payments
        new NewPayee(), new LargeShareToNewPayee(), new AccountEmptying(), new UnusualAmount(),
        new LiquidateThenWithdraw(), new SplitUnderLimit(), new FirstUseOfRail(), new CryptoToNewWallet(),
        new PayeeOfStrangers(), new OwnerNameMismatch(), new UnverifiedBank(), new BankLinkedLately(),
        new BankLinkedInStrangeVisit(), new BankLinkChurn(), new MicroEntryProbing(), new EmailedInstruction(),
        new EmailedToUnprovenPayee(), new ThirdPartyInstruction(), new ForeignPayee(),
        new NewDeviceAndResetThenWire(), new ContactChangeThenWithdrawal(), new UndeliverableContact(),
        new AuthorityChangedThenMoney(), new PhoneCallDuringTransfer(), new SeniorAtRisk(), new CallThenDigital(),
        new OffHoursWithdrawal(), new InstantFundsAbuse(), new AcatsOutSurprise(), new AcatsInThenRun(),
        new RestrictedAccount(), new DisownedPayee(), new OwnerUnknown(), new MostOfCash(),
        new NewPayeeFromRecentDevice(), new SeasonedPayee(), new KnownPayee(), new MoneyCameFromPayee(),
        new PopularPayee(), new StandingInstruction(), new VerifiedOwnBank(), new HouseholdTransfer(),
        new AddressOfRecord(), new SmallShare(), new EmptiedInUnprovenVisit(),
        new LargePaymentInUnprovenVisit(), new PayoutToBankLinkedInStrangeVisit(),
        new LargePaymentFromHiddenOrigin(), new LargePaymentByRemoteControl(),
        // Trading
        new ThinStockBurst(), new NewThinStock(), new CoordinatedBuying(), new SellEverythingToFund(),
        new LiquidationInStrangeVisit(), new OrderMovesMarket(), new AbsurdPrice(), new LosingRoundTrip(),
        new NewProductThenUse(), new FirstOptionAfterContactChange(), new BorrowedToBuy(),
        new UnsolicitedLiquidation(), new KnownSecurity(), new ThinTrader(), new NewsInTheMarket(),
        new SmallOrder(),
        // Staff
        new StaffHarvest(), new BulkExport(), new ExportInStrangeVisit(), new StaffLookedFirst(),
        new StaffChangedThenMoney(),
    ]);

    private static readonly FrozenDictionary<string, Signal> ById = Signals.ToFrozenDictionary(signal => signal.Id);

    // By event type, without and with the start of a visit.
    private static readonly Signal[][] Readers = [.. Enumerable.Range(0, 128).Select(ReadersOf)];

    /// <summary>All signals, in the order of their <see cref="Signal.Index"/>.</summary>
    public static IReadOnlyList<Signal> All => Signals;

    /// <summary>The signal of a wire word, or null.</summary>
    public static Signal? Find(string id) => ById.GetValueOrDefault(id);

    internal static ReadOnlySpan<Signal> For(EventType type, bool startsVisit) =>
        Readers[((int)type * 2) + (startsVisit ? 1 : 0)];

    private static Signal[] ReadersOf(int slot)
    {
        var type = (EventType)(slot / 2);
        var startsVisit = slot % 2 == 1;
        return [.. Signals.Where(signal =>
            signal.Description.Reads.Contains(type) || (startsVisit && signal.Description.AtVisitStart))];
    }

    private static Signal[] Numbered(Signal[] signals)
    {
        for (var index = 0; index < signals.Length; index++)
        {
            signals[index].Index = index;
        }

        return signals;
    }
}
