using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Tests.Customers;

public sealed class NormalTests
{
    [Theory]
    [InlineData(" Maria.O'Neil+x@Example.COM ", "maria.o'neil+x@example.com")]
    [InlineData("a@b", null)]
    [InlineData("a@b..com", null)]
    [InlineData(".a@b.com", null)]
    [InlineData("a..b@b.com", null)]
    [InlineData("a b@b.com", null)]
    [InlineData("a@-b.com", null)]
    [InlineData("=cmd@b.com\r\nBcc: x@y.com", null)]
    [InlineData("@b.com", null)]
    public void An_email_address_has_one_form(string text, string? form) =>
        Assert.Equal(form, Normal.TryEmail(text, out var email) ? email : null);

    [Theory]
    [InlineData("(303) 555-0172", "+13035550172")]
    [InlineData("303.555.0172", "+13035550172")]
    [InlineData("+1 303 555 0172", "+13035550172")]
    [InlineData("+52 55 1234 5678", "+525512345678")]
    [InlineData("303 555 0172 ext. 4", null)]
    [InlineData("555", null)]
    [InlineData("=1+2", null)]
    [InlineData("", null)]
    public void A_telephone_number_has_one_form(string text, string? form) =>
        Assert.Equal(form, Normal.TryPhone(text, out var phone) ? phone : null);

    [Theory]
    [InlineData("María-José O'Neil", "maria|jose|oneil")]
    [InlineData("  Müller   & Söhne, GmbH ", "muller|sohne|gmbh")]
    [InlineData("ŁUKASZ Straße", "lukasz|strasse")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("...", "")]
    public void Names_are_looked_up_without_marks_and_case(string text, string words) =>
        Assert.Equal(words, string.Join('|', Normal.Words(text)));
}
