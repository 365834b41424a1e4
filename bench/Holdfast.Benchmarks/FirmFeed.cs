using System.Buffers;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Benchmarks;

/// <summary>
/// Events of a made-up firm, the same at every run: each account has one customer with one device and a home network,
/// who signs in, pays their own bank and trades, in about the proportions of a retail broker's feed. Rounds are five
/// days apart; in each, every account has one event.
/// </summary>
internal sealed class FirmFeed(int accounts)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 14, 0);

    /// <summary>How many different events a round has before the kinds repeat.</summary>
    private const int Kinds = 8;

    public int Accounts { get; } = accounts;

    /// <summary>The event of an account in a round.</summary>
    public BrokerageEvent At(int account, int round)
    {
        var kind = round % Kinds;
        var made = new BrokerageEvent
        {
            Id = Text.Of($"e{account}-{round}"),
            Type = TypeOf(kind),
            Time = Start + Duration.FromDays(5 * round) + Duration.FromSeconds(account % 86_400),
            Customer = Text.Of($"c{account:d8}"),
            Account = Text.Of($"a{account:d8}"),
            Data = DataOf(kind, account, round),
        };
        if (kind is not (0 or 5))
        {
            made.Session = Text.Of($"s{account}-{round}");
            made.Network = NetworkOf(account);
            made.Device = DeviceOf(account);
        }

        return made;
    }

    /// <summary>The same as one line of JSON with its end, appended to a buffer.</summary>
    public void WriteAt(int account, int round, EventWriter writer, IBufferWriter<byte> output)
    {
        writer.Write(At(account, round), output);
        output.Write("\n"u8);
    }

    private static EventType TypeOf(int kind) => kind switch
    {
        0 => EventType.AccountSnapshot,
        1 or 3 or 6 => EventType.LoginSucceeded,
        2 or 7 => EventType.OrderPlaced,
        4 => EventType.TransferRequested,
        _ => EventType.TransferCompleted,
    };

    private static EventData DataOf(int kind, int account, int round) => kind switch
    {
        0 => new AccountSnapshot { Equity = Money.Of(50_000), Cash = Money.Of(1_000), BirthYear = 1970 },
        1 or 3 or 6 => new LoginSucceeded { Method = LoginMethod.Password, Mfa = MfaMethod.Totp },
        2 or 7 => new OrderPlaced
        {
            Order = Text.Of($"o{account}-{round}"),
            Symbol = Text.Of($"S{account % 500}"),
            Side = OrderSide.Buy,
            Quantity = 10,
            Price = 100,
            Notional = Money.Of(1_000),
            Equity = Money.Of(50_000),
            AverageDailyVolume = 5_000_000,
            Venue = Venue.Listed,
        },
        4 => new TransferRequested
        {
            Transfer = Text.Of($"t{account}-{round}"),
            Direction = TransferDirection.Out,
            Rail = Rail.Ach,
            Amount = Money.Of(200),
            Equity = Money.Of(50_000),
            Destination = new TransferDestination
            {
                Kind = DestinationKind.OwnBank, Token = Text.Of($"b{account}"), OwnerNameMatch = OwnerNameMatch.Match,
            },
        },
        _ => new TransferCompleted
        {
            Transfer = Text.Of($"t{account}-{round - 1}"), Outcome = TransferOutcome.Settled,
        },
    };

    private static NetworkOrigin NetworkOf(int account)
    {
        var text = $"{10 + (account % 200)}.{account / 200 % 250}.{account / 50_000 % 250}.7";
        _ = NetworkAddress.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var address);
        _ = GeoPoint.TryOf(40 + (account % 100 / 100m), -74, out var place);
        return new NetworkOrigin
        {
            Ip = address,
            Asn = (uint)(7_000 + (account % 60)),
            Country = CountryCode.Of("US"),
            Place = place,
            Anonymizer = Anonymizer.None,
        };
    }

    private static DeviceOrigin DeviceOf(int account) => new()
    {
        Id = Text.Of($"d{account}"),
        Platform = (Platform)(1 + (account % 5)),
        Browser = Text.Of("Chrome"),
        Language = Text.Of("en-US"),
        TimeZone = Text.Of("America/New_York"),
    };
}
