namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ResidentialProxyTests()
    : HiddenOriginTests("residentialProxy", "a residential proxy", "residentialProxy");
