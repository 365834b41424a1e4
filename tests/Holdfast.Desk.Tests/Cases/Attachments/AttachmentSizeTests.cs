using Holdfast.Desk.Access;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Attachments;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Tests.Cases.Attachments;

/// <summary>What a long file takes of memory.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class AttachmentSizeTests : IAsyncLifetime
{
    private const string Case = "c-0000000000000012";

    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await StaffSite.StartAsync(
            _folder["r"], services: services => services.AddSingleton<IDeskEffects, CaseByHand>());
        await CaseByHand.PutAsync(_site.Get<DeskWriter>(), Case);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Case", "S9")]
    public async Task However_long_a_file_is_it_goes_through_a_few_buffers()
    {
        var ana = new Actor(ActorKind.Staff, "s-1", "Ana");
        var before = GC.GetTotalAllocatedBytes();

        var added = await _site.Get<AttachmentDesk>().AddAsync(
            CaseId.Parse(Case), "zeros", new Zeros(AttachmentLimits.Bytes), ana, TestContext.Current.CancellationToken);

        var allocated = GC.GetTotalAllocatedBytes() - before;
        Assert.IsType<AttachmentResult.Added>(added);
        Assert.True(allocated < AttachmentLimits.Bytes / 2, $"{allocated} bytes were allocated.");
    }
}
