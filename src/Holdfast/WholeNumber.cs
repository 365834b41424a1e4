using System.CommandLine;
using System.Globalization;

namespace Holdfast;

/// <summary>Options that take a whole number. What is none is refused in plain words.</summary>
internal static class WholeNumber
{
    public static Option<T> Within<T>(this Option<T> option, decimal least, decimal most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IsWithin(text, least, most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture,
                    $"{option.Name} takes a whole number from {least} to {most}, not '{text}'."));
            }
        });
        return option;
    }

    private static bool IsWithin(string text, decimal least, decimal most) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most;
}
