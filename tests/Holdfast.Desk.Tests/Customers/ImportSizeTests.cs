using System.Text;
using Holdfast.Desk.Customers.Import;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Desk.Tests.Customers;

/// <summary>What a file of customers takes of memory, however many there are.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ImportSizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();

    public void Dispose()
    {
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public Task A_file_of_ten_thousand_rows_is_imported_in_bounded_memory() => ImportAsync(10_000);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_file_of_a_million_rows_is_imported_in_bounded_memory() => ImportAsync(1_000_000);

    private async Task ImportAsync(int rows)
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);
        using var file = new MadeUpRows(rows);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var report = await desk.Get<CustomerImport>().RunAsync(
            file, false, "size", VaultDesk.Ops, TestContext.Current.CancellationToken);

        Assert.Equal((rows, rows, 0, true), (report.Rows, report.Begun, report.FaultCount, report.IsFinished));
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(held < (64 << 20) + (rows * 100L), $"{held >> 20} MiB are held after {rows} rows.");
        Assert.NotNull(await desk.OpenAsync($"c-{rows - 1}"));
    }

    /// <summary>Rows made as they are read.</summary>
    private sealed class MadeUpRows(int rows) : Stream
    {
        private byte[] _part = Encoding.UTF8.GetBytes(
            "customer,status,status_since,given_name,family_name,tax_id_last_four,time_zone\n");

        private int _at, _row;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_at == _part.Length)
            {
                if (_row == rows)
                {
                    return 0;
                }

                var text = new StringBuilder();
                for (var end = Math.Min(rows, _row + 500); _row < end; _row++)
                {
                    text.Append($"c-{_row},customer,2019-04-01,Given{_row % 977},Family{_row % 9_973},"
                        + $"{_row % 10_000:0000},America/Denver\n");
                }

                (_part, _at) = (Encoding.UTF8.GetBytes(text.ToString()), 0);
            }

            var length = Math.Min(buffer.Length, _part.Length - _at);
            _part.AsSpan(_at, length).CopyTo(buffer);
            _at += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
