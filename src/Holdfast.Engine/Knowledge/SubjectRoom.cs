namespace Holdfast.Engine.Knowledge;

/// <summary>
/// All customers or all accounts by their numbers. With a <see cref="Paging"/>, those that were not in use for long can
/// be elsewhere, and come back when they are asked for.
/// </summary>
internal sealed class SubjectRoom<T>(KnownKind kind, Paging? paging)
    where T : Subject, ISubject<T>
{
    private const int PageBits = 12, PageSubjects = 1 << PageBits;

    // A page of which nobody is in memory is none. Pages are never copied: a firm that grows makes nobody wait.
    private readonly List<T?[]?> _pages = [];

    // With a paging only: those in memory, in the order in which the hand of the clock comes by.
    private readonly List<T> _inMemory = [];
    private int _hand;

    // Numbers of those changed in this generation, and of those changed in the one before and not all handed in yet.
    private List<int> _changed = [], _toHandIn = [];
    private int _handedIn;

    public int Count { get; private set; }

    public int InMemory => paging is null ? Count : _inMemory.Count;

    /// <summary>About how many bytes those in memory take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes so many in that are all elsewhere.</summary>
    public void Expect(int count)
    {
        while (_pages.Count * (long)PageSubjects < count)
        {
            _pages.Add(null);
        }

        Count = count;
    }

    /// <summary>Takes a new one in; its number is the next.</summary>
    public T Add() => Place(T.New(Count));

    /// <summary>Takes one in that was read; its number is the next.</summary>
    public void Add(T subject) => Place(subject);

    /// <summary>One to be looked at, not changed.</summary>
    public T ToRead(int number)
    {
        var subject = Find(number) ?? Fetch(number);
        subject.InUse = true;
        return subject;
    }

    /// <summary>One that is about to be changed.</summary>
    public T ToChange(int number)
    {
        var subject = Find(number) ?? Fetch(number);
        if (paging is not null)
        {
            NoteChange(subject, paging);
        }

        return subject;
    }

    /// <summary>Writes one as it is now, wherever it is; it stays there.</summary>
    public void Write(int number, StateWriter writer) =>
        (Find(number) ?? T.Read(number, paging!.Read(new KnownPart(kind, number)))).Write(writer);

    /// <summary>
    /// Moves the next one out of memory that was not in use since the hand last came by; there has to be one.
    /// </summary>
    public void Evict()
    {
        while (true)
        {
            _hand = _hand < _inMemory.Count ? _hand : 0;
            var subject = _inMemory[_hand];
            if (subject.InUse)
            {
                subject.InUse = false;
                _hand++;
                continue;
            }

            HandIn(subject);
            _inMemory[_hand] = _inMemory[^1];
            _inMemory.RemoveAt(_inMemory.Count - 1);
            _pages[subject.Number >> PageBits]![subject.Number & (PageSubjects - 1)] = null;
            Recount(subject, 0);
            paging!.Evictions++;
            return;
        }
    }

    /// <summary>Those changed until now make up a checkpoint. The one before has to be gathered.</summary>
    public void Begin()
    {
        (_changed, _toHandIn) = (_toHandIn, _changed);
        _changed.Clear();
        _handedIn = 0;
    }

    /// <summary>
    /// Hands in so many of those that make up the checkpoint, as they were; takes off how many it looked at.
    /// </summary>
    public void Gather(ref int parts)
    {
        for (; parts > 0 && _handedIn < _toHandIn.Count; _handedIn++)
        {
            // Who was changed again, or left memory, was handed in then.
            if (Find(_toHandIn[_handedIn]) is { } subject && subject.ChangedIn != paging!.Generation)
            {
                HandIn(subject);
            }

            parts--;
        }
    }

    private T? Find(int number) => _pages[number >> PageBits]?[number & (PageSubjects - 1)];

    private T Fetch(int number)
    {
        var subject = T.Read(number, paging!.Read(new KnownPart(kind, number)));
        Settle(subject);
        return subject;
    }

    private T Place(T subject)
    {
        Expect(subject.Number + 1);
        Settle(subject);
        return subject;
    }

    private void Settle(T subject)
    {
        (_pages[subject.Number >> PageBits] ??= new T?[PageSubjects])[subject.Number & (PageSubjects - 1)] = subject;
        if (paging is not null)
        {
            _inMemory.Add(subject);
            Recount(subject, subject.Bytes);
        }
    }

    private void NoteChange(T subject, Paging with)
    {
        subject.InUse = true;
        if (subject.ChangedIn != with.Generation)
        {
            HandIn(subject);
            subject.ChangedIn = with.Generation;
            _changed.Add(subject.Number);
        }

        // Counted as the last event left it: what this one adds is counted at the next.
        Recount(subject, subject.Bytes);
    }

    private void HandIn(T subject)
    {
        if (subject.ChangedIn != 0)
        {
            paging!.Keep(
                new KnownPart(kind, subject.Number), subject.ChangedIn, subject, static (from, to) => from.Write(to));
            subject.ChangedIn = 0;
        }
    }

    private void Recount(T subject, int bytes)
    {
        var more = bytes - subject.Counted;
        subject.Counted = bytes;
        Bytes += more;
        paging!.Bytes += more;
    }
}
