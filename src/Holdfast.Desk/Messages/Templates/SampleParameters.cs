using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>Made-up values, by which a text is shown before it is sent to anybody.</summary>
internal static class SampleParameters
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 26, 14, 9, 11);

    /// <summary>A value for each parameter of a message.</summary>
    public static MessageParameters Of(TemplateKind kind)
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var made = MessageParameters.None;
        foreach (var parameter in kind.Parameters)
        {
            made = parameter.Kind switch
            {
                ParameterKind.Money => made.Amount(parameter.Name, Money.Of(25_000m)),
                ParameterKind.Day => made.Day(parameter.Name, new LocalDate(2026, 11, 26)),
                ParameterKind.Moment => made.Moment(parameter.Name, At, zone),
                ParameterKind.Link => made.Link(parameter.Name, new Uri("https://example.com/c/the-link")),
                ParameterKind.Code => made.Code(parameter.Name, "48291377"),
                ParameterKind.Account => made.Account(parameter.Name, "99004821"),
                ParameterKind.Phrase => made.Phrase(parameter.Name, parameter.Words[0]),
                ParameterKind.Text => made.Text(parameter.Name, parameter.Name switch
                {
                    "payee" => "Maple Title LLC",
                    "reference" => "i-00000000000075f3",
                    "name" or "customer" => "Alex Sample",
                    _ => "a sample",
                }),
            };
        }

        return made;
    }
}
