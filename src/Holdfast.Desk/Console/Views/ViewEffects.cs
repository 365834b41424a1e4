using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Console.Views;

/// <summary>What people set for themselves, as entries tell of it.</summary>
internal sealed class ViewEffects : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Setting];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        switch (ViewEntry.Read(entry))
        {
            case null:
                break;
            case ViewEntry.Saved saved:
                db.Add(new ViewRow
                {
                    Staff = saved.By.Id,
                    Id = saved.View,
                    Name = saved.Name,
                    Path = saved.Path,
                    Position = entry.Position,
                });
                break;
            case ViewEntry.Removed removed:
                if (db.Set<ViewRow>().Find(removed.By.Id, removed.View) is { } row)
                {
                    db.Remove(row);
                }

                break;
            case ViewEntry.KeysChosen chosen:
                if (db.Set<ConsoleChoiceRow>().Find(chosen.By.Id) is { } choice)
                {
                    choice.HasSingleKeys = chosen.AreOn;
                }
                else
                {
                    db.Add(new ConsoleChoiceRow { Staff = chosen.By.Id, HasSingleKeys = chosen.AreOn });
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
