using System.Globalization;
using System.Security;
using System.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// The curve of a report of tuning as an SVG: campaigns met and money stopped against honest visits disturbed. Light,
/// printable, without script; what it shows stands as a table in the printed text.
/// </summary>
public sealed class CurveDrawing
{
    private const double Width = 760, Height = 460, Left = 70, Right = 20, Top = 60, Bottom = 90;

    // Both ends of the scale of disturbed visits, as shares.
    private const double Least = 0.0005, Most = 0.05;

    private readonly StringBuilder _svg = new();
    private readonly TuneReport _report;
    private readonly DialPoint[] _curve;

    private CurveDrawing(TuneReport report)
    {
        _report = report;
        _curve = [.. report.Points.Where(point => point is { Target: not null, IsReached: true })];
    }

    /// <summary>The drawing.</summary>
    public static string Of(TuneReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var drawing = new CurveDrawing(report);
        drawing.Begin();
        drawing.Axes();
        drawing.Band();
        drawing.Curve(point => (double)point.Figures!.Met / point.Figures.Campaigns, "#1f4e8c", "");
        if (report.Points[0].Figures!.Loss > 0)
        {
            drawing.Curve(point => (double)point.Figures!.Stopped / point.Figures.Loss, "#a34a00", " stroke-dasharray=\"7 4\"");
        }

        drawing.Marks();
        drawing.Legend();
        drawing._svg.Append("</svg>\n");
        return drawing._svg.ToString();
    }

    private void Begin()
    {
        var now = _report.Points[0].Figures!;
        var described = $"Policy {_report.Trial.Policy.Fingerprint}, measured from {Shown.Day(_report.MeasuredFrom)} on, "
            + $"{Shown.Count(now.HonestVisits)} honest visits and {now.Campaigns} campaigns. "
            + $"As it is, {Shown.Share(now.Disturbed, now.HonestVisits, 2)} of honest visits are disturbed and "
            + $"{now.Met} campaigns are met before their loss. "
            + string.Join(" ", _curve.Where(point => point.Target is 10 or 50 or 100).Select(point =>
                $"With at most {Shown.PerTenThousand(point.Target!.Value)} disturbed, {point.Figures!.Met} are met."));
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(Width)} {N(Height)}\" role=\"img\" "
            + "aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">");
        Line("<title id=\"title\">Campaigns met before their loss against honest visits disturbed</title>");
        Line($"<desc id=\"desc\">{SecurityElement.Escape(described)}</desc>");
        Line($"<rect width=\"{N(Width)}\" height=\"{N(Height)}\" fill=\"#ffffff\"/>");
        Text(Left, 24, "Campaigns met before their loss, and money stopped", "start", " font-size=\"16\" font-weight=\"bold\"");
        Text(Left, 44, "all thresholds moved together, hard rules on; shaded: 90 % interval of campaigns met", "start", "");
    }

    private void Axes()
    {
        foreach (var share in new[] { 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05 })
        {
            Line($"<path d=\"M{N(X(share))} {N(Y(0))}V{N(Y(1))}\" stroke=\"#d9d9d9\"/>");
            Text(X(share), Y(0) + 18, Shown.PerTenThousand((int)Math.Round(share * 10_000)), "middle", "");
        }

        for (var fifth = 0; fifth <= 5; fifth++)
        {
            Line($"<path d=\"M{N(X(Least))} {N(Y(fifth / 5.0))}H{N(X(Most))}\" stroke=\"#d9d9d9\"/>");
            Text(Left - 8, Y(fifth / 5.0) + 4, $"{20 * fifth} %", "end", "");
        }

        Text((X(Least) + X(Most)) / 2, Y(0) + 38, "honest visits disturbed (each step doubles, about)", "middle", "");
    }

    private void Band()
    {
        if (_curve.Length == 0)
        {
            return;
        }

        var upper = _curve.Select(point => $"{N(X(Target(point)))} {N(Y(point.Met.High))}");
        var lower = _curve.Reverse().Select(point => $"{N(X(Target(point)))} {N(Y(point.Met.Low))}");
        Line($"<path d=\"M{string.Join("L", upper.Concat(lower))}Z\" fill=\"#1f4e8c\" fill-opacity=\"0.12\"/>");
    }

    private void Curve(Func<DialPoint, double> share, string color, string dashes)
    {
        if (_curve.Length > 0)
        {
            var points = _curve.Select(point => $"{N(X(Target(point)))} {N(Y(share(point)))}");
            Line($"<path d=\"M{string.Join("L", points)}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"{dashes}/>");
        }
    }

    // The policy as it is, and how much the hard rules alone disturb.
    private void Marks()
    {
        var now = _report.Points[0].Figures!;
        var at = X((double)now.Disturbed / now.HonestVisits);
        Line($"<circle cx=\"{N(at)}\" cy=\"{N(Y((double)now.Met / now.Campaigns))}\" r=\"5\" fill=\"#000000\"/>");
        Text(at + 9, Y((double)now.Met / now.Campaigns) + 18, "as it is", "start", " font-weight=\"bold\"");
        if (_report.Points[1].Figures is { Disturbed: > 0 } rules)
        {
            var floor = X((double)rules.Disturbed / rules.HonestVisits);
            Line($"<path d=\"M{N(floor)} {N(Y(0))}V{N(Y(1))}\" stroke=\"#555555\" stroke-dasharray=\"2 3\"/>");
        }
    }

    private void Legend()
    {
        Entry(Left, "#1f4e8c", "", "campaigns met");
        Entry(Left + 160, "#a34a00", " stroke-dasharray=\"7 4\"", "money stopped");
        Entry(Left + 320, "#555555", " stroke-dasharray=\"2 3\"", "what the hard rules alone disturb");

        void Entry(double x, string color, string dashes, string text)
        {
            Line($"<path d=\"M{N(x)} {N(Height - 18)}h28\" stroke=\"{color}\" stroke-width=\"2\"{dashes}/>");
            Text(x + 36, Height - 14, text, "start", "");
        }
    }

    private static double Target(DialPoint point) => point.Target!.Value / 10_000.0;

    private static double X(double share) => Left
        + ((Width - Left - Right) * Math.Log10(Math.Clamp(share, Least, Most) / Least) / Math.Log10(Most / Least));

    private static double Y(double share) => Top + ((Height - Top - Bottom) * (1 - share));

    // A tenth of a unit: finer is not seen, and the last bits of a logarithm differ between machines.
    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private void Text(double x, double y, string text, string anchor, string more) => Line(
        $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" fill=\"#222222\"{more}>{SecurityElement.Escape(text)}</text>");

    private void Line(string line) => _svg.Append(line).Append('\n');
}
