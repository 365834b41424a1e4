using System.Collections.Immutable;
using System.Security.Cryptography;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>What is asked for of a receiver.</summary>
internal sealed record EndpointRequest(string? Name, string? Url, IReadOnlyList<string?>? Types, bool? Off = null);

/// <summary>What came of it.</summary>
internal abstract record EndpointOutcome
{
    private EndpointOutcome()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Endpoint">The receiver's id.</param>
    /// <param name="Secret">Its new secret, shown this once; null where it did not change.</param>
    public sealed record Done(string Endpoint, string? Secret = null) : EndpointOutcome;

    /// <summary>What was asked for is not well formed.</summary>
    public sealed record Malformed(IReadOnlyList<(string Pointer, string Detail)> Faults) : EndpointOutcome;

    /// <summary>There is no such receiver.</summary>
    public sealed record Unknown : EndpointOutcome;

    /// <summary>Somebody changed it in between.</summary>
    public sealed record Stale : EndpointOutcome;

    /// <summary>There are as many as there may be.</summary>
    public sealed record TooMany : EndpointOutcome;
}

/// <summary>Makes, changes and removes receivers of webhooks.</summary>
internal sealed class WebhookEndpoints(DeskWriter writer, MasterKey key)
{
    /// <summary>The most receivers of a firm.</summary>
    public const int AtMost = 50;

    /// <summary>Makes a receiver; its secret is in the answer and nowhere else.</summary>
    public Task<EndpointOutcome> MakeAsync(EndpointRequest request, Actor by, CancellationToken ct) =>
        writer.DecideAsync<EndpointOutcome>(async (db, end) =>
        {
            var faults = EndpointRules.FaultsOf(request);
            if (faults.Count > 0)
            {
                return new(new EndpointOutcome.Malformed(faults));
            }

            if (await db.Set<EndpointRow>().CountAsync(end) >= AtMost)
            {
                return new(new EndpointOutcome.TooMany());
            }

            var id = "we-" + Base32.Write(RandomNumberGenerator.GetBytes(10));
            var secret = WebhookSecret.Draw();
            return new(
                new EndpointOutcome.Done(id, WebhookSecret.TextOf(secret)),
                new EndpointEntry.Made(
                    id, request.Name!, request.Url!, EndpointRules.TypesOf(request), Wrap(secret, id), by).ToEntry());
        }, ct);

