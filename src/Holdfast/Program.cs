using System.CommandLine;

var holdfast = new RootCommand("Holdfast, the customer-protection desk of a broker-dealer.");

var call = holdfast.Parse(args);
var outcome = call.Invoke();

// 0 done, 1 the work failed, 2 the call was wrong.
return call.Errors.Count > 0 ? 2 : outcome;
