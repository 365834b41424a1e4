using System.Globalization;
using Holdfast.Desk.Cases.Around;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases.Around;

/// <summary>Happenings that tests make up.</summary>
internal static class Made
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    private static long _position;

    public static Happening Happening(
        EventType type = EventType.LoginSucceeded, double minutes = 0, string customer = "c-1", string account = "a-1",
        string? device = null, string? network = null, string session = "", Outcome outcome = Outcome.Allow,
        (decimal North, decimal East)? place = null, decimal? amount = null, string symbol = "", string payee = "",
        Engine.Contract.ActorKind actor = Engine.Contract.ActorKind.Customer, params HappeningReason[] reasons)
    {
        var position = Interlocked.Increment(ref _position);
        var point = default(GeoPoint);
        if (place is var (north, east))
        {
            Assert.True(GeoPoint.TryOf(north, east, out point));
        }

        return new Happening
        {
            Position = position,
            Event = position.ToString(CultureInfo.InvariantCulture),
            At = Noon + Duration.FromMinutes(minutes),
            Type = type,
            Kind = HappeningReader.KindOf(type),
            Title = type.ToString(),
            Outcome = outcome,
            IsAlert = outcome is not Outcome.Allow,
            Account = account,
            Customer = customer,
            Session = session,
            Actor = actor,
            Device = device is null ? null : new HappeningDevice(device, "Windows · Firefox", false),
            Network = network is null && place is null
                ? null
                : new HappeningNetwork(network ?? "", 0, "US", point, Anonymizer.None),
            Amount = amount is { } units ? Money.Of(units) : null,
            Direction = type is EventType.TransferRequested ? TransferDirection.Out : TransferDirection.NotGiven,
            Symbol = symbol,
            Side = symbol.Length > 0 ? OrderSide.Buy : OrderSide.NotGiven,
            Payee = payee,
            Reasons = [.. reasons],
        };
    }
}
