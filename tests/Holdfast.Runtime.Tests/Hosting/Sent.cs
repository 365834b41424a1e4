using System.Buffers;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>Sends events to a partition one by one, as a client would.</summary>
internal static class Sent
{
    public static ValueTask<EventAnswer> SendAsync(this Partition partition, string line) => partition.DecideAsync(
        new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(line)), TestContext.Current.CancellationToken);

    /// <summary>Sends an event again and again until there is a decision.</summary>
    public static async Task<string> InsistAsync(this Partition partition, string line)
    {
        while (true)
        {
            var answer = await partition.SendAsync(line);
            if (answer is not EventAnswer.Unavailable)
            {
                return Text(answer);
            }

            await partition.UntilServingAsync();
        }
    }

    public static async Task UntilServingAsync(this Partition partition)
    {
        while (partition.Health is not PartitionHealth.Serving)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A decision, or the code of an error.</summary>
    public static string Text(EventAnswer answer) => answer switch
    {
        EventAnswer.Decided decided => Encoding.UTF8.GetString(decided.Decision.Span),
        EventAnswer.Refused refused => refused.Error.Code.ToString(),
        _ => answer.GetType().Name,
    };

    /// <summary>The answers to a stream of lines.</summary>
    public static async Task<string[]> StreamAsync(this Partition partition, IEnumerable<string> lines)
    {
        using var answers = new MemoryStream();
        var end = await partition.DecideAsync(
            new MemoryStream(Scoring.EventLines.Bytes(lines)), answers, TestContext.Current.CancellationToken);
        Assert.Equal(StreamEnd.Whole, end);
        return Scoring.Scored.Lines(answers.ToArray());
    }

    public static EventErrorCode? Code(EventAnswer answer) => (answer as EventAnswer.Refused)?.Error.Code;
}
