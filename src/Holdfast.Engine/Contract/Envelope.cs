namespace Holdfast.Engine.Contract;

#pragma warning disable CS1591 // Members of enums are the words of the contract, and mean what it says of them.

/// <summary>Who acted.</summary>
public enum ActorKind : byte { NotGiven, Customer, Employee, Representative, Aggregator, ThirdParty, System }

/// <summary>By which way an event came about.</summary>
public enum Channel : byte { NotGiven, Web, Mobile, Phone, Email, Branch, Mail, Fax, Api }

/// <summary>
/// What hides where a connection comes from. <see cref="None"/> is the sender's word that nothing does.
/// </summary>
public enum Anonymizer : byte { NotGiven, None, Vpn, Proxy, ResidentialProxy, Hosting, Tor }

/// <summary>Operating system family.</summary>
public enum Platform : byte { NotGiven, Windows, MacOs, Linux, Ios, Android, Other }
