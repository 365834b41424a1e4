namespace Holdfast.Repository.Tests;

internal static class Faults
{
    /// <summary>Fails with all faults at once, so that one run is enough to mend them.</summary>
    internal static void None(IEnumerable<string> faults)
    {
        var found = faults.ToArray();
        if (found.Length > 0)
        {
            Assert.Fail($"{found.Length} found:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        }
    }
}
