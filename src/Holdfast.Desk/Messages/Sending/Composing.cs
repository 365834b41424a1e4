using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Settings;
using NodaTime;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>Makes messages of the texts that hold today, in the firm's name.</summary>
internal sealed class Composing(TemplateSet templates, ServerSettings settings)
{
    /// <summary>The texts there are.</summary>
    public TemplateSet Templates => templates;

    /// <summary>Makes a message.</summary>
    public RenderedMessage Compose(string template, string language, MessageParameters parameters, Instant now) =>
        Compose(templates.For(template, language, now.InZone(settings.Firm.TimeZone).Date), parameters);

    /// <summary>Makes a message of one text.</summary>
    public RenderedMessage Compose(Template template, MessageParameters parameters) =>
        new Rendering(template, parameters, settings.Firm.Name, settings.Messages.Phone ?? "—").Render();

    /// <summary>A text as it is named beside what was sent.</summary>
    public static string NameOf(TemplateVersion version) => $"{version.Name} {version.Language} {version.Version}";
}
