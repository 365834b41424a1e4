using BenchmarkDotNet.Running;
using Holdfast.Benchmarks;

// "load …" measures a whole firm; anything else goes to the benchmarks.
if (args is ["load", .. var rest])
{
    return LoadCommand.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(FirmFeed).Assembly).Run(args);
return 0;
