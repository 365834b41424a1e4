using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Holdfast.Serving;

/// <summary>What the web server takes of anybody, key or none, before anything else looks at it.</summary>
internal static class ServerLimits
{
    private const int HeaderCount = 64, HeaderBytes = 16 * 1024, RequestLineBytes = 4 * 1024;

    // Routes that take streams lift this for themselves.
    private const long BodyBytes = 1024 * 1024;

    private const int StreamsPerConnection = 128;

    private const int StreamWindowBytes = 256 * 1024, ConnectionWindowBytes = 1024 * 1024;

    // Who reads or writes less than so many bytes a second, after a while in which to begin, is let go.
    private const double LeastBytesPerSecond = 240;

    private static readonly TimeSpan Begin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan IdleConnection = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(15);

    public static void Set(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        options.Limits.MaxRequestHeaderCount = HeaderCount;
        options.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        options.Limits.MaxRequestLineSize = RequestLineBytes;
        options.Limits.MaxRequestBodySize = BodyBytes;
        options.Limits.KeepAliveTimeout = IdleConnection;
        options.Limits.RequestHeadersTimeout = Headers;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, Begin);
        options.Limits.MinResponseDataRate = new MinDataRate(LeastBytesPerSecond, Begin);
        options.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        options.Limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        options.Limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;
        options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1AndHttp2);
    }
}
