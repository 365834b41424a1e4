namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class HostingNetworkTests() : HiddenOriginTests("hostingNetwork", "a hosting network", "hosting");
