using System.Text.Json;
using Holdfast.Engine.Values;
using static Holdfast.Engine.Contract.ContractForms;

namespace Holdfast.Engine.Contract;

/// <summary>The members that all events have.</summary>
internal static class EnvelopeForm
{
    private static readonly ObjectForm<BrokerageEvent> Actor = new("/actor")
    {
        {
            "kind", Word(ContractWords.ActorKind),
            static e => e.Actor is ActorKind.NotGiven ? ActorKind.Customer : e.Actor, static (e, v) => e.Actor = v,
            Required
        },
        { "id", Token, static e => e.ActorId, static (e, v) => e.ActorId = v },
    };

    private static readonly ObjectForm<NetworkOrigin> Network = new("/network")
    {
        { "ip", Address, static n => n.Ip, static (n, v) => n.Ip = v },
        {
            "asn", NetworkNumber,
            static n => n.Asn == 0 ? null : n.Asn, static (n, v) => n.Asn = (uint)v.GetValueOrDefault()
        },
        { "country", Country, static n => n.Country, static (n, v) => n.Country = v },
        new DegreesMember("latitude", 90, static place => place.Latitude, static (r, v) => r.Latitude = v),
        new DegreesMember("longitude", 180, static place => place.Longitude, static (r, v) => r.Longitude = v),
        { "anonymizer", Word(ContractWords.Anonymizer), static n => n.Anonymizer, static (n, v) => n.Anonymizer = v },
    };

    private static readonly ObjectForm<DeviceOrigin> Device = new("/device")
    {
        { "id", Id, static d => d.Id, static (d, v) => d.Id = v },
        { "platform", Word(ContractWords.Platform), static d => d.Platform, static (d, v) => d.Platform = v },
        { "browser", BrowserText, static d => d.Browser, static (d, v) => d.Browser = v },
        { "userAgent", BrowserText, static d => d.UserAgent, static (d, v) => d.UserAgent = v },
        { "language", BrowserText, static d => d.Language, static (d, v) => d.Language = v },
        { "timeZone", BrowserText, static d => d.TimeZone, static (d, v) => d.TimeZone = v },
        { "remoteAccess", Flag, static d => d.RemoteAccess, static (d, v) => d.RemoteAccess = v },
        { "emulator", Flag, static d => d.Emulator, static (d, v) => d.Emulator = v },
        { "automation", Flag, static d => d.Automation, static (d, v) => d.Automation = v },
    };

    /// <summary>The whole event.</summary>
    public static readonly ObjectForm<BrokerageEvent> Event = new("")
    {
        { "id", EventId, static e => e.Id, static (e, v) => e.Id = v, Required },
        new TypeMember(),
        { "time", Time, static e => e.Time, static (e, v) => e.Time = v.GetValueOrDefault(), Required },
        { "account", Subject, static e => e.Account, static (e, v) => e.Account = v },
        { "customer", Subject, static e => e.Customer, static (e, v) => e.Customer = v },
        new ObjectMember<BrokerageEvent, BrokerageEvent>("actor", Actor, ActorToWrite, static e => e)
        {
            Note = static (reading, given) => reading.Actor = given,
        },
        {
            "channel", Word(ContractWords.Channel),
            static e => e.Channel is Channel.Web ? Channel.NotGiven : e.Channel, static (e, v) => e.Channel = v
        },
        { "session", Id, static e => e.Session, static (e, v) => e.Session = v },
        { "network", Network, static e => e.Network, static e => e.Network = new() },
        { "device", Device, static e => e.Device, static e => e.Device = new() },
        new DataMember(),
    };

    /// <summary>Reports what is needed and not given, in the order of the contract, and a place by half.</summary>
    public static void ReportMissing(BrokerageEvent brokerageEvent, EventReading reading)
    {
        Event.ReportMissing(reading.Envelope, reading);
        var form = brokerageEvent.Type == default ? null : EventForms.Of(brokerageEvent.Type);
        var needs = form?.Needs ?? EventNeeds.None;
        if (needs.HasFlag(EventNeeds.Account) && brokerageEvent.Account.IsAbsent)
        {
            reading.Missing("/account", Subject.Expected);
        }

        if (brokerageEvent.Customer.IsAbsent && NeedsCustomer(brokerageEvent, needs, reading))
        {
            reading.Missing("/customer", Subject.Expected);
        }

        ReportActor(brokerageEvent, needs, reading);
        if (needs.HasFlag(EventNeeds.Session) && brokerageEvent.Session.IsAbsent)
        {
            reading.Missing("/session", Id.Expected);
        }

        ReportHalfPlace(reading);
        form?.ReportMissing(reading.Data, reading);
    }

