using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Api;

/// <summary>
/// How often may be asked: by key, and by address where there is no valid one, so that keys cannot be guessed at speed.
/// </summary>
internal static class RequestRates
{
    /// <summary>The limit of pages at which somebody tries to sign in.</summary>
    public const string SignInPolicy = "sign-in";

    private static readonly TimeSpan RefillPeriod = TimeSpan.FromMilliseconds(100);

    public static IServiceCollection AddRequestRates(this IServiceCollection services, RateSettings rates) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = static async (rejected, ct) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : RefillPeriod;
                rejected.HttpContext.Response.Headers.RetryAfter =
                    Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await ErrorAnswer.ExecuteAsync(rejected.HttpContext, Problem.Of(ProblemTypes.RateLimited));
            };
            var byKey = Bucket(rates.Key);
            var byAddress = Bucket(rates.Address);
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Asker>(context =>
                context.Features.Get<ControlConnection>() is not null ? RateLimitPartition.GetNoLimiter(default(Asker))
                : KeyAuthentication.KeyOf(context) is { } key
                    ? RateLimitPartition.GetTokenBucketLimiter(new Asker(key, default, 0), _ => byKey)
                : SessionAuthentication.SessionOf(context)?.Session.Staff is { } staff
                    ? RateLimitPartition.GetTokenBucketLimiter(new Asker(default, staff, 0), _ => byAddress)
                : RateLimitPartition.GetTokenBucketLimiter(
                    new Asker(default, default, NetworkOf(context.Connection.RemoteIpAddress)), _ => byAddress));

            // Whoever tries to sign in is counted by address, whether or not they are signed in as somebody already.
            var signIn = Bucket(rates.SignIn);
            options.AddPolicy(SignInPolicy, context => HttpMethods.IsGet(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter(default(UInt128))
                : RateLimitPartition.GetTokenBucketLimiter(
                    NetworkOf(context.Connection.RemoteIpAddress), _ => signIn));
        });

    // Whoever has one IPv6 address has the 2^64 beside it.
    private static UInt128 NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[16];
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            bytes[8..].Clear();
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>
    /// The bucket of a rate: filled in small parts, at the very rate that was set, whether or not it divides evenly.
    /// </summary>
    internal static TokenBucketRateLimiterOptions Bucket(RateSetting rate)
    {
        var part = Math.Max(1, rate.PerSecond / (int)(TimeSpan.FromSeconds(1) / RefillPeriod));
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = part,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) * part / rate.PerSecond,
            QueueLimit = 0,
            AutoReplenishment = true,
        };
    }

    private readonly record struct Asker(KeyId Key, StaffId Staff, UInt128 Network);
}
