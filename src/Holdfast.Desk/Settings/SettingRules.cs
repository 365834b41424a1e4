namespace Holdfast.Desk.Settings;

/// <summary>What settings have to fit together by, each of which is good alone.</summary>
internal static class SettingRules
{
    public static IEnumerable<(string Setting, string Detail)> FaultsOf(ServerSettings settings) =>
    [
        .. OfListening(settings.Listen), .. OfStore(settings.Store), .. OfTelemetry(settings.Telemetry),
        .. MessageSettingRules.FaultsOf(settings),
        .. OfMasterKey(settings.MasterKey), .. OfSignIn(settings.SignIn),
    ];

    private static IEnumerable<(string, string)> OfListening(ListenSettings listen)
    {
        foreach (var url in listen.Urls.Where(url => !url.IsSecure && !url.IsLoopback && !listen.AllowPlainHttp))
        {
            yield return ("listen.urls",
                $"{url} would let keys and customer information travel in clear: use https, or set "
                + "listen.allowPlainHttp where something in front of the server ends TLS.");
        }

        if (listen.Urls.Any(url => url.IsSecure) && listen.Certificate is null)
        {
            yield return ("listen.certificate", "https needs a certificate: name its file here.");
        }

        if (listen.Certificate is null && listen.CertificateKey is not null)
        {
            yield return ("listen.certificateKey", "There is no certificate to this key: set listen.certificate.");
        }

        if (listen.CertificatePasswordVariable is { } variable && Environment.GetEnvironmentVariable(variable) is null)
        {
            yield return ("listen.certificatePasswordVariable",
                $"The environment variable {variable} is not set: set it, or leave the setting out.");
        }

        foreach (var fault in OfFile("listen.certificate", listen.Certificate, isSecret: IsPfx(listen.Certificate))
            .Concat(OfFile(
                "listen.certificateKey", listen.Certificate is null ? null : listen.CertificateKey, isSecret: true)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> OfStore(StoreSettings store)
    {
        switch (store)
        {
            case { Kind: StoreKind.Sqlite } when (store.ConnectionFile ?? store.ConnectionVariable) is not null:
                yield return ("store.kind", "SQLite has no connection: leave it out, or set store.kind to postgres.");
                break;
            case { Kind: StoreKind.Postgres, ConnectionFile: null, ConnectionVariable: null }:
                yield return ("store.kind",
                    "PostgreSQL needs a connection: set store.connectionVariable or store.connectionFile.");
                break;
            case { ConnectionFile: not null, ConnectionVariable: not null }:
                yield return ("store.connectionFile", "There are two connections: leave one of them out.");
                break;
            case { ConnectionVariable: { } variable } when Environment.GetEnvironmentVariable(variable) is null:
                yield return ("store.connectionVariable", $"The environment variable {variable} is not set: set it.");
                break;
            default:
                break;
        }

        if (store.OwnerConnectionVariable is { } owner && Environment.GetEnvironmentVariable(owner) is null)
        {
            yield return ("store.ownerConnectionVariable", $"The environment variable {owner} is not set: set it.");
        }

        foreach (var fault in OfFile("store.connectionFile", store.ConnectionFile, isSecret: true)
            .Concat(OfFile("store.ownerConnectionFile", store.OwnerConnectionFile, isSecret: true)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> OfTelemetry(TelemetrySettings telemetry)
    {
        if (telemetry.OtlpHeadersVariable is { } variable && Environment.GetEnvironmentVariable(variable) is null)
        {
            yield return ("telemetry.otlp.headersVariable", $"The environment variable {variable} is not set: set it.");
        }
    }

    private static IEnumerable<(string, string)> OfMasterKey(MasterKeySettings key)
    {
        if ((key.File is null ? 0 : 1) + (key.Variable is null ? 0 : 1) + (key.Command.IsEmpty ? 0 : 1) > 1)
        {
            yield return ("masterKey",
                "There are two places for the master key: leave all but one of masterKey.file, masterKey.variable and "
                + "masterKey.command out.");
        }

        if (key.WrappedFile is not null && key.Command.IsEmpty)
        {
            yield return ("masterKey.wrappedFile",
                "There is no command to unwrap it: set masterKey.command, or leave it out.");
        }

        if (key.Variable is { } variable && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        {
            yield return ("masterKey.variable", $"The environment variable {variable} is not set: set it.");
        }

        foreach (var fault in OfFile("masterKey.file", key.File, isSecret: true)
            .Concat(OfFile("masterKey.command", key.Command.IsEmpty ? null : key.Command[0], isSecret: false))
            .Concat(OfFile("masterKey.wrappedFile", key.Command.IsEmpty ? null : key.WrappedFile, isSecret: false)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> OfSignIn(SignInSettings signIn)
    {
        var provider = signIn.Provider;
        if (signIn.Address is { } address && (address.PathAndQuery != "/" || address.Fragment.Length > 0))
        {
            yield return ("signIn.address", "It is a scheme and a host, without a path: leave out what is behind it.");
        }

        if (!provider.IsSet)
        {
            if (provider.ClientId is not null || !provider.Roles.IsEmpty)
            {
                yield return ("signIn.provider.authority", "There is no provider to these settings: set it.");
            }

            yield break;
        }

        if (provider.Authority is { Scheme: "http", IsLoopback: false })
        {
            yield return ("signIn.provider.authority", "Tokens would travel in clear: use https.");
        }

        if (provider.ClientId is null)
        {
            yield return ("signIn.provider.clientId", "The provider has to know who asks: set it.");
        }

        if (provider.Roles.IsEmpty)
        {
            yield return ("signIn.provider.roles", "Nobody would get in: say which group has which role.");
        }

        if ((provider.ClientSecretVariable is null) == (provider.ClientSecretFile is null))
        {
            yield return ("signIn.provider.clientSecretVariable",
                "The provider asks for one secret: set this or signIn.provider.clientSecretFile, and not both.");
        }
        else if (provider.ClientSecretVariable is { } variable && Environment.GetEnvironmentVariable(variable) is null)
        {
            yield return ("signIn.provider.clientSecretVariable",
                $"The environment variable {variable} is not set: set it.");
        }

        foreach (var fault in OfFile("signIn.provider.clientSecretFile", provider.ClientSecretFile, isSecret: true))
        {
            yield return fault;
        }
    }

    internal static IEnumerable<(string, string)> OfFile(string setting, string? path, bool isSecret)
    {
        if (path is null)
        {
            yield break;
        }

        if (!File.Exists(path))
        {
            yield return (setting, $"There is no file {path}.");
        }
        else if (isSecret && !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
        {
            yield return (setting, $"{path} holds a secret and is open to everybody on the machine: chmod o-rw {path}");
        }
    }

    private static bool IsPfx(string? path) => Listening.IsPfx(path);
}
