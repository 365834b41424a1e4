namespace Holdfast.Runtime.Trials;

/// <summary>
/// Whether scores are what they say, as an SVG: by tenth of the score, the share of attacks against the mean score, for
/// the present and the fitted policy. What it shows stands as a table in the printed text.
/// </summary>
public static class ReliabilityDrawing
{
    private const double Width = 520, Height = 560, Left = 70, Top = 60, Side = 420;

    private const string Blue = "#1f4e8c", Brown = "#a34a00", Grid = "#d9d9d9";

    /// <summary>The drawing.</summary>
    public static string Of(LearnReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (present, fitted) = report.Check;
        var page = new SvgPage(
            Width, Height, "Share of attacks by score",
            "On events that were held out. " + Described("Present", present) + " " + Described("Fitted", fitted));
        page.Text(Left, 24, "Of what scored so, how much was attack", more: "font-size=\"16\" font-weight=\"bold\"");
        page.Text(Left, 44, "a dot for each tenth; on the line, scores are what they say");
        for (var fifth = 0; fifth <= 5; fifth++)
        {
            var share = fifth / 5.0;
            page.Line([At(0, share), At(1, share)], Grid);
            page.Line([At(share, 0), At(share, 1)], Grid);
            page.Text(Left - 8, At(0, share).Y + 4, $"{20 * fifth} %", "end");
            page.Text(At(share, 0).X, Top + Side + 18, fifth == 0 ? "0" : Shown.Number(share, 1), "middle");
        }

        page.Line([At(0, 0), At(1, 1)], "#555555", SvgPage.Dashes("2 3"));
        Series(present, Brown, SvgPage.Dashes("7 4"), radius: 6);
        Series(fitted, Blue, "", radius: 4);
        page.Text(Left + (Side / 2), Top + Side + 38, "score", "middle");
        Legend(Left, Brown, SvgPage.Dashes("7 4"), "present policy");
        Legend(Left + 180, Blue, "", "fitted policy");
        return page.ToString();

        void Series(HeldOut heldOut, string color, string dashes, double radius)
        {
            CalibrationBin[] bins = [.. heldOut.Calibration.Where(bin => bin.Questions > 0)];
            page.Line(
                bins.Select(bin => At(bin.MeanScore, bin.Share)), color, $"stroke-width=\"1.5\" {dashes}".Trim());
            foreach (var bin in bins)
            {
                var (x, y) = At(bin.MeanScore, bin.Share);
                page.Dot(x, y, radius, color);
            }
        }

        void Legend(double x, string color, string dashes, string text)
        {
            page.Line([(x, Height - 18), (x + 28, Height - 18)], color, $"stroke-width=\"2\" {dashes}".Trim());
            page.Text(x + 36, Height - 14, text);
        }
    }

    private static string Described(string whose, HeldOut heldOut) => $"{whose} policy: "
        + string.Join(", ", heldOut.Calibration.Where(bin => bin.Questions > 0).Select(bin =>
            $"mean score {Shown.Number(bin.MeanScore, 2)}, {Shown.Percent(bin.Share, 0)} of "
            + $"{Shown.Count(bin.Questions)}")) + ".";

    private static (double X, double Y) At(double score, double share) =>
        (Left + (Side * score), Top + (Side * (1 - share)));
}
