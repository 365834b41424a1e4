using System.Text;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Policies;

/// <summary>Reads the lists of a policy file: countries, networks and hosts.</summary>
internal sealed class ListReader(ValueReader values, PolicyFaults faults)
{
    public const string Countries = "highRiskCountries", Networks = "exemptNetworks", Hosts = "signInHosts";

    /// <summary>The longest name of a host.</summary>
    public const int LongestHost = 253;

    private static readonly string[] Names = [Countries, Networks, Hosts];

    /// <summary>The lists written, over those that hold by default.</summary>
    public PolicyLists Read(YamlNode node)
    {
        var lists = DecisionPolicy.Default.Lists;
        foreach (var (name, value) in values.Entries(node, $"the names of lists: {string.Join(", ", Names)}"))
        {
            switch (name.Value)
            {
                case Countries:
                    lists = lists with { HighRiskCountries = Distinct(value, "a list of countries", Country) };
                    break;
                case Networks:
                    lists = lists with { ExemptNetworks = Distinct(value, "a list of network numbers", Network) };
                    break;
                case Hosts:
                    lists = lists with { SignInHosts = Distinct(value, "a list of host names", Host) };
                    break;
                default:
                    faults.Unknown("list", name, Names);
                    break;
            }
        }

        return lists;
    }

    private List<T> Distinct<T>(YamlNode node, string expected, Func<YamlNode, (bool IsRead, T Value)> read)
    {
        var items = new List<T>();
        foreach (var item in values.Items(node, expected))
        {
            var (isRead, value) = read(item);
            if (isRead && items.Contains(value))
            {
                faults.Add(item.At, $"{item} is listed twice.");
            }
            else if (isRead)
            {
                items.Add(value);
            }
        }

        return items;
    }

    private (bool IsRead, CountryCode Value) Country(YamlNode node)
    {
        if (node is YamlText text && CountryCode.TryParse(Encoding.UTF8.GetBytes(text.Value), out var country))
        {
            return (true, country);
        }

        values.NotAsExpected(node, "a country by its two capital letters of ISO 3166");
        return default;
    }

    private (bool IsRead, uint Value) Network(YamlNode node) =>
        values.Number(node, "an autonomous system number", 1, uint.MaxValue, 0) is { } number
            ? (true, decimal.ToUInt32(number))
            : default;

    private (bool IsRead, string Value) Host(YamlNode node)
    {
        if (node is YamlText text && IsHost(text.Value))
        {
            return (true, text.Value);
        }

        values.NotAsExpected(node, "the name of a host in small letters, without scheme, port or path");
        return (false, "");
    }

    private static bool IsHost(string name) => name.Length is > 0 and <= LongestHost
        && name.Split('.').All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(
            letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'));
}
