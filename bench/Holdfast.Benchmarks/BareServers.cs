using System.Buffers;
using Holdfast.Desk.Intake;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Benchmarks;

/// <summary>
/// Servers to measure beside the product: <c>floor --urls URL</c>, the same web server that reads the body and answers
/// a constant as large as a decision; <c>open --urls URL --data DIR</c>, intake as the product has it and nothing
/// before it that asks for a key.
/// </summary>
internal static class BareServers
{
    private const int DecisionBytes = 500;

    public static int Floor(string[] arguments)
    {
        var constant = new byte[DecisionBytes];
        constant.AsSpan().Fill((byte)'x');
        Run(Option(arguments, "--urls"), _ => { }, app => app.Run(async context =>
        {
            var body = context.Request.BodyReader;
            while (true)
            {
                var read = await body.ReadAsync(context.RequestAborted);
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = constant.Length;
            context.Response.BodyWriter.Write(constant);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }));
        return 0;
    }

    public static int Open(string[] arguments)
    {
        var partition = Partition.Open(
            new PartitionOptions { Folder = Option(arguments, "--data") }, TimeProvider.System);
        Run(
            Option(arguments, "--urls"),
            services => services.AddRouting().AddSingleton(TimeProvider.System).AddSingleton(partition).AddIntake()
                .AddAuthorizationBuilder().AddPolicy("events:write", policy => policy.RequireAssertion(_ => true)),
            app =>
            {
                app.UseRouting();
                app.UseAuthorization();
                app.MapIntake();
            });
        partition.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;
    }

    private static void Run(string urls, Action<IServiceCollection> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(urls).ConfigureKestrel(options => options.AddServerHeader = false);
        add(builder.Services);
        var app = builder.Build();
        map(app);
        using var stop = new ManualResetEventSlim();
        using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM, context =>
            {
                context.Cancel = true;
                stop.Set();
            });
        app.StartAsync().GetAwaiter().GetResult();
        Console.WriteLine($"{Environment.ProcessId} on {urls}");
        stop.Wait();
        app.StopAsync().GetAwaiter().GetResult();
    }

    private static string Option(string[] arguments, string name) =>
        arguments[Array.IndexOf(arguments, name) is var at and >= 0 ? at + 1
            : throw new ArgumentException($"{name} is missing.")];
}
