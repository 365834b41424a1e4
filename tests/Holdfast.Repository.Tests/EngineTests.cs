using Mono.Cecil;

namespace Holdfast.Repository.Tests;

/// <summary>The engine decides the same on every machine, at every hour: it has no way to ask which it is.</summary>
public sealed class EngineTests
{
    [Fact]
    public void Engine_uses_no_clock_no_chance_no_device_and_no_arithmetic_that_differs_between_machines()
    {
        using var module = ProductAssembly.Read("Holdfast.Engine");

        Faults.None(BannedApi.OfTheEngine.UsesIn(module));
    }

    [Theory]
    [InlineData("M:System.Math.Exp(System.Double)")]
    [InlineData("M:System.Math.Pow(System.Double,System.Double)")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Globalization.CultureInfo.get_CurrentCulture")]
    [InlineData("System.DateTime")]
    [InlineData("System.Environment")]
    [InlineData("System.IO.File")]
    [InlineData("System.Net.Sockets.Socket")]
    [InlineData("System.Numerics.IExponentialFunctions`1")]
    [InlineData("System.Random")]
    [InlineData("System.Threading.Tasks.Task")]
    public void A_use_of_it_is_found_where_there_is_one(string api)
    {
        using var module = ModuleDefinition.ReadModule(typeof(EngineTests).Assembly.Location);

        Assert.Contains($"{module.Name} uses {api}", BannedApi.OfTheEngine.UsesIn(module));
    }

    [Theory]
    [InlineData("System.IO.Stream")]
    [InlineData("System.Math")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("M:System.Math.Sqrt(System.Double)")]
    public void What_the_engine_may_use_is_not_mistaken_for_it(string api)
    {
        using var module = ModuleDefinition.ReadModule(typeof(EngineTests).Assembly.Location);

        Assert.DoesNotContain($"{module.Name} uses {api}", BannedApi.OfTheEngine.UsesIn(module));
    }

    /// <summary>Never called: compiled so that there is something to find.</summary>
    internal static object[] Everything() =>
    [
        DateTime.UtcNow, Math.Exp(1), Math.Pow(1, 2), Math.Sqrt(4), Guid.NewGuid(), Exponential(2.0), new Random(),
        System.Globalization.CultureInfo.CurrentCulture, Environment.MachineName, File.Exists("x"), Stream.Null,
        System.Net.IPAddress.Loopback, typeof(System.Net.Sockets.Socket), Task.CompletedTask,
    ];

    private static T Exponential<T>(T value)
        where T : System.Numerics.IExponentialFunctions<T> => T.Exp(value);
}
