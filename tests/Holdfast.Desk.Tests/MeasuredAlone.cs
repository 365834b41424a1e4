namespace Holdfast.Desk.Tests;

/// <summary>Memory is the whole process's: what else runs at the same time would be counted too.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
