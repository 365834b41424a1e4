using System.CommandLine;

var holdfast = new RootCommand("Holdfast, the customer-protection desk of a broker-dealer.");

return holdfast.Parse(args).Invoke();
