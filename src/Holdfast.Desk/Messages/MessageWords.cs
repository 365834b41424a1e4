namespace Holdfast.Desk.Messages;

/// <summary>Cases by their wire words.</summary>
internal static class MessageWords
{
    /// <summary>A case as it is written: its name with a small first letter.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
