using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class AttackLabelsTests
{
    private const string Good = "{'event':'e-1','attack':'at-1','stage':'entry'}";

    [Theory]
    [InlineData("nonsense", "This is not JSON.")]
    [InlineData("[]", "Expected a JSON object.")]
    [InlineData("{'event':'e-2','stage':'entry'}", "Expected a label")]
    [InlineData("{'event':7,'attack':'at-1','stage':'entry'}", "Expected a label")]
    [InlineData("{'event':'','attack':'at-1','stage':'entry'}", "Expected a label")]
    [InlineData("{'event':'e-2','attack':'at-1','stage':'exit'}", "There is no stage 'exit'; there is probe, entry,")]
    [InlineData("{'event':'e-2','attack':'at-1'}", "There is no stage here")]
    [InlineData(Good, "Event 'e-1' has a label already, in line 1.")]
    public void Fault_is_told_with_its_line(string line, string expected)
    {
        var refused = Assert.IsType<LabelReading.Refused>(AttackLabels.Read(Firm.Bytes($"{Good}\n\n{line}\n")));

        var fault = Assert.Single(refused.Faults);
        Assert.Equal(3, fault.Line);
        Assert.StartsWith(expected, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var refused = Assert.IsType<LabelReading.Refused>(AttackLabels.Read(Firm.Bytes($"x\n{Good}\n{Good}\ny")));

        Assert.Equal([1, 3, 4], refused.Faults.Select(fault => (int)fault.Line));
    }

    [Fact]
    public void File_without_labels_is_refused() =>
        Assert.Single(Assert.IsType<LabelReading.Refused>(AttackLabels.Read(Firm.Bytes("\n"))).Faults);

    [Fact]
    public void Labels_that_name_no_event_are_told_by_line()
    {
        var firm = new Firm().SignIn("2026-03-02T09:00:00Z", "s-1");
        var labels = Firm.LabelsOf("{'event':'e-9','attack':'at-1','stage':'entry'}\n"
            + "{'event':'e-0','attack':'at-1','stage':'entry'}\n{'event':'e-8','attack':'at-1','stage':'entry'}");

        var trial = TrialPlay.Run(firm.Open(), Firm.AsksFromThousand, labels, null, null, CancellationToken.None);

        Assert.Equal([1, 3], trial.LabelsWithoutEvent.Select(line => (int)line));
    }

    [Fact]
    public void Campaign_whose_kind_is_told_twice_is_a_fault()
    {
        var (_, faults) = AttackKinds.Read(Firm.Bytes(
            "{'attack':'at-1','kind':'phishing','loss':7}\n{'attack':'at-1','kind':'other'}\n{'kind':'x'}"));

        Assert.Equal([2, 3], faults.Select(fault => (int)fault.Line));
    }
}
