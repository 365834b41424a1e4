using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// A report of tuning for people: the table twin of its drawing, and all that the drawing does not show.
/// </summary>
public sealed class TuneText
{
    private const string NotReached = "the hard rules alone disturb more";

    private readonly TuneReport _report;
    private readonly StringBuilder _text = new();

    private TuneText(TuneReport report) => _report = report;

    /// <summary>All of it.</summary>
    public static string Of(TuneReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new TuneText(report);
        text._text.Append(TrialHead.Of(report.Trial, report.MeasuredFrom, report.Reported, report.Points[0].Figures!));
        text.AppendDial();
        text.AppendThresholds();
        text.AppendKinds();
        text.AppendGroups();
        text.AppendProposal();
        return text._text.ToString();
    }

    private IEnumerable<(int Place, DialPoint Point)> Rows => _report.Points.Index()
        .Where(point => point.Item.Target is not { } target || TuneRun.Shown.Contains(target));

    private static string NameOf(DialPoint point, int place) => point.Target is { } target
        ? Shown.PerTenThousand(target)
        : place == 0 ? "as it is" : "hard rules alone";

    private void AppendDial()
    {
        Heading("What the thresholds cost and catch");
        Line("All thresholds are moved together until at most a share of honest visits is disturbed; hard rules");
        Line("stay on.");
        Line("Met: answered otherwise than allow before the first loss. In brackets 90 % intervals.");
        var table = new TextTable("", "moved by", "disturbed", "", "met", "", "with a loss", "money stopped", "");
        foreach (var (place, point) in Rows)
        {
            if (point.Figures is not { } figures)
            {
                table.AddNote(NameOf(point, place), NotReached);
                continue;
            }

            table.Add(
                NameOf(point, place),
                point.Shift is { } shift && place != 0 ? MovedBy(shift) : "",
                $"{Shown.Count(figures.Disturbed)} = {Shown.Share(figures.Disturbed, figures.HonestVisits, 2)}",
                $"[{Shown.Percent(point.Disturbed)}]",
                $"{figures.Met} = {Shown.Share(figures.Met, figures.Campaigns)}",
                $"[{Shown.Percent(point.Met, 0)}]",
                $"{point.WithLoss.Met} of {point.WithLoss.All}",
                figures.Loss == 0 ? "" : $"{Shown.Dollars(figures.Stopped)} = {StoppedOf(figures)}",
                figures.Loss == 0 ? "" : $"[{Shown.Percent(point.Stopped, 0)}]");
        }

        _text.Append('\n').Append(table);
        var now = _report.Points[0];
        if (now.Figures!.Loss > 0)
        {
            Line("Money counts as stopped from a campaign's first answer on, whichever of its customers was asked.");
            Line($"As it is, {Shown.Dollars(now.StoppedNear)} of that is of customers who were asked themselves.");
        }

        Line("Figures but the first row are of one playing: what is answered changes what is learnt, a little.");
    }

    private static string MovedBy(int shift) => shift < -GateThresholds.Widest ? "to nothing" : Shown.Signed(shift);

    private void AppendThresholds()
    {
        var points = Rows.Where(row => row.Point is { Target: 10 or 50 or 100, IsReached: true }).ToList();
        if (points.Count == 0)
        {
            return;
        }

        Heading("The lowest threshold of each gate at these settings");
        var table = new TextTable(["", "as it is", .. points.Select(row => NameOf(row.Point, row.Place))]);
        foreach (var gate in Gates.All)
        {
            var thresholds = _report.Trial.Policy.GateOf(gate)!.Thresholds;
            if (GateThresholds.Lowest(thresholds) is { } lowest)
            {
                table.Add([
                    ContractWords.EventType.Of(gate), lowest.ToString(),
                    .. points.Select(row => ThresholdShift.Apply(lowest, row.Point.Shift ?? 0).ToString()),
                ]);
            }
        }

        _text.Append(table);
    }

