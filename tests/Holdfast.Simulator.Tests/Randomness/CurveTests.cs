using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Tests.Randomness;

public sealed class CurveTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0.3465)]
    [InlineData(-20.25)]
    [InlineData(35.7)]
    public void Exponential_agrees_with_the_library_to_twelve_digits(double x) =>
        Assert.InRange(Curve.Exp(x) / Math.Exp(x), 1 - 1e-12, 1 + 1e-12);

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.5)]
    [InlineData(1.9999)]
    [InlineData(7)]
    [InlineData(123_456.789)]
    public void Logarithm_agrees_with_the_library_to_twelve_digits(double x) =>
        Assert.InRange(Curve.Log(x) - Math.Log(x), -1e-12, 1e-12);

    [Fact]
    public void Logarithm_of_one_is_nothing() => Assert.Equal(0, Curve.Log(1));
}
