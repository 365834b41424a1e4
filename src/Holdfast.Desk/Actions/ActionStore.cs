using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Actions;

/// <summary>
/// Makes orders of their entries in the journal. Nothing else is kept of them that could differ; what was disposed of
/// there is gone here too.
/// </summary>
internal sealed class ActionStore(Partition partition)
{
    /// <summary>An order; null where there is none, or its record was disposed of.</summary>
    public ActionOrder? Find(DeskDb db, ActionId id, PersonKey? key) => ActionOrder.Of(id, FactsOf(db, id, key));

    /// <summary>All that happened to an order, in order; nothing where its beginning was disposed of.</summary>
    public IReadOnlyList<RecordedAction> FactsOf(DeskDb db, ActionId id, PersonKey? key)
    {
        var named = id.ToString();
        List<RecordedAction> facts =
        [
            .. from position in db.Set<ActionEntryRow>().Where(row => row.Action == named)
                   .OrderBy(row => row.Position).Select(row => row.Position).ToList()
               let entry = partition.Journal.At(position)
               where entry.Salted is not null
               let read = ActionEntry.Read(entry, key)
               from told in read.Actions
               where told.Id == id
               from fact in told.Facts
               select new RecordedAction(fact, read.By, entry.Head.At),
        ];
        return facts is [{ Fact: ActionFact.Proposed }, ..] ? facts : [];
    }
}
