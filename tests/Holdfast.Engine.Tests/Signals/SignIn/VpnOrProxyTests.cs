namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class VpnOrProxyTests() : HiddenOriginTests("vpnOrProxy", "a VPN or proxy", "vpn", "proxy");
