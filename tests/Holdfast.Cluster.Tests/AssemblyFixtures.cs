[assembly: AssemblyFixture(typeof(Holdfast.Cluster.Tests.SharedServer))]
