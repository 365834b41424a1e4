namespace Holdfast.Browser.Tests;

/// <summary>One site for all tests of a class, each of which does what it does with customers of its own.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await Site.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
