using Holdfast.Desk.Access.SignIn;

namespace Holdfast.Desk.Tests.Access;

/// <summary>S11: after a sign-in a browser goes to a path of this site, whatever it is told.</summary>
public sealed class ReturnPathTests
{
    // Hosts as they may be written, and what browsers, proxies and frameworks are known to read in two ways.
    private static readonly string[] Hosts =
    [
        "evil.example", "EVIL.example", "evil.example:443", "user@evil.example", "evil%2Eexample", "evil。example",
        "xn--evl-5ja.example", "0x7f000001", "2130706433", "[::ffff:203.0.113.9]", "203.0.113.9", "evil.example.",
        "here.invalid@evil.example", "localhost:5080@evil.example",
    ];

    private static readonly string[] Beginnings =
    [
        "//", "///", "////", @"\\", @"/\", @"\/", @"/\/", @"//\", "/%2f", "/%2F/", "/%5c", "/%5C%5C", "%2f%2f", "/%252f%252f",
        "/%255c", "http://", "https://", "HTTPS://", "https:/", "https:", @"https:\\", "https:///", "ftp://", "//%09/",
        "/\t/", "\t//", "/\n/", "/\r\n/", "\r\n//", "\0//", "/\0/", " //", "/ /", "\u00a0//", "/\u2028/", "/%00/", "/%0d%0a/",
        "/.//", "/..//", "/../..//", "/%2e%2e//", "/;//", "/x@", "/@", "//;@", "/x//", "javascript:", "data:text/html,",
        "vbscript:", "blob:", "file://", "about:", "//%5c", "/%5c/", "/\u2044", "/．．/／", "//\u200b", "\uFEFF//",
    ];

    public static TheoryData<string> Local =>
    [
        "/", "/cases", "/cases/17?open=1&sort=due", "/staff/k7m2q9x4b1", "/instructions/i-1/release#script", "/a/b/c",
        "/search?q=%2F%2Fnot%20a%20host", "/search?q=https://example.com",
    ];

    [Theory]
    [Trait("Case", "S11")]
    [MemberData(nameof(Local))]
    public void A_path_of_this_site_is_gone_back_to(string path) => Assert.Equal(path, ReturnPath.Of(path));

    [Fact]
    [Trait("Case", "S11")]
    public void No_trick_of_five_hundred_leads_to_another_site()
    {
        string[] tricks =
        [
            .. from beginning in Beginnings from host in Hosts select beginning + host,
            "", " ", ".", "..", "cases", "?return=//evil.example", "#//evil.example", "/" + new string('a', 2_000),
            "/sign-in", "/sign-in/again", "/SIGN-IN?return=/", "/%73ign-in", "/<script>", "/\"onload=", "/'", "/`", "/{x}",
        ];
        Assert.True(tricks.Length >= 500, $"{tricks.Length} tricks");

        var browsersBase = new Uri("https://desk.example.com/sign-in");
        var led = tricks.Where(trick =>
        {
            var path = ReturnPath.Of(trick);
            return path != ReturnPath.Home && (new Uri(browsersBase, path).Host != browsersBase.Host
                || path.Contains('\\') || path.StartsWith("//", StringComparison.Ordinal));
        });

        Assert.Empty(led);
        Assert.Equal(ReturnPath.Home, ReturnPath.Of(null));
    }
}
