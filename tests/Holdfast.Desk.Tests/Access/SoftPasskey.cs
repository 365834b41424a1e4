using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holdfast.Desk.Tests.Access;

/// <summary>
/// An authenticator in software, as browsers answer for one: Web Authentication level 3, ES256, no attestation.
/// </summary>
internal sealed class SoftPasskey(string origin) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";

    /// <summary>How often it has signed; a real one that counts adds one.</summary>
    public uint Count { get; set; }

    public string Origin { get; set; } = origin;

    /// <summary>Whether its owner unlocked it.</summary>
    public bool IsVerified { get; set; } = true;

    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _userHandle = asked["user"]!["id"]!.GetValue<string>();
        var clientData = ClientData("webauthn.create", asked);
        var authenticatorData = AuthenticatorData(asked["rp"]!["id"]!.GetValue<string>(), withKey: true);
        var attestation = new CborWriter();
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(authenticatorData);
        attestation.WriteEndMap();
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(clientData),
            ["attestationObject"] = Text(attestation.Encode()),
            ["transports"] = new JsonArray("internal"),
        });
    }

    public string Get(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var clientData = ClientData("webauthn.get", asked);
        var authenticatorData = AuthenticatorData(asked["rpId"]!.GetValue<string>(), withKey: false);
        var signature = _key.SignData(
            [.. authenticatorData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(clientData),
            ["authenticatorData"] = Text(authenticatorData),
            ["signature"] = Text(signature),
            ["userHandle"] = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(_id),
        ["rawId"] = Text(_id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["authenticatorAttachment"] = "platform",
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = asked["challenge"]!.GetValue<string>(),
        origin = Origin,
        crossOrigin = false,
    });

    private byte[] AuthenticatorData(string site, bool withKey)
    {
        const byte present = 0x01, verified = 0x04, hasKey = 0x40;
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(present | (IsVerified ? verified : 0) | (withKey ? hasKey : 0));
        byte[] start = [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, .. count];
        return withKey
            ? [.. start, .. new byte[16], (byte)(_id.Length >> 8), (byte)_id.Length, .. _id, .. PublicKey()]
            : start;
    }

    // RFC 9053 7.1.1: kty 2, alg -7, crv 1, and the point.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        foreach (var (label, value) in ((int, int)[])[(1, 2), (3, -7), (-1, 1)])
        {
            writer.WriteInt32(label);
            writer.WriteInt32(value);
        }

        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
