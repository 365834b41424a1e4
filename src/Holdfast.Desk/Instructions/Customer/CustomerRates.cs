using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>
/// How often may be pressed from one address. Codes and "this was not me" are counted apart: who tries codes from a
/// shared address keeps nobody there from stopping what is going on.
/// </summary>
internal sealed class CustomerRates : IDisposable
{
    /// <summary>Codes and presses from one address (of IPv6, from one /64) in a minute.</summary>
    public const int CodesAMinute = 20, PressesAMinute = 30;

    private readonly PartitionedRateLimiter<HttpContext> _codes = Of(CodesAMinute);

    private readonly PartitionedRateLimiter<HttpContext> _presses = Of(PressesAMinute);

    /// <summary>Whether another code may be tried from there.</summary>
    public bool MayTry(HttpContext context) => MayBe(_codes, context);

    /// <summary>Whether a button may be pressed from there.</summary>
    public bool MayPress(HttpContext context) => MayBe(_presses, context);

    public void Dispose()
    {
        _codes.Dispose();
        _presses.Dispose();
    }

    private static bool MayBe(PartitionedRateLimiter<HttpContext> rate, HttpContext context)
    {
        using var lease = rate.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<HttpContext> Of(int aMinute) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
            NetworkOf(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = aMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            }));

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }
}
