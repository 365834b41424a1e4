using System.Collections.Frozen;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Policy;

/// <summary>Countries, networks and hosts that a firm treats in a way of their own.</summary>
public sealed record PolicyLists
{
    private readonly FrozenSet<uint> _exempt = [];

    /// <summary>Lists as shipped: countries under comprehensive US sanctions programmes; nothing else.</summary>
    /// <remarks>
    /// Dated data, as of November 2026 (the programme on Syria ended on 30 June 2025): a firm keeps its own list in its
    /// policy file.
    /// </remarks>
    public static PolicyLists Default { get; } = new()
    {
        HighRiskCountries = [CountryCode.Of("CU"), CountryCode.Of("IR"), CountryCode.Of("KP")],
    };

    /// <summary>Countries from which a sign-in of a customer who lives elsewhere is grave.</summary>
    public IReadOnlyList<CountryCode> HighRiskCountries { get; init; } = [];

    /// <summary>
    /// Autonomous systems whose novelty means nothing: the firm's own, its branches', a customer's office
    /// gateway.
    /// </summary>
    public IReadOnlyList<uint> ExemptNetworks
    {
        get;
        init
        {
            field = value;
            _exempt = value.ToFrozenSet();
        }
    } = [];

    /// <summary>
    /// Host names that the firm's sign-in page is served from. Empty: the host that most sign-ins come from is taken
    /// for the firm's.
    /// </summary>
    public IReadOnlyList<string> SignInHosts { get; init; } = [];

    /// <summary>Whether an autonomous system is among the exempt ones; asked of every event.</summary>
    internal bool IsExempt(uint network) => _exempt.Contains(network);

    internal IEnumerable<string> CanonicalLines() =>
    [
        "countries " + string.Join(',', HighRiskCountries),
        "networks " + string.Join(',', ExemptNetworks),
        "hosts " + string.Join(',', SignInHosts),
    ];
}
