using Holdfast.Engine.Policy;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Scoring;

public sealed class ScoreStateTests
{
    [Fact]
    public void What_was_saved_and_loaded_is_saved_again_as_the_same_bytes()
    {
        using var state = Scored.NewState();
        Scored.Run(state, [.. EventLines.WithFaults(300, seed: 6)]);
        var saved = Scored.Saved(state);

        using var loaded = Scored.Loaded(saved);
        Assert.Equal(saved, Scored.Saved(loaded));
    }

    [Fact]
    public void Nothing_known_can_be_saved_and_loaded()
    {
        using var state = Scored.NewState();
        using var loaded = Scored.Loaded(Scored.Saved(state));

        Assert.Equal((0, 0), loaded.Engine.Subjects);
    }

    [Fact]
    public void A_state_goes_on_under_another_policy_but_repeats_are_answered_as_the_first_time()
    {
        var lines = EventLines.Of(40, seed: 8);
        using var state = Scored.NewState();
        var first = Scored.Run(state, [.. lines]);
        var policy = new DecisionPolicy(limits: new Dictionary<string, decimal> { ["newPayee"] = 30 });

        using var loaded = ScoreState.Load(new MemoryStream(Scored.Saved(state)), policy);

        Assert.Equal(first, Scored.Run(loaded, [.. lines]));
        var next = Assert.Single(Scored.Lines(Scored.Run(loaded, EventLines.SignIn("e-new"))));
        Assert.Contains($"\"policy\":\"{policy.Fingerprint}\"", next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_was_changed_anywhere_is_refused()
    {
        using var state = Scored.NewState();
        Scored.Run(state, [.. EventLines.Of(20, seed: 1)]);
        var saved = Scored.Saved(state);
        for (var at = 0; at < saved.Length; at += at < 100 ? 1 : 131)
        {
            saved[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => Scored.Loaded(saved).Dispose());
            saved[at] ^= 0x10;
        }
    }

    [Fact]
    public void A_state_that_was_cut_short_or_goes_on_is_refused()
    {
        using var state = Scored.NewState();
        Scored.Run(state, [.. EventLines.Of(20, seed: 1)]);
        var saved = Scored.Saved(state);
        for (var length = 0; length < saved.Length; length += length < 100 ? 1 : 97)
        {
            Assert.Throws<InvalidDataException>(() => Scored.Loaded(saved[..length]).Dispose());
        }

        Assert.Throws<InvalidDataException>(() => Scored.Loaded([.. saved, 0]).Dispose());
    }

    [Fact]
    public void What_is_no_state_is_refused() =>
        Assert.Equal(
            "This is no saved state.",
            Assert.Throws<InvalidDataException>(
                () => Scored.Loaded(EventLines.Bytes(EventLines.Of(9, seed: 1))).Dispose()).Message);
}
