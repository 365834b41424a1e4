using System.Net;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Settings;

namespace Holdfast.Desk.Tests.Api;

/// <summary>Rates: each key its own, and guessing keys is limited by address.</summary>
public sealed class RequestRateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_again_and_no_other_is_kept_waiting()
    {
        var settings = new ServerSettings { Rates = new RateSettings { Key = new RateSetting(1, 3) } };
        await using var served = await Served.StartAsync(_folder["records"], settings);
        using var busy = served.With(await served.KeyAsync("busy", Scopes.HealthRead));
        using var other = served.With(await served.KeyAsync("other", Scopes.HealthRead));

        List<HttpResponseMessage> answers = [];
        for (var i = 0; i < 12; i++)
        {
            answers.Add(await busy.GetAsync("/health/live", Ct));
        }

        using var others = await other.GetAsync("/health/live", Ct);
        Assert.All(answers.Take(3), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var refused = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        Assert.Contains(
            "/problems/rate-limited", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_keys_is_stopped_and_whoever_has_one_is_not()
    {
        var settings = new ServerSettings { Rates = new RateSettings { Address = new RateSetting(1, 5) } };
        await using var served = await Served.StartAsync(_folder["records"], settings);
        using var honest = served.With(await served.KeyAsync("honest", Scopes.HealthRead));

        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 20; i++)
        {
            using var guess = served.With(KeyText.Draw(KeyId.Draw()));
            using var answer = await guess.GetAsync("/health/live", Ct);
            answers.Add(answer.StatusCode);
        }

        using var good = await honest.GetAsync("/health/live", Ct);
        Assert.All(answers.Take(5), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(19)]
    [InlineData(50_000)]
    [InlineData(1_000_000)]
    public void A_rate_is_filled_at_what_was_set_also_where_it_does_not_divide_evenly(int perSecond)
    {
        var bucket = RequestRates.Bucket(new RateSetting(perSecond, 100));

        Assert.Equal(
            (double)perSecond, bucket.TokensPerPeriod / bucket.ReplenishmentPeriod.TotalSeconds, perSecond * 1e-5);
    }

    public void Dispose() => _folder.Dispose();
}
