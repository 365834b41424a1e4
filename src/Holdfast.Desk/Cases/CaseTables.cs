using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Cases;

/// <summary>The tables of cases.</summary>
internal static class CaseTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<CaseRow>(row =>
        {
            row.ToTable("case_file").HasKey(one => one.Id);
            row.HasIndex(one => new { one.State, one.Rank, one.Id });
            row.HasIndex(one => new { one.Assignee, one.State, one.Rank, one.Id });
            row.HasIndex(one => new { one.State, one.DecidedAt, one.Id });
            row.HasIndex(one => one.OpenedAt);
            row.HasIndex(one => new { one.State, one.OpenedAt, one.Id });
            row.HasIndex(one => new { one.State, one.Kind, one.Rank, one.Id });
            row.HasIndex(one => new { one.State, one.Review, one.DecidedAt, one.Id });
            row.HasIndex(one => new { one.State, one.Disposition, one.DecidedAt, one.Id });

            // What the numbers of the first page need, so that they look into no row.
            row.HasIndex(one => new { one.State, one.Due, one.AtRisk });
            row.HasIndex(one => new { one.State, one.DecidedAt, one.Disposition, one.Review, one.Saved });
            row.HasIndex(one => one.MergedInto);
            row.HasIndex(one => new { one.Review, one.DecidedAt });
        });
        model.Entity<CaseAlertRow>(row =>
        {
            row.ToTable("case_alert").HasKey(one => one.Position);
            row.Ignore(one => one.Money);
            row.Property(one => one.Position).ValueGeneratedNever();
            row.HasIndex(one => new { one.CaseId, one.Position });
            row.HasIndex(one => new { one.CaseId, one.AccountMark });
            row.HasIndex(one => new { one.Customer, one.CaseId });
        });
        model.Entity<CaseKeyRow>(row =>
        {
            row.ToTable("case_key").HasKey(one => new { one.CaseId, one.Kind, one.Mark });
            row.HasIndex(one => new { one.Kind, one.Mark });
        });
        model.Entity<CaseNoteRow>(row =>
        {
            row.ToTable("case_note").HasKey(one => one.Position);
            row.Property(one => one.Position).ValueGeneratedNever();
            row.HasIndex(one => new { one.CaseId, one.Position });
        });
        model.Entity<CaseTaskRow>(row =>
        {
            row.ToTable("case_task").HasKey(one => one.Position);
            row.Property(one => one.Position).ValueGeneratedNever();
            row.HasIndex(one => new { one.CaseId, one.Position });
        });
        model.Entity<CaseHistoryRow>(row =>
            row.ToTable("case_history").HasKey(one => new { one.CaseId, one.Position }));
        model.Entity<CaseGatheringRow>(row =>
            row.ToTable("case_gathering").HasKey(one => new { one.Kind, one.Mark }));
        model.Entity<CaseRequestRow>(row => row.ToTable("case_request").HasKey(one => one.Key));
        model.Entity<CaseRulesRow>(row =>
        {
            row.ToTable("case_rules").HasKey(one => one.Id);
            row.Property(one => one.Id).ValueGeneratedNever();
        });
        model.Entity<CaseRulesTextRow>(row => row.ToTable("case_rules_text").HasKey(one => one.Sha256));
        model.Entity<HandOverRow>(row =>
        {
            row.ToTable("case_hand_over").HasKey(one => one.Position);
            row.Property(one => one.Position).ValueGeneratedNever();
        });
    }
}
