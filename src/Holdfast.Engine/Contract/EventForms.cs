namespace Holdfast.Engine.Contract;

/// <summary>What events of each type consist of.</summary>
internal static class EventForms
{
    private static readonly DataForm[] ByType = Ordered(
        SignInForms.LoginFailed,
        SignInForms.LoginSucceeded,
        SignInForms.MfaChallenged,
        ProfileForms.CredentialChanged,
        ProfileForms.ContactChanged,
        ProfileForms.DeliveryChanged,
        MoneyForms.BankLinked,
        MoneyForms.TransferRequested,
        MoneyForms.TransferCompleted,
        OrderForms.OrderPlaced,
        OrderForms.OrderFilled,
        AccountForms.AccountOpened,
        AccountForms.AccountSnapshot,
        new EmptyDataForm(EventType.AccountClosed, EventNeeds.Account),
        new EmptyDataForm(EventType.AccountReactivated, EventNeeds.Account),
        AccountForms.EmployeeViewed,
        AccountForms.EmployeeExported,
        AccountForms.CustomerReported,
        SignInForms.SessionObserved,
        SignInForms.SupportContacted,
        SignInForms.TelecomChecked,
        ProfileForms.AuthorityChanged,
        ProfileForms.FeatureEnabled,
        SignInForms.TokenGranted,
        MoneyForms.MicroEntryAttempted,
        ProfileForms.NoticeReturned,
        AccountForms.ExposureFound,
        AccountForms.HouseholdLinked,
        AccountForms.TrafficSampled);

    /// <summary>The form of a type's data.</summary>
    public static DataForm Of(EventType type) => ByType[(int)type - (int)EventType.LoginFailed];

    private static DataForm[] Ordered(params ReadOnlySpan<DataForm> forms)
    {
        for (var i = 0; i < forms.Length; i++)
        {
            if ((int)forms[i].Type != i + (int)EventType.LoginFailed)
            {
                throw new InvalidOperationException($"{forms[i].Type} stands in another type's place.");
            }
        }

        return [.. forms];
    }
}
