using System.Text;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Trials;

/// <summary>A report of learning for people.</summary>
public sealed class LearnText
{
    private readonly LearnReport _report;
    private readonly StringBuilder _text = new();

    private LearnText(LearnReport report) => _report = report;

    /// <summary>All of it.</summary>
    public static string Of(LearnReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new LearnText(report);
        text.AppendHead();
        text.AppendStrengths();
        if (report.Strength is not null)
        {
            text.AppendWeights();
        }

        text.AppendCheck();
        text.AppendCalibration();
        return text._text.ToString();
    }

    private void AppendHead()
    {
        var (from, until) = _report.Period;
        _text.Append(TrialHead.Of(_report.Trial, until, null, _report.Check.Present.Points[0].Figures!));
        Line($"Fitted on {Shown.Count(_report.Fitted.Questions)} questions from {Shown.Day(from)} up to "
            + $"{Shown.Day(until)}, {Shown.Count(_report.Fitted.Attacks)} of them of campaigns; what is from "
            + $"{Shown.Day(until)} on was held out.");
        Line(_report.HonestWeight == 1
            ? "Attacks count as often as they are in the file. Where that is far more than a firm has, give --attacked."
            : $"Each honest question counts {Shown.Number(_report.HonestWeight, 1)} times, for attacks to be as rare "
                + "as they really are.");
    }

    private void AppendStrengths()
    {
        Heading("How hard weights are held to the present ones: loss on events foretold from earlier ones");
        var table = new TextTable("strength", "loss", "");
        table.Add("present weights", Shown.Number(_report.Losses.Present, 2), _report.Strength is null ? "chosen" : "");
        foreach (var (strength, loss) in WeightFit.Strengths.Zip(_report.Losses.ByStrength))
        {
            table.Add(Shown.Number(strength, 1), Shown.Number(loss, 2), strength == _report.Strength ? "chosen" : "");
        }

        _text.Append(table);
        if (_report.Strength is null)
        {
            Line("Nothing is learnt: no fitted weights foretold later events better than the present ones.");
        }
    }

    private void AppendWeights()
    {
        Heading("What changes");
        var table = new TextTable("", "old", "new", "spoke at attacks", "at honest questions");
        foreach (var prior in _report.Priors)
        {
            table.Add($"prior of {ContractWords.EventType.Of(prior.Gate)}", prior.Old.ToString(), prior.New.ToString(),
                Shown.Count(prior.Attacks), Shown.Count(prior.Honest));
        }

        foreach (var signal in _report.Signals)
        {
            table.Add(signal.Signal.Id, signal.Old.ToString(), signal.New.ToString(),
                Shown.Count(signal.AtAttacks), Shown.Count(signal.AtHonest));
        }

        _text.Append(table);
    }

    private void AppendCheck()
    {
        var (present, fitted) = _report.Check;
        Heading($"On events from {Shown.Day(_report.Period.CheckedFrom)} on, which were held out");
        var table = new TextTable("", "present", "", "fitted", "");
        table.Add("loss a question", Shown.Number(present.Loss, 5), Between(present.LossBetween),
            Shown.Number(fitted.Loss, 5), Between(fitted.LossBetween));
        foreach (var (was, becomes) in present.Points.Zip(fitted.Points).Where(pair => pair.First.Target is not null))
        {
            table.Add(
                $"campaigns met at {Shown.PerTenThousand(was.Target!.Value)} disturbed",
                Met(was), MetBetween(was), Met(becomes), MetBetween(becomes));
        }

        var (now, then) = (present.Points[0], fitted.Points[0]);
        table.Add("campaigns met, thresholds as they are", Met(now), MetBetween(now), Met(then), MetBetween(then));
        table.Add("honest visits disturbed by that", Cost(now), $"[{Shown.Percent(now.Disturbed)}]",
            Cost(then), $"[{Shown.Percent(then.Disturbed)}]");
        _text.Append(table);
        Line($"The loss falls by {Shown.Number(_report.LossFalls, 5)} {Between(_report.LossFallsBetween)}"
            + (_report.LossFallsBetween.Low > 0 ? "." : ": it may as well not fall at all."));
        if (present.Points.Zip(fitted.Points).Any(pair =>
            pair.First is { Target: not null, Figures: { } was } && pair.Second.Figures is { } becomes
            && becomes.Met < was.Met))
        {
            Line("WARNING: for the same disturbance the fitted weights meet fewer campaigns, whatever they gain");
            Line("question by question. Do not adopt them as they stand.");
        }

        Line("Present weights that were made with these very events in view look better here than they are.");
        Line("Thresholds were made for the present weights: after new ones, set them anew with holdfast tune.");

        static string Between((double Low, double High) interval) =>
            $"[{Shown.Number(interval.Low, 5)} to {Shown.Number(interval.High, 5)}]";

        static string Met(DialPoint point) =>
            point.Figures is { } figures ? $"{figures.Met} of {figures.Campaigns}" : "-";

        static string MetBetween(DialPoint point) => point.IsReached ? $"[{Shown.Percent(point.Met, 0)}]" : "";

        static string Cost(DialPoint point) => Shown.Share(point.Figures!.Disturbed, point.Figures.HonestVisits, 2);
    }

    private void AppendCalibration()
    {
        Heading("Of what scored so, how much was attack (held out; 90 % interval, as if questions were independent)");
        var table = new TextTable(
            "score", "present: questions", "mean score", "attacks", "",
            "fitted: questions", "mean score", "attacks", "");
        var (present, fitted) = _report.Check;
        foreach (var (was, becomes) in present.Calibration.Zip(fitted.Calibration))
        {
            table.Add([$"0.{was.From}-{(was.From == 9 ? "1.0" : $"0.{was.From + 1}")}", .. Of(was), .. Of(becomes)]);
        }

        _text.Append(table);

        static string[] Of(CalibrationBin bin) => bin.Questions == 0
            ? ["0", "", "", ""]
            :
            [
                Shown.Count(bin.Questions), Shown.Number(bin.MeanScore, 3), Shown.Percent(bin.Share, 1),
                $"[{Shown.Percent(new Interval(bin.Low, bin.High), 0)}]",
            ];
    }

    private void Heading(string heading) => _text.Append('\n').Append(heading).Append('\n');

    private void Line(string line) => _text.Append("  ").Append(line).Append('\n');
}
