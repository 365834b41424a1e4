using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Tests.Stories;

public sealed class AgendaTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 9, 1, 12, 0);

    [Fact]
    public void What_is_due_first_is_done_first_and_ties_go_by_owner()
    {
        var agenda = new Agenda();
        var done = new List<string>();
        agenda.At(Noon + Duration.FromHours(1), 1, () => done.Add("later"));
        agenda.At(Noon, 2, () => done.Add("second owner"));
        agenda.At(Noon, 1, () => done.Add("first owner"));
        while (agenda.TryStep(Noon + Duration.FromHours(2)))
        {
        }

        Assert.Equal(["first owner", "second owner", "later"], done);
    }

    [Fact]
    public void What_is_due_at_the_end_is_not_done()
    {
        var agenda = new Agenda();
        agenda.At(Noon, 1, static () => throw new InvalidOperationException("It is too late for this."));

        Assert.False(agenda.TryStep(Noon));
    }
}