    /// <summary>Changes a receiver: what the request leaves out stays.</summary>
    /// <param name="endpoint">Its id.</param>
    /// <param name="version">The version that was looked at; null where it does not matter.</param>
    /// <param name="request">What is to be.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<EndpointOutcome> ChangeAsync(
        string endpoint, int? version, EndpointRequest request, Actor by, CancellationToken ct) =>
        DecideAsync(endpoint, version, row =>
        {
            var whole = new EndpointRequest(
                request.Name ?? row.Name, request.Url ?? row.Url, request.Types ?? row.Types.Split(','),
                request.Off ?? row.IsOff);
            var faults = EndpointRules.FaultsOf(whole);
            return faults.Count > 0
                ? new(new EndpointOutcome.Malformed(faults))
                : new(new EndpointOutcome.Done(endpoint), new EndpointEntry.Changed(endpoint, whole.Name!, whole.Url!,
                    EndpointRules.TypesOf(whole), whole.Off is true, by).ToEntry());
        }, ct);

    /// <summary>Gives a receiver another secret; the one before signs beside it for a day.</summary>
    public Task<EndpointOutcome> RotateAsync(string endpoint, Actor by, CancellationToken ct) =>
        DecideAsync(endpoint, null, _ =>
        {
            var secret = WebhookSecret.Draw();
            return new(new EndpointOutcome.Done(endpoint, WebhookSecret.TextOf(secret)),
                new EndpointEntry.Rotated(endpoint, Wrap(secret, endpoint), by).ToEntry());
        }, ct);

    /// <summary>Removes a receiver, and what waits for it.</summary>
    public Task<EndpointOutcome> RemoveAsync(string endpoint, Actor by, CancellationToken ct) =>
        DecideAsync(endpoint, null, _ => new(
            new EndpointOutcome.Done(endpoint), new EndpointEntry.Removed(endpoint, by).ToEntry()), ct);

    /// <summary>Queues a test to a receiver.</summary>
    public Task<EndpointOutcome> TestAsync(string endpoint, Actor by, CancellationToken ct) =>
        DecideAsync(endpoint, null, _ => new(
            new EndpointOutcome.Done(endpoint), new MessageEntry.WebhookTested(endpoint, by).ToEntry()), ct);

    /// <summary>Queues a webhook once more, with its id and content as they were.</summary>
    public Task<EndpointOutcome> ReplayAsync(string endpoint, string webhook, Actor by, CancellationToken ct) =>
        writer.DecideAsync<EndpointOutcome>(async (db, end) =>
            await db.Set<WebhookRow>().AnyAsync(row => row.Id == webhook && row.Endpoint == endpoint, end)
                ? new(new EndpointOutcome.Done(endpoint),
                    new MessageEntry.WebhookReplayed(webhook, endpoint, by).ToEntry())
                : new(new EndpointOutcome.Unknown()), ct);

    /// <summary>The secrets by which a webhook is signed at a time, the one in force first.</summary>
    public IEnumerable<byte[]> SecretsOf(EndpointRow endpoint, NodaTime.Instant now)
    {
        yield return key.Unwrap(endpoint.Secret, ContextOf(endpoint.Id));
        if (endpoint.OldSecret is { } old && now < endpoint.OldUntil)
        {
            yield return key.Unwrap(old, ContextOf(endpoint.Id));
        }
    }

    private static string ContextOf(string endpoint) => "webhook secret of " + endpoint;

    private byte[] Wrap(byte[] secret, string endpoint) => key.Wrap(secret, ContextOf(endpoint));

    private Task<EndpointOutcome> DecideAsync(
        string endpoint, int? version, Func<EndpointRow, Decided<EndpointOutcome>> decide, CancellationToken ct) =>
        writer.DecideAsync<EndpointOutcome>(async (db, end) =>
            await db.Set<EndpointRow>().FirstOrDefaultAsync(row => row.Id == endpoint, end) switch
            {
                null => new(new EndpointOutcome.Unknown()),
                { } row when version is { } seen && seen != row.Version => new(new EndpointOutcome.Stale()),
                { } row => decide(row),
            }, ct);
}

/// <summary>By which rules receivers are made.</summary>
internal static class EndpointRules
{
    private const int NameAtMost = 64, UrlAtMost = 500;

    /// <summary>All faults of what is asked for.</summary>
    public static IReadOnlyList<(string Pointer, string Detail)> FaultsOf(EndpointRequest request)
    {
        List<(string, string)> faults = [];
        if (request.Name is not { Length: > 0 and <= NameAtMost } name || name.Any(char.IsControl)
            || string.IsNullOrWhiteSpace(name))
        {
            faults.Add(("/name", $"A name has 1 to {NameAtMost} characters on one line."));
        }

        if (request.Url is not { Length: <= UrlAtMost } text || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            faults.Add(("/url", "Expected an address as https://host/path, without user, password and fragment; http "
                + "is taken for networks that messages.allowNetworks names."));
        }

        if (request.Types is not { Count: > 0 } types)
        {
            faults.Add(("/types", "Expected at least one type."));
        }
        else
        {
            faults.AddRange(types.Index()
                .Where(type => type.Item is null || !WebhookTypes.CanBeAskedFor(type.Item))
                .Select(type => ($"/types/{type.Index}", "There is no such type; there is "
                    + string.Join(", ", WebhookTypes.All.Select(known => known.Type))
                    + ", and .* behind a beginning.")));
        }

        return faults;
    }

    /// <summary>The types as they are kept.</summary>
    public static string TypesOf(EndpointRequest request) => string.Join(
        ',', request.Types!.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
