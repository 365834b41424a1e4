using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Tests.Journal.Verification;

/// <summary>The verifier finds in a sealed journal what it finds in any other.</summary>
public sealed class SealedVerifierTests : VerifierTests
{
    private readonly MasterKey _master = MasterKey.Generate();

    protected override MasterKey Master => _master;

    public override void Dispose()
    {
        base.Dispose();
        _master.Dispose();
    }
}
