using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;

namespace Holdfast.Desk.Tests.Access;

/// <summary>
/// S5: over random histories of everything that can be done about somebody's factors, nobody gets in but by what is
/// theirs at that moment. What should happen is told by a model that knows nothing of how it is done.
/// </summary>
public sealed class FactorMachineTests : IDisposable
{
    private const int Histories = 200, Steps = 60, Seed = 20261126;

    private static readonly string[] Passwords = ["the first of four words", "the second of four words"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Case", "S5")]
    public async Task Nobody_gets_in_but_by_what_is_theirs_at_that_moment()
    {
        await using var site = await StaffSite.StartAsync(_folder["records"], hashRounds: 1);
        var (got, refused) = (0, 0);
        for (var history = 0; history < Histories; history++)
        {
            var run = new Run(site, new Random(Seed + history), $"m{history}");
            await run.BeginAsync();
            for (var step = 0; step < Steps; step++)
            {
                await run.StepAsync(Ct);
            }

            (got, refused) = (got + run.Got, refused + run.Refused);
        }

        // Both happened often, or nothing was tried.
        Assert.True(got > 500 && refused > 2_000, $"{got} got in and {refused} did not");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>One history, beside what the model holds of it.</summary>
    private sealed class Run(StaffSite site, Random random, string name)
    {
        private StaffId _id;
        private string? _password, _invitation;
        private byte[]? _app;
        private List<string> _codes = [];
        private long _lastStep = -1;
        private int _failures;
        private bool _isDisabled;
        private DateTimeOffset _lockedUntil = DateTimeOffset.MinValue, _invitedUntil;

        public int Got { get; private set; }

        public int Refused { get; private set; }

        private DateTimeOffset Now => site.Clock.GetUtcNow();

        public async Task BeginAsync()
        {
            var (member, code) = await site.AddAsync(name, Roles.Analyst);
            (_id, _invitation, _invitedUntil) = (member.Id, code, Now + TimeSpan.FromHours(24));
        }

        public Task StepAsync(CancellationToken ct) => random.Next(12) switch
        {
            0 => SetUpAsync(ct),
            1 => ShellAsync(_isDisabled ? "enable" : "disable"),
            2 when random.Next(4) == 0 => ShellAsync("reset"),
            3 => InviteAsync(ct),
            4 => WaitAsync(),
            5 when _password is not null => ChangePasswordAsync(ct),
            _ => SignInAsync(ct),
        };

        private async Task SignInAsync(CancellationToken ct)
        {
            var password = random.Next(4) == 0 ? Passwords[random.Next(2)] : _password ?? Passwords[0];
            var step = Now.ToUnixTimeSeconds() / 30;
            var kind = random.Next(4);
            var code = kind switch
            {
                0 when _app is not null => Authenticator.CodeAt(_app, Now),
                1 when _app is not null => Authenticator.CodeAt(_app, Now - TimeSpan.FromMinutes(5)),
                2 when _codes.Count > 0 => _codes[random.Next(_codes.Count)],
                _ => "000000",
            };
            var isCode = kind == 0 && _app is not null && step > _lastStep;
            var isRecovery = kind == 2 && _codes.Contains(code);
            var expected = !_isDisabled && Now >= _lockedUntil && _password == password && (isCode || isRecovery);

            var found = await site.Get<PasswordSignIn>().TryAsync(
                name, password, code, new Origin("127.0.0.1", "test"), ct);

            Assert.True(
                expected == (found is not null), $"{name}: {expected} was to be, kind {kind}, {_failures} failures");
            if (found is { } entered)
            {
                Got++;
                Assert.Equal(_id, entered.Member.Id);
                await site.Get<SignIns>().BeginAsync(_id, entered.Proof, new Origin("127.0.0.1", "test"), null);
                _failures = 0;
                _lockedUntil = DateTimeOffset.MinValue;
                _lastStep = isCode ? step : _lastStep;
                _codes.Remove(code);
            }
            else
            {
                Refused++;
                NoteFailure();
            }
        }

        // A failure counts unless it was refused for another reason before it was looked at.
        private void NoteFailure()
        {
            if (_isDisabled || Now < _lockedUntil)
            {
                return;
            }

            _failures++;
            var beyond = _failures - SignInWatch.FailuresBeforeLock;
            _lockedUntil = beyond < 0
                ? _lockedUntil
                : Now + TimeSpan.FromMinutes(Math.Min(15, 1 << Math.Min(beyond, 4)));
        }

        private async Task SetUpAsync(CancellationToken ct)
        {
            var (password, app) = (Passwords[random.Next(2)], Authenticator.DrawSecret());
            var (change, codes) = await site.Get<OwnFactors>().SetPasswordAsync(_id, password, app, ct);
            Assert.IsType<StaffChange.Done>(change);
            (_password, _app, _codes, _invitation) = (password, app, [.. codes], null);
        }

        private async Task ChangePasswordAsync(CancellationToken ct)
        {
            _password = Passwords[random.Next(2)];
            Assert.IsType<StaffChange.Done>(await site.Get<OwnFactors>().ChangePasswordAsync(_id, _password, ct));
        }

        private async Task InviteAsync(CancellationToken ct)
        {
            var typed = random.Next(2) == 0 && _invitation is not null ? _invitation : OneTimeCode.Draw();
            var isGood = typed == _invitation && !_isDisabled && Now < _invitedUntil;
            Assert.Equal(isGood, await site.Get<OwnFactors>().UseInvitationAsync(
                _id, typed, NodaTime.Instant.FromDateTimeOffset(Now), ct));
            _invitation = isGood ? null : _invitation;
        }

        private async Task ShellAsync(string deed)
        {
            using var answer = await site.ShellAsync($"/control/staff/{name}/{deed}");
            if (!answer.IsSuccessStatusCode)
            {
                Assert.True(deed == "reset" && _isDisabled);
                return;
            }

            _isDisabled = deed switch { "disable" => true, "enable" => false, _ => _isDisabled };
            if (deed == "reset")
            {
                using var told = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
                _invitation = told.RootElement.GetProperty("code").GetString();
                _invitedUntil = Now + TimeSpan.FromHours(24);
                (_password, _app, _codes) = (null, null, []);
            }
            else if (deed == "disable")
            {
                _invitation = null;
            }
        }

        private Task WaitAsync()
        {
            site.Clock.Advance(TimeSpan.FromSeconds(random.Next(4) == 0 ? 1_200 : 31));
            return Task.CompletedTask;
        }
    }
}
