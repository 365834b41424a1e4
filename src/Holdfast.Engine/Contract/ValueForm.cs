namespace Holdfast.Engine.Contract;

/// <summary>What a value of the contract looks like in JSON, for reading and for writing.</summary>
/// <typeparam name="TValue">What it is in the engine; one of its values means "not given".</typeparam>
/// <param name="expected">The form in words, for who sent another.</param>
internal abstract class ValueForm<TValue>(string expected)
{
    /// <summary>The form in words.</summary>
    public string Expected { get; } = expected;

    /// <summary>The form as JSON Schema.</summary>
    public string Schema => $"{{{Keywords},\"description\":\"{Expected}\"}}";

    /// <summary>The members of the schema but for the description.</summary>
    protected abstract string Keywords { get; }

    /// <summary>Reads the value at the cursor; false, without passing over it, where it has another form.</summary>
    public abstract bool TryRead(ref JsonCursor cursor, out TValue value);

    /// <summary>Whether a value stands for something.</summary>
    public abstract bool IsGiven(TValue value);

    /// <summary>Writes a value that is given.</summary>
    public abstract void Write(JsonOutput output, TValue value);
}
