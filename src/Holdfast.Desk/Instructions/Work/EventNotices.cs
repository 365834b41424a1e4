using System.Globalization;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Hosting;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// Tells customers, at contacts from before, of what happens around their accounts and is neither a transmittal nor a
/// change of account data: a sign-in from a new device, a changed credential, a feature switched on. Where it was not
/// them, one press freezes their accounts.
/// </summary>
internal sealed class EventNotices(
    DeskWriter writer, InstructionWork work, Notices notices, Partition partition, PolicyClock clock) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is the position of an event.</summary>
    public const string TimerKind = "event.notice";

    public string Kind => TimerKind;

    /// <summary>The notice of an event; null where there is none.</summary>
    public static string? TemplateOf(BrokerageEvent told) => told.Data switch
    {
        LoginSucceeded => TemplateTable.Device,
        CredentialChanged => TemplateTable.Credential,
        FeatureEnabled => TemplateTable.Feature,
        _ => null,
    };

    public Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var done = new TimerDone(TimerKind, subject);
        var position = long.Parse(subject, CultureInfo.InvariantCulture);
        return writer.DecideAsync(async (db, inner) =>
        {
            if (partition.Journal.At(position) is not { Salted: not null } entry
                || EventEntry.Read(entry) is not { Customer.Length: > 0 } told
                || TemplateOf(told.Event) is not { } template)
            {
                return new Decided<bool>(false, InstructionWork.EntryOf(done));
            }

            var acting = clock.Acting(Officer.System, clock.Zone);
            var sight = work.Sights.Of(db, told.Customer, null, acting.Policy);
            var sendings = await notices.OfAsync(
                InstructionId.Of(Text.Of($"notice {told.Id}").Mark.Value).ToString(), told.Customer, template,
                SaidOf(told.Event, sight), sight, acting, inner);
            return new Decided<bool>(true, new InstructionEntry(Officer.System, acting.Policy.Stamp, told.Customer)
            {
                Links = sendings.Links,
                Messages = sendings.Messages,
                Done = [done],
            }.ToEntry(null));
        }, ct);
    }

    private static MessageParameters SaidOf(BrokerageEvent told, Sight sight)
    {
        var said = MessageParameters.None.Moment("at", told.Time, sight.Zone);
        return told.Data switch
        {
            CredentialChanged changed => said.Phrase("what", Words.Of(changed.What)),
            FeatureEnabled enabled => said.Phrase("what", Words.Of(enabled.Feature)),
            _ => said,
        };
    }
}
