using Holdfast;

return CommandLine.Run(args);