    // What names a customer in the place of one counts also where it is wrong itself, which is a fault of its own.
    private static bool NeedsCustomer(BrokerageEvent brokerageEvent, EventNeeds needs, EventReading reading) =>
        needs.HasFlag(EventNeeds.Customer)
        || (needs.HasFlag(EventNeeds.CustomerOrAccount)
            && brokerageEvent.Account.IsAbsent && !reading.IsWrong("/account"))
        || (needs.HasFlag(EventNeeds.CustomerOrUsername)
            && brokerageEvent.Data is not LoginFailed { Username.IsAbsent: false }
            && !reading.IsWrong("/data/username"));

    private static void ReportActor(BrokerageEvent brokerageEvent, EventNeeds needs, EventReading reading)
    {
        const string staff = "employee or representative for this type of event";
        var needsStaff = needs.HasFlag(EventNeeds.Staff);
        if (reading.Actor is not { } given)
        {
            if (needsStaff)
            {
                reading.Missing("/actor", $"an object whose kind is {staff}");
            }

            return;
        }

        Actor.ReportMissing(given, reading);
        if (needsStaff && brokerageEvent.Actor is not (ActorKind.Employee or ActorKind.Representative))
        {
            reading.Unmet("/actor/kind", staff);
        }
    }

    private static void ReportHalfPlace(EventReading reading)
    {
        if (reading.Latitude.HasValue != reading.Longitude.HasValue)
        {
            reading.Missing(
                reading.Latitude.HasValue ? "/network/longitude" : "/network/latitude",
                "latitude and longitude together");
        }
    }

    // The actor is left out where it is the customer, of whom nothing more is said.
    private static BrokerageEvent? ActorToWrite(BrokerageEvent source) =>
        source.Actor is ActorKind.Customer or ActorKind.NotGiven && source.ActorId.Utf8.IsEmpty ? null : source;

    /// <summary>The type, by which the data is read. That there is no such type is for the reader to say.</summary>
    private sealed class TypeMember : Member<BrokerageEvent>
    {
        public TypeMember()
            : base("type", "a type of event, such as login.succeeded") => IsRequired = true;

        public override string Schema => ContractForms.Word(ContractWords.EventType).Schema;

        public override bool TryRead(ref JsonCursor cursor, BrokerageEvent target, EventReading reading)
        {
            if (cursor.Kind is not JsonTokenType.String)
            {
                return false;
            }

            reading.IsTypeUnknown = !ContractWords.EventType.TryParse(cursor.Utf8, cursor.Hash, out var type);
            target.Type = type;
            return true;
        }

        public override bool IsGiven(BrokerageEvent source) => true;

        protected override void WriteValue(JsonOutput output, BrokerageEvent source) =>
            output.Value(ContractWords.EventType.Utf8(source.Type));
    }

    /// <summary>The data; where it stands before the type, it is remembered and read at the end.</summary>
    private sealed class DataMember() : Member<BrokerageEvent>("data", "an object")
    {
        public override string Schema => "{\"type\":\"object\"}";

        public override bool TryRead(ref JsonCursor cursor, BrokerageEvent target, EventReading reading)
        {
            if (cursor.Kind is not JsonTokenType.StartObject)
            {
                return false;
            }

            if (target.Type != default)
            {
                var form = EventForms.Of(target.Type);
                target.Data = form.New();
                reading.Data = form.Read(ref cursor, target.Data, reading);
                return true;
            }

            var start = cursor.Position;
            cursor.Pass();
            reading.EarlyData = (start, cursor.End - start);
            return true;
        }

        public override bool IsGiven(BrokerageEvent source) => EventForms.Of(source.Type).IsAnyGiven(source.Data);

        protected override void WriteValue(JsonOutput output, BrokerageEvent source) =>
            EventForms.Of(source.Type).Write(output, source.Data);
    }

    /// <summary>Degrees of latitude or longitude, which make a place once both are read.</summary>
    private sealed class DegreesMember(
        string name, int most, Func<GeoPoint, decimal> get, Action<EventReading, decimal> set)
        : Member<NetworkOrigin>(name, $"degrees from -{most} to {most}")
    {
        public override string Schema =>
            $"{{\"type\":\"number\",\"minimum\":-{most},\"maximum\":{most},\"description\":\"{Expected}\"}}";

        public override bool TryRead(ref JsonCursor cursor, NetworkOrigin target, EventReading reading)
        {
            if (cursor.Kind is not JsonTokenType.Number || !cursor.Number.TryToDecimal(out var degrees)
                || Math.Abs(degrees) > most)
            {
                return false;
            }

            set(reading, degrees);
            return true;
        }

        public override bool IsGiven(NetworkOrigin source) => !source.Place.IsUnknown;

        protected override void WriteValue(JsonOutput output, NetworkOrigin source) => output.Value(get(source.Place));
    }
}
