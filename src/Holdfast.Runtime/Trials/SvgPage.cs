using System.Globalization;
using System.Security;
using System.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// A drawing for reports: light, printable, without script, with a title and a description for who does not see it.
/// </summary>
internal sealed class SvgPage
{
    private readonly StringBuilder _svg = new();

    public SvgPage(double width, double height, string title, string description)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" "
            + "aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">");
        Add($"<title id=\"title\">{SecurityElement.Escape(title)}</title>");
        Add($"<desc id=\"desc\">{SecurityElement.Escape(description)}</desc>");
        Add($"<rect width=\"{N(width)}\" height=\"{N(height)}\" fill=\"#ffffff\"/>");
    }

    public static string Dashes(string pattern) => $"stroke-dasharray=\"{pattern}\"";

    public void Text(double x, double y, string text, string anchor = "start", string more = "") =>
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" fill=\"#222222\"{Space(more)}>"
            + $"{SecurityElement.Escape(text)}</text>");

    public void Line(IEnumerable<(double X, double Y)> points, string color, string more = "") =>
        Add($"<path d=\"M{Path(points)}\" fill=\"none\" stroke=\"{color}\"{Space(more)}/>");

    public void Area(IEnumerable<(double X, double Y)> points, string color, string more = "") =>
        Add($"<path d=\"M{Path(points)}Z\" fill=\"{color}\"{Space(more)}/>");

    public void Dot(double x, double y, double radius, string color) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{color}\"/>");

    public override string ToString() => _svg + "</svg>\n";

    private static string Path(IEnumerable<(double X, double Y)> points) =>
        string.Join("L", points.Select(point => $"{N(point.X)} {N(point.Y)}"));

    private static string Space(string more) => more.Length == 0 ? "" : " " + more;

    // A tenth of a unit: finer is not seen, and the last bits of a logarithm differ between machines.
    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private void Add(string element) => _svg.Append(element).Append('\n');
}
