using Holdfast.Desk.Facts;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Desk.Tests.Facts;

public sealed class DeskWriterTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 26, 17, 0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_command_did_is_in_the_tables_when_it_is_answered()
    {
        await using var desk = await FactsDesk.StartAsync(_folder["."]);

        Assert.True(await desk.SetAsync("one", Noon));

        Assert.Equal(["one"], desk.Names());
    }

    [Fact]
    public async Task Of_a_thousand_who_ask_for_the_same_at_once_one_gets_it()
    {
        await using var desk = await FactsDesk.StartAsync(_folder["."]);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 1000).Select(_ => Task.Run(() => desk.SetAsync("one", Noon))));

        Assert.Single(answers, isSet => isSet);
    }

    [Fact]
    public async Task Tables_that_are_thrown_away_are_made_again_from_the_journal()
    {
        await using (var desk = await FactsDesk.StartAsync(_folder["."]))
        {
            await desk.SetAsync("one", Noon);
            await desk.SetAsync("two", Noon);
        }

        new SqliteDeskPlace(_folder["."]).Forget();
        await using var again = await FactsDesk.StartAsync(_folder["."]);

        Assert.False(await again.SetAsync("two", Noon));
        Assert.Equal(["one", "two"], again.Names());
    }

    [Fact]
    public async Task Tables_that_are_there_are_gone_on_with()
    {
        await using (var desk = await FactsDesk.StartAsync(_folder["."]))
        {
            await desk.SetAsync("one", Noon);
        }

        await using var again = await FactsDesk.StartAsync(_folder["."]);

        Assert.False(await again.SetAsync("one", Noon));
        Assert.Equal(0, again.Place.Made);
    }

    [Fact]
    public async Task Tables_of_another_schema_are_made_anew()
    {
        await using (var desk = await FactsDesk.StartAsync(_folder["."]))
        {
            await desk.SetAsync("one", Noon);
            using var db = desk.Reader.Open();
            Assert.Equal(1, Execute(_folder["desk.db"], "UPDATE desk_schema SET mark = 'older'"));
        }

        await using var again = await FactsDesk.StartAsync(_folder["."]);

        Assert.False(await again.SetAsync("one", Noon));
        Assert.Equal(1, again.Place.Made);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_made_anew()
    {
        await File.WriteAllTextAsync(
            _folder["desk.db"], new string('x', 9000), TestContext.Current.CancellationToken);

        await using var desk = await FactsDesk.StartAsync(_folder["."]);

        Assert.True(await desk.SetAsync("one", Noon));
    }

    [Fact]
    public async Task An_entry_that_nothing_can_be_made_of_is_set_aside_without_a_word_of_what_it_says()
    {
        await using var desk = await FactsDesk.StartAsync(_folder["."]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.SetAsync(AlarmEffects.NoGood, Noon));

        Assert.True(await desk.SetAsync("one", Noon));
        Assert.Equal(["one"], desk.Names());
        var aside = Assert.Single(desk.Following.Follower.SetAside(-1, 10));
        Assert.Equal("Nothing could be made of it (FormatException).", aside.Reason);
    }

    [Fact]
    public async Task A_command_that_fails_leaves_the_turn_to_the_next()
    {
        await using var desk = await FactsDesk.StartAsync(_folder["."]);

        await Assert.ThrowsAsync<FormatException>(() => desk.Writer.DecideAsync<bool>(
            (_, _) => throw new FormatException(), TestContext.Current.CancellationToken));

        Assert.True(await desk.SetAsync("one", Noon));
    }

    private static int Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
