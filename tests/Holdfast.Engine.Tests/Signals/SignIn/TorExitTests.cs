namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class TorExitTests() : HiddenOriginTests("torExit", "the Tor network", "tor");
