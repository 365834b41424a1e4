using System.Buffers;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Tests.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>
/// Feeds of events that the contract allows and no firm would send: any field with any value, of a few subjects, at
/// times out of all order.
/// </summary>
public sealed class RandomFeedTests
{
    private const int Length = 4_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_contract_allows_is_decided(int seed)
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);

        foreach (var made in Feed(seed))
        {
            var decision = engine.Decide(made);

            Assert.Equal(made.Id, decision.Event);
            Assert.All(decision.Reasons, reason => Assert.NotEmpty(reason.Text));
            Assert.InRange(decision.Score.TenThousandths, 0, 10_000);
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Whatever_the_contract_allows_is_decided_over_many_seeds()
    {
        for (var seed = 100; seed < 200; seed++)
        {
            Whatever_the_contract_allows_is_decided(seed);
        }
    }

    [Theory]
    [InlineData(11, 1)]
    [InlineData(12, 777)]
    [InlineData(13, 2_500)]
    [InlineData(14, Length - 1)]
    public void A_run_cut_by_saving_and_loading_gives_the_same_bytes(int seed, int cut)
    {
        var whole = new DecisionEngine(DecisionPolicy.Default);
        var parted = new DecisionEngine(DecisionPolicy.Default);

        var at = 0;
        foreach (var made in Feed(seed))
        {
            if (at++ == cut)
            {
                parted = DecisionEngine.Load(Saved(parted), DecisionPolicy.Default);
            }

            Assert.Equal(Written(whole.Decide(made)), Written(parted.Decide(made)));
        }

        Assert.Equal(Saved(whole).ToArray(), Saved(parted).ToArray());
    }

    [Fact]
    public void A_saved_state_cut_short_or_spoilt_is_refused_and_never_half_read()
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);
        foreach (var made in Feed(21).Take(300))
        {
            engine.Decide(made);
        }

        var saved = Saved(engine);
        for (var length = 0; length < saved.Length; length += 97)
        {
            Assert.Throws<InvalidDataException>(() => DecisionEngine.Load(saved[..length], DecisionPolicy.Default));
        }

        Assert.Throws<InvalidDataException>(
            () => DecisionEngine.Load((byte[])[.. saved.ToArray(), 0], DecisionPolicy.Default));
    }

    private static IEnumerable<BrokerageEvent> Feed(int seed)
    {
        var events = new RandomEvents(seed);
        var random = new Random(seed);
        var now = Instant.FromUtc(2026, 3, 2, 14, 0);
        for (var i = 0; i < Length; i++)
        {
            var made = events.Next();
            made.Id = Text.Of($"e{i}");
            made.Account = made.Account.IsAbsent ? default : Pick("a", 5);
            made.Customer = made.Customer.IsAbsent ? default : Pick("c", 5);
            made.Session = made.Session.IsAbsent ? default : Pick("s", 12);
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
                    household.With = [Pick("a", 5)];
                    break;
                default:
                    break;
            }

            yield return made;
        }

        Text Pick(string kind, int count) => Text.Of($"{kind}{random.Next(count)}");
    }

    private static ReadOnlyMemory<byte> Saved(DecisionEngine engine)
    {
        var saved = new ArrayBufferWriter<byte>();
        engine.Save(saved);
        return saved.WrittenMemory;
    }

    private static string Written(Decision decision)
    {
        var written = new ArrayBufferWriter<byte>();
        new DecisionWriter().Write(decision, written);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }
}
