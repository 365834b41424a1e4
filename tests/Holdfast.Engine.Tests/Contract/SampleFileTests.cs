using System.Text;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

public sealed class SampleFileTests
{
    [Fact]
    public void Sixty_days_of_a_firm_are_read_and_written_whole() =>
        AssertWhole(SharedFolder.Path("data", "brokerage-events", "events.ndjson"));

    [Fact]
    public void Stories_of_real_cases_are_read_and_written_whole()
    {
        foreach (var file in Directory.GetFiles(SharedFolder.Path("data", "case-scenarios"), "*.events.ndjson").Order())
        {
            AssertWhole(file);
        }
    }

    private static void AssertWhole(string file)
    {
        var reader = new EventReader();
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            var utf8 = Encoding.UTF8.GetBytes(text);
            var result = reader.Read(utf8, 0, utf8.Length, line);
            Assert.True(result.IsEvent, $"{Path.GetFileName(file)}, line {line}: {result.Error?.Detail}");

            var json = Wire.Write(result.Event);
            Assert.Equal(json, Wire.Write(Wire.Event(json)));
        }

        Assert.True(line > 0, "The file is empty.");
    }
}
