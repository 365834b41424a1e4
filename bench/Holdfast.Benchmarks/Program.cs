using BenchmarkDotNet.Running;
using Holdfast.Benchmarks;

// "load …" measures a whole firm; anything else goes to the benchmarks.
if (args is ["load", .. var rest])
{
    return LoadCommand.Run(rest);
}

// "score …" measures what stands between a stream of events and a stream of decisions.
if (args is ["score", .. var options])
{
    return ScoreLoad.Run(options);
}

// "journal …" measures appending to a journal beside a bare table, and verifying it.
if (args is ["journal", .. var settings])
{
    return JournalLoad.Run(settings);
}

// "known …" measures what it costs that not all that is known is in memory.
if (args is ["known", .. var limits])
{
    return KnownLoad.Run(limits);
}

// "http …" loads a server; "floor …" and "open …" are servers to measure beside the product; "follow …" lets timelines
// catch up with a journal; "pages …" fills a desk and times every page of its console.
switch (args)
{
    case ["pages", .. var sizes]:
        return await PageLoad.RunAsync(sizes);
    case ["http", .. var toward]:
        return HttpLoad.Run(toward);
    case ["floor", .. var bare]:
        return BareServers.Floor(bare);
    case ["open", .. var unlocked]:
        return BareServers.Open(unlocked);
    case ["follow", .. var far]:
        return FollowLoad.Run(far);
    default:
        break;
}

BenchmarkSwitcher.FromAssembly(typeof(FirmFeed).Assembly).Run(args);
return 0;
