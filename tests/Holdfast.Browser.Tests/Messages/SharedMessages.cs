namespace Holdfast.Browser.Tests.Messages;

/// <summary>One site for all tests of messages, whose customer was asked by a link.</summary>
public sealed class SharedMessages : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(Site);
        await CustomerOnFile.AskedByLinkAsync(Site);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
