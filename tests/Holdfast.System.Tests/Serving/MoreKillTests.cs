namespace Holdfast.System.Tests.Serving;

/// <summary>D1, C1: as many kills again, beside the others, since each start keeps one processor busy.</summary>
public sealed class MoreKillTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public Task What_was_acknowledged_before_another_hundred_kills_is_kept() =>
        KillRun.RunAsync(kills: 100, seed: 13);
}
