using System.Globalization;
using Holdfast.Desk.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Holdfast.Serving;

/// <summary>
/// What a server writes to standard error: one line an entry, text at a terminal and JSON elsewhere. What the framework
/// says of requests is left out, because it quotes paths and messages, in which customers may stand.
/// </summary>
internal static class ServerLog
{
    /// <param name="logging">Where it goes.</param>
    /// <param name="settings">In which form.</param>
    /// <param name="isControlOnly">
    /// Whether it serves one command, which tells by itself what it was answered: only what failed is said beside that.
    /// </param>
    public static void AddServerLog(this ILoggingBuilder logging, LogSettings settings, bool isControlOnly)
    {
        var isJson = settings.Form switch
        {
            LogForm.Auto => Console.IsErrorRedirected,
            LogForm.Json => true,
            LogForm.Text => false,
        };
        logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Holdfast", isControlOnly ? LogLevel.Error : LogLevel.Information)
            .AddFilter("Holdfast.Desk.Access.KeyAuthentication", LogLevel.Critical)
            .AddFilter("Holdfast.Desk.Access.SignIn.SessionAuthentication", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Critical)
            .AddFilter("Microsoft.Hosting", LogLevel.Critical)
            .AddConsole(console =>
            {
                console.LogToStandardErrorThreshold = LogLevel.Trace;
                console.FormatterName = isJson ? ConsoleFormatterNames.Json : OneLine.Called;
            })
            .AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            })
            .AddConsoleFormatter<OneLine, ConsoleFormatterOptions>();

        // The last of these to be added would choose the form otherwise.
        logging.Services.PostConfigure<ConsoleLoggerOptions>(console =>
            console.FormatterName = isJson ? ConsoleFormatterNames.Json : OneLine.Called);
    }

    /// <summary>An entry as a line for people, in which no character of a value can begin another line.</summary>
    private sealed class OneLine() : ConsoleFormatter(Called)
    {
        public const string Called = "one-line";

        public override void Write<TState>(
            in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
        {
            textWriter.Write(TimeProvider.System.GetUtcNow().ToString("u", CultureInfo.InvariantCulture));
            textWriter.Write(' ');
            textWriter.Write(logEntry.LogLevel);
            textWriter.Write(": ");
            foreach (var character in logEntry.Formatter(logEntry.State, null))
            {
                if (char.IsControl(character) || character is '\u2028' or '\u2029')
                {
                    textWriter.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"));
                }
                else
                {
                    textWriter.Write(character);
                }
            }

            textWriter.Write('\n');
        }
    }
}
