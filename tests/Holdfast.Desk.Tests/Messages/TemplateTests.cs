using System.Text.RegularExpressions;
using Holdfast.Desk.Messages.Templates;
using NodaTime;

namespace Holdfast.Desk.Tests.Messages;

public sealed partial class TemplateTests
{
    private const string Good = """
        template: notice.bank
        language: en
        effective: 2026-11-26
        citation: none
        source: own words
        subject: {firm}: a bank account
        short: {firm}: linked {account} {at} {link}
        ---
        # Linked

        A bank was linked to {account}.

        > Not me | {link}
        """;

    public static TheoryData<string> Names => [.. TemplateTable.All.Select(kind => kind.Name)];

    public static TheoryData<string, string> Texts => new(TemplateTable.All.SelectMany(
        kind => ((string[])["en", "es"]).Select(language => (kind.Name, language))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_message_has_a_text_in_English_and_Spanish(string name)
    {
        var set = TemplateSet.OfProduct();

        Assert.Equal("en", set.For(name, "en", Today).Language);
        Assert.Equal("es", set.For(name, "es", Today).Language);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_says_all_in_plain_text_and_HTML_and_leaves_no_brace(string name, string language)
    {
        var message = Rendered(name, language);

        Assert.DoesNotContain('{', message.Subject + message.Text + message.Short);
        Assert.DoesNotContain('—', message.Text);
        Assert.DoesNotContain("<script", message.Html, StringComparison.OrdinalIgnoreCase);
        Assert.All(message.Text.Split('\n'), line => Assert.True(line.Length <= 72 || line.Contains("://")));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_subject_tells_of_anybody_and_no_text_message_is_longer_than_two(string name, string language)
    {
        var message = Rendered(name, language);

        Assert.DoesNotContain("4821", message.Subject);
        Assert.DoesNotContain("Maple", message.Subject);
        Assert.True(message.Short is null || message.Short.Length <= 320, message.Short);
    }

    [Fact]
    public void English_texts_are_read_at_the_eighth_grade() => Assert.All(TemplateTable.All, kind =>
    {
        var parts = Rendered(kind.Name, "en").Parts;
        var said = string.Join(' ', parts.Where(part => part.Kind is not RenderedKind.Fact).Select(part => part.Text));

        Assert.True(GradeOf(said) <= 8, $"{kind.Name}: {GradeOf(said):0.0}");
    });

    [Fact]
    public void Spanish_texts_are_as_plain() => Assert.All(TemplateTable.All, kind =>
    {
        var parts = Rendered(kind.Name, "es").Parts;
        var said = string.Join(' ', parts.Where(part => part.Kind is not RenderedKind.Fact).Select(part => part.Text));
        var (words, sentences) = (WordsIn(said).Length, SentencesIn(said));

        // Fernández Huerta's scale has ordinary reading from 60 on.
        var syllables = WordsIn(said).Sum(word => Math.Max(1, SpanishSyllable().Count(word)));
        var ease = 206.84 - (60.0 * syllables / words) - (1.02 * words / sentences);
        Assert.True(ease >= 60, $"{kind.Name}: {ease:0}");
    });

    [Fact]
    public void An_account_is_kept_by_its_last_four_and_a_short_one_by_less()
    {
        var kept = MessageParameters.None.Account("account", "123456789").Account("small", "4711");

        Assert.Equal(["6789", "11"], kept.Values.Values);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;")]
    [InlineData("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img")]
    [InlineData("{{7*7}} {link} ${x}", "{{7*7}} {link}")]
    [Trait("Case", "S7")]
    public void What_somebody_wrote_is_words_and_nothing_else(string payee, string inHtml)
    {
        var message = Rendered(TemplateTable.MoneyOut, "en", parameters => parameters.Text("payee", payee));

        Assert.DoesNotContain("<script>", message.Html);
        Assert.DoesNotContain("<img", message.Html);
        Assert.Contains(inHtml, message.Html);
    }

    [Theory]
    [InlineData("Eve\r\nBcc: all@example.com")]
    [InlineData("Eve\u2028Bcc: all@example.com")]
    [InlineData("Eve\u202eknab ruoy")]
    [InlineData("Eve\0\u0007\u200b")]
    [Trait("Case", "S12")]
    public void No_word_of_somebodys_begins_a_line_or_turns_round_what_stands_beside_it(string payee)
    {
        var message = Rendered(TemplateTable.MoneyOut, "en", parameters => parameters.Text("payee", payee));
        var line = message.Text.Split('\n').Single(text => text.StartsWith("To: ", StringComparison.Ordinal));

        Assert.StartsWith("To: Eve", line);
        Assert.All(message.Text, character => Assert.True(character == '\n' || !PlainText.IsHidden(character)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://firm.example@evil.example/")]
    [InlineData("https://evil.example/\" onclick=\"x")]
    public void Only_an_address_becomes_something_to_press(string link)
    {
        var parameters = SampleParameters.Of(TemplateTable.Find(TemplateTable.Bank)!);
        var forged = new MessageParameters(parameters.Values.SetItem("link", link));
        var message = new Rendering(
            TemplateSet.OfProduct().For(TemplateTable.Bank, "en", Today), forged, "Firm", "1").Render();

        Assert.Contains("href=\"&#x2014;\"", message.Html);
    }

    [Fact]
    public void Money_and_times_are_written_as_people_read_them()
    {
        var english = Rendered(TemplateTable.MoneyOut, "en").Text;
        var spanish = Rendered(TemplateTable.MoneyOut, "es").Text;

        Assert.Contains("$25,000.00", english);
        Assert.Contains("November 26, 2026, 9:09 a.m. EST", english);
        Assert.Contains("26 de noviembre de 2026, 9:09 a. m. EST", spanish.Replace('\n', ' '));
    }

    [Fact]
    public void A_code_is_said_digit_by_digit_on_a_call() =>
        Assert.Contains("4, 8, 2, 9, 1, 3, 7, 7", Rendered(TemplateTable.Code, "en").Spoken);

    [Fact]
    public void A_fact_of_which_nothing_is_known_is_left_out_of_a_message()
    {
        var known = Rendered(TemplateTable.Device, "en", parameters => parameters.Text("place", "Canada"));
        var unknown = Rendered(TemplateTable.Device, "en", parameters => parameters.Text("place", ""));

        Assert.Contains("Canada", known.Text, StringComparison.Ordinal);
        Assert.Equal(known.Parts.Count - 1, unknown.Parts.Count);
        Assert.DoesNotContain(unknown.Parts, part => part.Value == "—");
        Assert.DoesNotContain("Where", unknown.Text + unknown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_for_a_good_file_is_taken() => Assert.Empty(FaultsOf(Good));

    [Theory]
    [InlineData("subject: {firm}: a bank account", "subject: {account} was linked", 6, "A subject names {firm}")]
    [InlineData("template: notice.bank", "template: notice.bunk", 1, "There is no such message")]
    [InlineData("language: en", "language: fr", 2, "en or es")]
    [InlineData("effective: 2026-11-26", "effective: tomorrow", 3, "is a date")]
    [InlineData("citation: none", "citation none", 4, "a colon")]
    [InlineData("to {account}.", "to {acount}.", 11, "There is no parameter {acount}")]
    [InlineData("to {account}.", "to https://evil.example.", 11, "teaches customers")]
    [InlineData("to {account}.", "to {account}\u202e.", 11, "cannot be seen")]
    [InlineData("> Not me | {link}", "Not me {account}", 8, "does not do what it is for without {link}")]
    [InlineData("> Not me | {link}", "> Not me | {account}", 13, "leads to no other address")]
    [InlineData("source: own words", "sauce: own words", 5, "There is no field sauce")]
    [InlineData("---", "--", 13, "three dashes")]
    public void A_fault_of_a_text_is_told_by_its_place(string old, string changed, int line, string detail)
    {
        var faults = FaultsOf(Good.Replace(old, changed, StringComparison.Ordinal));

        Assert.Contains(faults, fault => fault.Line == line && fault.Detail.Contains(detail, StringComparison.Ordinal));
    }

    [Fact]
    public void A_firms_own_text_goes_before_Holdfasts_from_its_day_on()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(Path.Combine(folder["data"], "bank.txt"), Good.Replace("2026-11-26", "2027-01-01"));
        var set = Assert.IsType<TemplateReading.Accepted>(TemplateSet.Load(folder["data"])).Templates;

        Assert.False(set.For(TemplateTable.Bank, "en", Today).IsFirms);
        Assert.True(set.For(TemplateTable.Bank, "en", new LocalDate(2027, 1, 1)).IsFirms);
    }

    [Fact]
    public void A_firms_text_with_faults_keeps_the_server_from_starting()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(Path.Combine(folder["data"], "bank.txt"), "template: x");

        var refused = Assert.IsType<TemplateReading.Refused>(TemplateSet.Load(folder["data"]));

        Assert.EndsWith("bank.txt", Assert.Single(refused.Faults).File);
    }

    private static LocalDate Today => new(2026, 11, 26);

    private static RenderedMessage Rendered(
        string name, string language, Func<MessageParameters, MessageParameters>? change = null)
    {
        var parameters = SampleParameters.Of(TemplateTable.Find(name)!);
        return new Rendering(
            TemplateSet.OfProduct().For(name, language, Today), change?.Invoke(parameters) ?? parameters,
            "Bay & Harbor", "+1 212 555 0100").Render();
    }

    private static List<TemplateFault> FaultsOf(string text)
    {
        List<TemplateFault> faults = [];
        _ = new TemplateReader("bank.txt", faults).Read(text);
        return faults;
    }

    // Flesch and Kincaid's grade, with syllables counted by groups of vowels.
    private static double GradeOf(string text)
    {
        var words = WordsIn(text);
        var syllables = words.Sum(word => Math.Max(1, Vowels().Count(SilentE().Replace(word, ""))));
        return (0.39 * words.Length / SentencesIn(text)) + (11.8 * syllables / words.Length) - 15.59;
    }

    private static string[] WordsIn(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    private static int SentencesIn(string text) => Math.Max(1, SentenceEnd().Count(text));

    [GeneratedRegex("[a-záéíóúüñ]+")]
    private static partial Regex Word();

    [GeneratedRegex("[.!?:](\\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("(?<=[^aeiouyl])e$|(?<=[^td])ed$")]
    private static partial Regex SilentE();

    [GeneratedRegex("[aeo]?[iu][aeo]?|[aáeéoó]|[íú]|ü")]
    private static partial Regex SpanishSyllable();
}
