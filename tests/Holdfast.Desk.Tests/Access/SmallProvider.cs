using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Holdfast.Desk.Tests.Access;

/// <summary>
/// A provider of OpenID Connect: the code flow with PKCE of one client, for whoever the test says is at the browser.
/// </summary>
internal sealed class SmallProvider : IAsyncDisposable
{
    public const string Client = "holdfast", Secret = "a secret of the client";

    private readonly ConcurrentDictionary<string, (string Challenge, string? Nonce)> _codes = new();
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly SetClock _clock;

    private SmallProvider(WebApplication app, SetClock clock) => (_app, _clock) = (app, clock);

    public string Issuer { get; private set; } = "";

    /// <summary>What it says of whoever is at the browser.</summary>
    public Dictionary<string, object> Says { get; } = new()
    {
        ["sub"] = "u-1", ["preferred_username"] = "ann@example.com", ["name"] = "Ann", ["groups"] = new[] { "Fraud" },
    };

    /// <summary>How it goes wrong.</summary>
    public string Wrong { get; set; } = "";

    /// <summary>The last question that it was asked.</summary>
    public IQueryCollection Asked { get; private set; } = QueryCollection.Empty;

    public static async Task<SmallProvider> StartAsync(SetClock clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var app = builder.Build();
        var provider = new SmallProvider(app, clock);
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", provider.Configuration);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        await app.StartAsync();
        provider.Issuer = app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private IResult Configuration() => Wrong == "broken" ? Results.Text("no JSON") : Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["token_endpoint"] = Issuer + "/token",
        ["jwks_uri"] = Issuer + "/keys",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    private IResult Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)));
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = key.N, e = key.E } } });
    }

    private IResult Authorize(HttpContext context)
    {
        Asked = context.Request.Query;
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (Asked["code_challenge"].ToString(), Asked["nonce"]);
        return Results.Redirect($"{Asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(Asked["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpContext context, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_id"] != Client || form["client_secret"] != Secret
            || !_codes.TryRemove(form["code"].ToString(), out var asked) || verifier != asked.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var now = _clock.GetUtcNow();
        using var stranger = RSA.Create(2048);
        var claims = new Dictionary<string, object>(Says)
        {
            ["nonce"] = Wrong == "nonce" ? "another" : asked.Nonce!,
            ["auth_time"] = now.ToUnixTimeSeconds() - (Wrong == "stale" ? 600 : 0),
        };
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Wrong == "issuer" ? "https://evil.example" : Issuer,
            Audience = Wrong == "audience" ? "somebody else" : Client,
            IssuedAt = now.UtcDateTime.AddMinutes(Wrong == "expired" ? -10 : 0),
            NotBefore = now.UtcDateTime.AddMinutes(Wrong == "expired" ? -10 : 0),
            Expires = now.UtcDateTime.AddMinutes(Wrong == "expired" ? -2 : 5),
            Claims = claims,
            SigningCredentials = Wrong == "unsigned" ? null : new SigningCredentials(
                new RsaSecurityKey(Wrong == "key" ? stranger : _rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "x", token_type = "Bearer", id_token = token, expires_in = 300 });
    }
}
