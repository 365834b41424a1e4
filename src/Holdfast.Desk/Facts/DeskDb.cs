using Holdfast.Desk.Actions;
using Holdfast.Desk.Console.Views;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Attachments;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Facts;

/// <summary>
/// The desk's tables: what the slices made of the journal. All of it may be thrown away and is then made again. No
/// column holds customer information in clear.
/// </summary>
public sealed class DeskDb(DbContextOptions<DeskDb> options) : DbContext(options)
{
    /// <summary>What is due when, for all slices.</summary>
    public DbSet<DeskTimer> Timers => Set<DeskTimer>();

    /// <summary>Sets when something is due; a timer that there is moves.</summary>
    public void SetTimer(string kind, string subject, Instant due)
    {
        if (Timers.Find(kind, subject) is { } timer)
        {
            timer.Due = due;
        }
        else
        {
            Timers.Add(new DeskTimer { Kind = kind, Subject = subject, Due = due });
        }
    }

    /// <summary>Takes a timer away; there may be none.</summary>
    public void ClearTimer(string kind, string subject)
    {
        if (Timers.Find(kind, subject) is { } timer)
        {
            Timers.Remove(timer);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<TicksOfInstant>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<TextOfDate>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        FactsTables.Configure(modelBuilder);
        MessageTables.Configure(modelBuilder);
        LinkTables.Configure(modelBuilder);
        VaultTables.Configure(modelBuilder);
        InstructionTables.Configure(modelBuilder);
        ActionTables.Configure(modelBuilder);
        AttachmentTables.Configure(modelBuilder);
        ViewTables.Configure(modelBuilder);
        CaseTables.Configure(modelBuilder);
    }

    // 100 ns since 1970: exact, ordered, and the same in every store.
    private sealed class TicksOfInstant() : ValueConverter<Instant, long>(
        instant => instant.ToUnixTimeTicks(), ticks => Instant.FromUnixTimeTicks(ticks));

    private sealed class TextOfDate() : ValueConverter<LocalDate, string>(
        date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
}
