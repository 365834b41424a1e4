using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Console.Live;

/// <summary>What a page shows, as it names it: a topic, or one thing of it.</summary>
/// <param name="Number">Which of those that the page named.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Key">The thing; null for any of the topic.</param>
/// <param name="Since">Up to which position of the journal it was seen.</param>
internal sealed record LivePlace(int Number, string Topic, string? Key, long Since);

/// <summary>
/// <c>/live?of=cases&amp;since=4711&amp;of=instructions/i-0123&amp;since=4715</c>: what a page shows, each as it was
/// at a position of the journal.
/// </summary>
/// <param name="Places">What it shows of all that whoever asks may know.</param>
internal sealed record LiveQuestion(ImmutableArray<LivePlace> Places)
{
    /// <summary>The most that a page names.</summary>
    public const int PlacesAtMost = 8;

    private const int KeyAtMost = 100;

    /// <summary>
    /// Reads a question. What is no topic, or not for whoever asks, is left out: nothing is told of it.
    /// </summary>
    public static LiveQuestion Of(HttpRequest request, ClaimsPrincipal asker, IEnumerable<DeskTopic> topics)
    {
        var (named, since) = (request.Query["of"], request.Query["since"]);

        // A connection that broke goes on from what it heard last.
        var heard = PositionIn(request.Headers["Last-Event-ID"]);
        return new LiveQuestion(
        [
            .. named.Take(PlacesAtMost)
                .Select((text, number) => PlaceOf(
                    text ?? "", number, heard ?? PositionIn(since.ElementAtOrDefault(number)) ?? 0))
                .Where(place => topics.Any(topic =>
                    topic.Name == place.Topic && asker.HasClaim(Caller.ScopeClaim, topic.Scope))),
        ]);
    }

    private static LivePlace PlaceOf(string text, int number, long since) =>
        text.Split('/', 2) is [var topic, { Length: > 0 } key]
            ? new LivePlace(number, topic, key.Length > KeyAtMost ? key[..KeyAtMost] : key, since)
            : new LivePlace(number, text, null, since);

    private static long? PositionIn(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}
