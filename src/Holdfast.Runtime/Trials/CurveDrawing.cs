namespace Holdfast.Runtime.Trials;

/// <summary>
/// The curve of a report of tuning as an SVG: campaigns met and money stopped against honest visits disturbed. What it
/// shows stands as a table in the printed text.
/// </summary>
public sealed class CurveDrawing
{
    private const double Width = 760, Height = 460, Left = 70, Right = 20, Top = 60, Bottom = 90;

    // Both ends of the scale of disturbed visits, as shares.
    private const double Least = 0.0005, Most = 0.05;

    private const string Blue = "#1f4e8c", Brown = "#a34a00", Gray = "#555555", Grid = "#d9d9d9";

    private readonly SvgPage _page;
    private readonly TuneReport _report;
    private readonly DialPoint[] _curve;

    private CurveDrawing(TuneReport report)
    {
        _report = report;
        _curve = [.. report.Points.Where(point => point is { Target: not null, IsReached: true })];
        _page = new SvgPage(
            Width, Height, "Campaigns met before their loss against honest visits disturbed", Description());
    }

    /// <summary>The drawing.</summary>
    public static string Of(TuneReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var drawing = new CurveDrawing(report);
        drawing.Axes();
        drawing.Curves();
        drawing.Marks();
        drawing.Legend();
        return drawing._page.ToString();
    }

    private string Description()
    {
        var now = _report.Points[0].Figures!;
        return $"Policy {_report.Trial.Policy.Fingerprint}, measured from {Shown.Day(_report.MeasuredFrom)} on, "
            + $"{Shown.Count(now.HonestVisits)} honest visits and {now.Campaigns} campaigns. "
            + $"As it is, {Shown.Share(now.Disturbed, now.HonestVisits, 2)} of honest visits are disturbed and "
            + $"{now.Met} campaigns are met before their loss. "
            + string.Join(" ", _curve.Where(point => point.Target is 10 or 50 or 100).Select(point =>
                $"With at most {Shown.PerTenThousand(point.Target!.Value)} disturbed, {point.Figures!.Met} are met."));
    }

    private void Axes()
    {
        _page.Text(Left, 24, "Campaigns met before their loss, and money stopped",
            more: "font-size=\"16\" font-weight=\"bold\"");
        _page.Text(Left, 44, "all thresholds moved together, hard rules on; shaded: 90 % interval of campaigns met");
        foreach (var perTenThousand in TuneRun.Shown)
        {
            var x = X(perTenThousand / 10_000.0);
            _page.Line([(x, Y(0)), (x, Y(1))], Grid);
            _page.Text(x, Y(0) + 18, Shown.PerTenThousand(perTenThousand), "middle");
        }

        for (var fifth = 0; fifth <= 5; fifth++)
        {
            _page.Line([(X(Least), Y(fifth / 5.0)), (X(Most), Y(fifth / 5.0))], Grid);
            _page.Text(Left - 8, Y(fifth / 5.0) + 4, $"{20 * fifth} %", "end");
        }

        _page.Text((X(Least) + X(Most)) / 2, Y(0) + 38, "honest visits disturbed (logarithmic)", "middle");
    }

    private void Curves()
    {
        if (_curve.Length == 0)
        {
            return;
        }

        _page.Area(
            [
                .. _curve.Select(point => (X(Target(point)), Y(point.Met.High))),
                .. _curve.Reverse().Select(point => (X(Target(point)), Y(point.Met.Low))),
            ],
            Blue, "fill-opacity=\"0.12\"");
        Curve(point => (double)point.Figures!.Met / point.Figures.Campaigns, Blue, "");
        if (_report.Points[0].Figures!.Loss > 0)
        {
            Curve(point => (double)point.Figures!.Stopped / point.Figures.Loss, Brown, SvgPage.Dashes("7 4"));
        }

        void Curve(Func<DialPoint, double> share, string color, string dashes) => _page.Line(
            _curve.Select(point => (X(Target(point)), Y(share(point)))), color, $"stroke-width=\"2\" {dashes}".Trim());
    }

    // The policy as it is, and how much the hard rules alone disturb.
    private void Marks()
    {
        var now = _report.Points[0].Figures!;
        var (x, y) = (X((double)now.Disturbed / now.HonestVisits), Y((double)now.Met / now.Campaigns));
        _page.Dot(x, y, 5, "#000000");
        _page.Text(x + 9, y + 18, "as it is", more: "font-weight=\"bold\"");
        if (_report.Points[1].Figures is { Disturbed: > 0 } rules)
        {
            var floor = X((double)rules.Disturbed / rules.HonestVisits);
            _page.Line([(floor, Y(0)), (floor, Y(1))], Gray, SvgPage.Dashes("2 3"));
        }
    }

    private void Legend()
    {
        Entry(Left, Blue, "", "campaigns met");
        Entry(Left + 160, Brown, SvgPage.Dashes("7 4"), "money stopped");
        Entry(Left + 320, Gray, SvgPage.Dashes("2 3"), "what the hard rules alone disturb");

        void Entry(double x, string color, string dashes, string text)
        {
            _page.Line([(x, Height - 18), (x + 28, Height - 18)], color, $"stroke-width=\"2\" {dashes}".Trim());
            _page.Text(x + 36, Height - 14, text);
        }
    }

    private static double Target(DialPoint point) => point.Target!.Value / 10_000.0;

    private static double X(double share) => Left
        + ((Width - Left - Right) * Math.Log10(Math.Clamp(share, Least, Most) / Least) / Math.Log10(Most / Least));

    private static double Y(double share) => Top + ((Height - Top - Bottom) * (1 - share));
}