    private void AppendKinds()
    {
        Heading("By kind of attack: met before loss, and money stopped");
        var shown = Rows.Where(row => row.Point.Target is null or 10 or 50 or 100).ToList();
        var table = new TextTable(
            ["", "campaigns", "money", .. shown.Select(row => NameOf(row.Point, row.Place))]);
        foreach (var kind in _report.Kinds)
        {
            table.Add([
                kind.Kind, Shown.Count(kind.Campaigns), kind.Loss == 0 ? "" : Shown.Dollars(kind.Loss),
                .. shown.Select(row => kind.Met[row.Place] is var (met, stopped) && met < 0 ? "-"
                    : $"{met}{(kind.Loss == 0 ? "" : $", {Shown.Share(stopped, kind.Loss)}")}"),
            ]);
        }

        _text.Append(table);
    }

    private void AppendGroups()
    {
        Heading("Whom the policy as it is disturbs");
        var table = new TextTable("", "honest visits", "disturbed", "", "90 % interval");
        foreach (var group in _report.Groups)
        {
            table.Add(group.Name, Shown.Count(group.Visits), Shown.Count(group.Disturbed),
                Shown.Share(group.Disturbed, group.Visits, 2),
                group.Visits == 0 ? "" : Shown.Percent(new Interval(group.Low, group.High)));
        }

        _text.Append(table);
        foreach (var group in _report.Groups.Skip(1))
        {
            Line($"{group.Name}: {group.Definition}.");
        }

        foreach (var group in _report.Groups.Where(group => group.CarriesTheCost))
        {
            Line($"WARNING: {group.Name} carry the cost: more than twice as often disturbed as everybody.");
        }
    }

    private void AppendProposal()
    {
        var budget = Shown.PerTenThousand(_report.BudgetPerTenThousand);
        Heading($"A threshold a gate, for at most {budget} of honest visits");
        if (_report.Proposal is not { } proposal)
        {
            Line($"None: {NotReached}.");
            return;
        }

        if (proposal.Moves.Count == 0)
        {
            Line("Nothing moves: no threshold was found that meets more within the budget.");
            return;
        }

        var moves = new TextTable(
            "", "as it is", "proposed", "moved by", "by itself: disturbed", "met", "money stopped");
        foreach (var move in proposal.Moves)
        {
            moves.Add(
                ContractWords.EventType.Of(move.Gate),
                Shown.Threshold(GateThresholds.Lowest(move.Old.Thresholds)),
                Shown.Threshold(GateThresholds.Lowest(move.New.Thresholds)),
                Shown.Signed(move.Shift),
                $"{move.Now.Disturbed} -> {move.Alone.Disturbed}",
                $"{move.Now.Met} -> {move.Alone.Met}",
                $"{StoppedOf(move.Now)} -> {StoppedOf(move.Alone)}");
        }

        _text.Append(moves);
        _text.Append('\n');
        var halves = new TextTable("", "", "disturbed", "", "met", "money stopped");
        Add("half fitted on", proposal.Fitted.Now, proposal.Fitted.Proposed);
        Add("half not seen", proposal.Unseen.Now, proposal.Unseen.Proposed);
        Add("all", proposal.All.Now, proposal.All.Proposed);
        halves.Add("", "played again", Disturbed(proposal.PlayedAgain), OfAll(proposal.PlayedAgain),
            MetOf(proposal.PlayedAgain), StoppedOf(proposal.PlayedAgain));
        _text.Append(halves);
        Line("The half not seen tells how far the proposal carries. Trust no gain that is in the other half alone.");

        void Add(string name, Figures now, Figures proposed)
        {
            halves.Add(name, "as it is", Disturbed(now), OfAll(now), MetOf(now), StoppedOf(now));
            halves.Add("", "proposed", Disturbed(proposed), OfAll(proposed), MetOf(proposed), StoppedOf(proposed));
        }
    }

    private static string Disturbed(Figures figures) =>
        $"{Shown.Count(figures.Disturbed)} of {Shown.Count(figures.HonestVisits)}";

    private static string OfAll(Figures figures) => Shown.Share(figures.Disturbed, figures.HonestVisits, 2);

    private static string MetOf(Figures figures) => $"{figures.Met} of {figures.Campaigns}";

    private static string StoppedOf(Figures figures) => Shown.Share(figures.Stopped, figures.Loss);

    private void Heading(string heading) => _text.Append('\n').Append(heading).Append('\n');

    private void Line(string line) => _text.Append("  ").Append(line).Append('\n');
}
