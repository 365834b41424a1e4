using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt when credentials, contacts and deliveries change, and from calls.</summary>
internal static class ProfileLearning
{
    public static void Take(Scene scene, CustomerKnowledge customer, SupportContacted contacted)
    {
        customer.Moments.Note(Happening.SupportContacted, scene.Now);
        if (contacted.Topic is SupportTopic.Access or SupportTopic.Limits)
        {
            customer.Moments.Note(Happening.SupportOnAccess, scene.Now);
        }

        if (contacted.Authentication is CallerAuthentication.Failed)
        {
            customer.Moments.Note(Happening.CallerFailed, scene.Now);
        }

        if (!contacted.Caller.IsAbsent)
        {
            if (customer.TrustsNumber(contacted.Caller, scene.Now, scene.Limit(PolicyLimits.ContactCooling)))
            {
                customer.Moments.Note(Happening.KnownCallerHeard, scene.Now);
            }

            customer.Familiar.See(FamiliarKind.Caller, contacted.Caller.Mark, scene.Now);
            scene.Crowd.Shared.Touch(Crowd.KeyOf(SharedKind.Caller, contacted.Caller.Mark), scene.Now)
                .SeenWith(customer.Number, scene.Now);
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, TelecomChecked telecom)
    {
        if (telecom.SimChangedAt is { } sim)
        {
            customer.SimChangedAt = Stamp.Later(customer.SimChangedAt, Stamp.Of(sim));
        }

        if (telecom.PortedAt is { } ported)
        {
            customer.PortedAt = Stamp.Later(customer.PortedAt, Stamp.Of(ported));
        }

        if (telecom.Forwarding is true)
        {
            customer.Moments.Note(Happening.ForwardingSeen, scene.Now);
        }
        else if (telecom.Forwarding is false)
        {
            customer.Moments.Forget(Happening.ForwardingSeen);
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, CredentialChanged credential)
    {
        switch (credential.What, credential.How)
        {
            case (CredentialKind.Password, CredentialChangeWay.Forgotten):
                customer.Moments.Note(Happening.PasswordForgotten, scene.Now);
                customer.Moments.Note(Happening.PasswordChanged, scene.Now);
                break;
            case (CredentialKind.Password, CredentialChangeWay.CallCenter or CredentialChangeWay.Employee):
                customer.Moments.Note(Happening.PasswordResetByPhone, scene.Now);
                customer.Moments.Note(Happening.PasswordChanged, scene.Now);
                break;
            case (CredentialKind.Password, _):
                customer.Moments.Note(Happening.PasswordChanged, scene.Now);
                break;
            case (CredentialKind.MfaMethod or CredentialKind.Passkey or CredentialKind.SecurityQuestions, _):
                customer.Moments.Note(Happening.SecondFactorChanged, scene.Now);
                break;
            case (CredentialKind.ApiToken or CredentialKind.AggregatorConsent, _):
                customer.Moments.Note(Happening.ClientGranted, scene.Now);
                break;
            default:
                break;
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, ContactChanged contact)
    {
        switch (contact.What)
        {
            case ContactKind.Email:
                customer.Moments.Note(Happening.EmailChanged, scene.Now);
                break;
            case ContactKind.Phone:
                customer.Moments.Note(Happening.PhoneChanged, scene.Now);
                break;
            case ContactKind.MailingAddress or ContactKind.ResidentialAddress:
                customer.Moments.Note(Happening.AddressChanged, scene.Now);
                break;
            case ContactKind.TrustedContact:
                customer.Moments.Note(Happening.TrustedContactChanged, scene.Now);
                break;
            default:
                break;
        }

        if (scene.Event.Actor is ActorKind.Employee)
        {
            customer.Moments.Note(Happening.StaffChangedContact, scene.Now);
        }

        if (contact.SimChangedAt is { } sim)
        {
            customer.SimChangedAt = Stamp.Later(customer.SimChangedAt, Stamp.Of(sim));
        }

        SeeContact(scene, customer, contact.Old);
        SeeContact(scene, customer, contact.New);
        if (!contact.New.IsAbsent)
        {
            scene.Crowd.Shared.Touch(Crowd.KeyOf(SharedKind.Contact, contact.New.Mark), scene.Now)
                .SeenWith(customer.Number, scene.Now);
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, DeliveryChanged delivery)
    {
        if (delivery.To is DeliveryWay.Off)
        {
            customer.Moments.Note(Happening.AlertsSilenced, scene.Now);
        }
    }

    public static void Take(Scene scene, CustomerKnowledge customer, ExposureFound exposure) =>
        customer.Moments.Note(
            exposure.Kind switch
            {
                ExposureKind.Credential => Happening.CredentialExposed,
                ExposureKind.Device => Happening.DeviceExposed,
                ExposureKind.Payee => Happening.PayeeExposed,
                _ => Happening.PersonalDataExposed,
            },
            scene.Now);

    private static void SeeContact(Scene scene, CustomerKnowledge customer, Text contact)
    {
        if (!contact.IsAbsent)
        {
            customer.Familiar.See(FamiliarKind.Contact, contact.Mark, scene.Now);
        }
    }
}
