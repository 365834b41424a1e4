using System.Buffers;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Tests.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>
/// Feeds of events that the contract allows and no firm would send: any field with any value, of a few subjects, at
/// times out of all order.
/// </summary>
internal static class RandomFeed
{
    public const int Length = 4_000;

    public static IEnumerable<BrokerageEvent> Of(int seed, int subjects = 5)
    {
        var events = new RandomEvents(seed);
        var random = new Random(seed);
        var now = Instant.FromUtc(2026, 3, 2, 14, 0);
        for (var i = 0; i < Length; i++)
        {
            var made = events.Next();
            made.Id = Text.Of($"e{i}");
            made.Account = made.Account.IsAbsent ? default : Pick("a", subjects);
            made.Customer = made.Customer.IsAbsent ? default : Pick("c", subjects);
            made.Session = made.Session.IsAbsent ? default : Pick("s", 2 * subjects);
            now += Duration.FromMinutes(random.Next(600));
            made.Time = random.Next(10) == 0 ? made.Time : now;
            switch (made.Data)
            {
                case TransferRequested transfer:
                    transfer.Transfer = Pick("t", 20);
                    transfer.Destination = transfer.Destination ?? new TransferDestination();
                    transfer.Destination.Token = Pick("b", 6);
                    break;
                case TransferCompleted completed:
                    completed.Transfer = Pick("t", 20);
                    break;
                case OrderPlaced order:
                    order.Symbol = Pick("S", 4);
                    order.Order = Pick("o", 30);
                    break;
                case OrderFilled filled:
                    filled.Order = Pick("o", 30);
                    break;
                case HouseholdLinked household:
                    household.With = [Pick("a", subjects)];
                    break;
                default:
                    break;
            }

            yield return made;
        }

        Text Pick(string kind, int count) => Text.Of($"{kind}{random.Next(count)}");
    }

    public static ReadOnlyMemory<byte> Saved(DecisionEngine engine)
    {
        var saved = new ArrayBufferWriter<byte>();
        engine.Save(saved);
        return saved.WrittenMemory;
    }

    public static string Written(Decision decision)
    {
        var written = new ArrayBufferWriter<byte>();
        new DecisionWriter().Write(decision, written);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }
}
