using Holdfast.Runtime.Sealing;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>Sealed records move as others do: the data key goes with them, and the master key apart.</summary>
public sealed class SealedMovingTests(SharedServer shared) : MovingTests(shared, Master)
{
    private static readonly MasterKey Master = MasterKey.Generate();
}
