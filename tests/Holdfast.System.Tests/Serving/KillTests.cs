namespace Holdfast.System.Tests.Serving;

/// <summary>D1, C1: kills one after another, on one folder.</summary>
public sealed class KillTests
{
    [Fact]
    public Task What_was_acknowledged_before_five_kills_is_kept() => KillRun.RunAsync(kills: 5, seed: 11);

    [Fact]
    [Trait("Category", "Slow")]
    public Task What_was_acknowledged_before_a_hundred_kills_is_kept() => KillRun.RunAsync(kills: 100, seed: 12);

    [Fact]
    [Trait("Category", "Long")]
    public Task What_was_acknowledged_before_two_hundred_kills_is_kept() => KillRun.RunAsync(kills: 200, seed: 14);
}
