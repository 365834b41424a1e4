using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Benchmarks;

/// <summary>Reading, deciding and writing, apart and together: each operation is one event.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Events = 20_000;
    private const int Accounts = 2_000;

    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private readonly DecisionPolicy _withOwnSignals = TenOwnSignals.Policy();
    private readonly EventReader _reader = new();
    private readonly DecisionWriter _writer = new();
    private readonly List<BrokerageEvent> _events = [];
    private readonly List<Decision> _decisions = [];
    private readonly List<(int Start, int Length)> _lines = [];
    private byte[] _bytes = [];

    [GlobalSetup]
    public void MakeEvents()
    {
        var feed = new FirmFeed(Accounts);
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new EventWriter();
        for (var i = 0; i < Events; i++)
        {
            var start = buffer.WrittenCount;
            feed.WriteAt(i % Accounts, i / Accounts, writer, buffer);
            _lines.Add((start, buffer.WrittenCount - start - 1));
        }

        _bytes = buffer.WrittenSpan.ToArray();
        var engine = new DecisionEngine(DecisionPolicy.Default);
        foreach (var (start, length) in _lines)
        {
            _events.Add(_reader.Read(_bytes, start, length).Event!);
            _decisions.Add(engine.Decide(_events[^1]));
        }
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Read()
    {
        var read = 0;
        foreach (var (start, length) in _lines)
        {
            read += _reader.Read(_bytes, start, length).IsEvent ? 1 : 0;
        }

        return read;
    }

    /// <summary>
    /// A general reader on the same lines, to compare reading with: it checks the JSON and nothing else.
    /// </summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public int ReadAsJsonDocument()
    {
        var members = 0;
        foreach (var (start, length) in _lines)
        {
            using var document = JsonDocument.Parse(_bytes.AsMemory(start, length));
            members += document.RootElement.TryGetProperty("id", out _) ? 1 : 0;
        }

        return members;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Decide() => Decide(DecisionPolicy.Default);

    /// <summary>The same under a policy with ten signals of the firm's own.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public int DecideWithOwnSignals() => Decide(_withOwnSignals);

    private int Decide(DecisionPolicy policy)
    {
        var engine = new DecisionEngine(policy);
        var reasons = 0;
        foreach (var made in _events)
        {
            reasons += engine.Decide(made).Reasons.Count;
        }

        return reasons;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Write()
    {
        var written = 0;
        foreach (var decision in _decisions)
        {
            _output.ResetWrittenCount();
            _writer.Write(decision, _output);
            written += _output.WrittenCount;
        }

        return written;
    }

    [Benchmark(OperationsPerInvoke = Events, Baseline = true)]
    public int ReadDecideWrite()
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);
        var written = 0;
        foreach (var (start, length) in _lines)
        {
            _output.ResetWrittenCount();
            _writer.Write(engine.Decide(_reader.Read(_bytes, start, length).Event!), _output);
            written += _output.WrittenCount;
        }

        return written;
    }
}
