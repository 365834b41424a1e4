namespace Holdfast.Engine.Knowledge;

/// <summary>A customer or an account: in memory, or kept elsewhere as bytes until it is in use.</summary>
internal abstract class Subject(int number)
{
    /// <summary>What an array takes beside its entries, and where it is referred to from.</summary>
    public const int ArrayBytes = 24;

    public int Number { get; } = number;

    /// <summary>The generation (see <see cref="Paging"/>) it was last changed in; 0 where its state is kept.</summary>
    public int ChangedIn;

    /// <summary>It was in use since the hand of the clock last came by.</summary>
    public bool InUse;

    /// <summary>The bytes that it was last counted with.</summary>
    public int Counted;

    /// <summary>About how many bytes it takes in memory.</summary>
    public abstract int Bytes { get; }

    public abstract void Write(StateWriter writer);
}

/// <summary>How a kind of subject is made, new or from its bytes.</summary>
internal interface ISubject<T>
    where T : Subject
{
    static abstract T New(int number);

    static abstract T Read(int number, StateReader reader);
}
