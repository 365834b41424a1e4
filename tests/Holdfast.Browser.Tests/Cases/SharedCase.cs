namespace Holdfast.Browser.Tests.Cases;

/// <summary>A site with a case, for all tests of a class: each takes it as the one before left it.</summary>
public sealed class SharedCase : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    /// <summary>The id of the case.</summary>
    internal string Case { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Site = await Site.StartAsync();
        Case = await CaseOnFile.PutAsync(Site);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
