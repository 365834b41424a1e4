using System.Diagnostics.Metrics;
using System.Net;
using Holdfast.Desk.Access;
using Holdfast.Desk.Settings;

namespace Holdfast.Desk.Tests.Health;

/// <summary>Health: closed unless the settings open it, and not ready where nothing can be kept.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_is_open_without_a_key_only_where_the_settings_say_so()
    {
        await using (var closed = await Served.StartAsync(_folder["closed"]))
        {
            using var refused = await closed.Nobody.GetAsync("/health/live", Ct);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var settings = new ServerSettings { Health = new HealthSettings { IsOpen = true, DiskFreeMebibytes = 0 } };
        await using var open = await Served.StartAsync(_folder["open"], settings);
        using var live = await open.Nobody.GetAsync("/health/live", Ct);
        using var ready = await open.Nobody.GetAsync("/health/ready", Ct);
        using var events = await open.Nobody.GetAsync("/v1/keys", Ct);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized),
            (live.StatusCode, ready.StatusCode, events.StatusCode));
    }

    [Fact]
    public async Task A_server_whose_disk_is_nearly_full_is_not_ready_and_says_why_to_whoever_has_a_key()
    {
        var settings = new ServerSettings
        {
            Health = new HealthSettings { IsOpen = true, DiskFreeMebibytes = 1_000_000_000 },
        };
        await using var served = await Served.StartAsync(_folder["records"], settings);
        using var client = served.With(await served.KeyAsync("watch", Scopes.HealthRead));

        using var nobody = await served.Nobody.GetAsync("/health/ready", Ct);
        using var known = await client.GetAsync("/health/ready", Ct);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, nobody.StatusCode);
        Assert.NotNull(nobody.Headers.RetryAfter);
        Assert.DoesNotContain("MiB", await nobody.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("1000000000 have to be", await known.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_ready_says_so_in_its_log_and_figures_before_anybody_asks()
    {
        var settings = new ServerSettings { Health = new HealthSettings { DiskFreeMebibytes = 1_000_000_000 } };
        await using var served = await Served.StartAsync(_folder["records"], settings);
        List<(string Name, double Value)> told = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Holdfast")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => told.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => told.Add((instrument.Name, value)));
        listener.Start();

        listener.RecordObservableInstruments();

        Assert.Contains(served.Log.All, line => line.StartsWith("The server is not ready: ", StringComparison.Ordinal)
            && line.Contains("1000000000 have to be", StringComparison.Ordinal));
        Assert.Contains(("holdfast.ready", 0), told);
        Assert.Contains(told, one => one.Name == "holdfast.disk.free" && one.Value > 0);
    }

    public void Dispose() => _folder.Dispose();
}
