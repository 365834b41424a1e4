using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Tests.Access;

/// <summary>By which rules keys are made, each at its boundary.</summary>
public sealed class KeyRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 12, 0);

    private static readonly Caller Shell =
        new("shell:ops", [.. Scopes.All.Select(scope => scope.Name)], Expires: null);

    [Theory]
    [InlineData("core", null)]
    [InlineData("a", null)]
    [InlineData("Core banking @ east/2.1-b_c", null)]
    [InlineData("", "/name")]
    [InlineData(null, "/name")]
    [InlineData(" core", "/name")]
    [InlineData("shell:ops", "/name")]
    [InlineData("core\n", "/name")]
    [InlineData("córe", "/name")]
    public void A_name_is_plain_and_cannot_be_taken_for_somebody_at_the_shell(string? name, string? fault) =>
        AssertFault(new KeyRequest(name, ["events:write"], null), fault);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "/name")]
    public void A_name_has_at_most_64_characters(int length, string? fault) =>
        AssertFault(new KeyRequest(new string('x', length), ["events:write"], null), fault);

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-11-26", null)]
    [InlineData("2026-11-25T12:00:00.0000001Z", null)]
    [InlineData("2026-11-25T13:00:01+01:00", null)]
    [InlineData("2026-11-25T12:00:00Z", "/expires")]
    [InlineData("2026-11-25", "/expires")]
    [InlineData("tomorrow", "/expires")]
    [InlineData("2026-11-26T12:00:00", "/expires")]
    public void A_key_ends_after_now_at_a_date_or_a_time_with_offset(string? expires, string? fault) =>
        AssertFault(new KeyRequest("core", ["events:write"], expires), fault);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var ruling = KeyRules.Rule(new KeyRequest("", ["events:write", "x", null], "never"), Shell, [], Now);

        Assert.Equal(
            ["/name", "/scopes/1", "/scopes/2", "/expires"],
            Assert.IsType<KeyRuling.Malformed>(ruling).Faults.Select(fault => fault.Pointer));
    }

    [Fact]
    public void A_key_has_a_scope() => AssertFault(new KeyRequest("core", [], null), "/scopes");

    [Fact]
    public void A_key_gives_on_no_scope_that_it_has_not()
    {
        var caller = new Caller("maker", ["keys:write", "events:write"], Expires: null);

        Assert.IsType<KeyRuling.Allowed>(
            KeyRules.Rule(new KeyRequest("a", ["events:write"], null), caller, [], Now));
        Assert.IsType<KeyRuling.BeyondOwn>(
            KeyRules.Rule(new KeyRequest("a", ["events:write", "records:read"], null), caller, [], Now));
    }

    [Theory]
    [InlineData("2026-12-01", true)]
    [InlineData("2026-12-01T00:00:00.0000001Z", false)]
    [InlineData(null, false)]
    public void A_key_that_expires_makes_none_that_outlives_it(string? expires, bool isAllowed)
    {
        var caller = new Caller("maker", ["keys:write"], Instant.FromUtc(2026, 12, 1, 0, 0));

        Assert.Equal(isAllowed, KeyRules.Rule(new KeyRequest("a", ["keys:write"], expires), caller, [], Now)
            is KeyRuling.Allowed);
    }

    [Fact]
    public void A_name_is_free_again_when_its_key_is_not_valid_any_more()
    {
        var held = Held("core", Now + Duration.FromHours(1));

        Assert.IsType<KeyRuling.NameTaken>(
            KeyRules.Rule(new KeyRequest("core", ["events:write"], null), Shell, [held], Now));
        Assert.IsType<KeyRuling.Allowed>(KeyRules.Rule(
            new KeyRequest("core", ["events:write"], null), Shell, [held], Now + Duration.FromHours(1)));
        held.Revoke(Now, "shell:ops");
        Assert.IsType<KeyRuling.Allowed>(
            KeyRules.Rule(new KeyRequest("core", ["events:write"], null), Shell, [held], Now));
    }

    [Theory]
    [InlineData(KeyRules.ValidAtMost - 1, true)]
    [InlineData(KeyRules.ValidAtMost, false)]
    public void There_are_at_most_a_thousand_valid_keys(int keys, bool isAllowed)
    {
        var held = Enumerable.Range(0, keys).Select(i => Held($"k{i}", null)).ToList();

        Assert.Equal(isAllowed, KeyRules.Rule(new KeyRequest("one more", ["events:write"], null), Shell, held, Now)
            is KeyRuling.Allowed);
    }

    private static HeldKey Held(string name, Instant? expires) =>
        new(new ApiKey(KeyId.Draw(), name, ["events:write"], [], "shell:ops", Now, expires));

    private static void AssertFault(KeyRequest request, string? pointer)
    {
        var ruling = KeyRules.Rule(request, Shell, [], Now);
        Assert.Equal(
            pointer is null ? [] : [pointer],
            ruling is KeyRuling.Malformed malformed ? malformed.Faults.Select(fault => fault.Pointer) : []);
        Assert.Equal(pointer is null, ruling is KeyRuling.Allowed);
    }
}
