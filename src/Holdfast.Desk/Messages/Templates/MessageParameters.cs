using System.Collections.Immutable;
using Holdfast.Engine.Values;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>
/// What a message says besides its text. Values go in by their type and in no other way, so that an account is masked
/// before it is kept, and nothing is kept that is not needed.
/// </summary>
/// <param name="Values">The values by name, as they are kept.</param>
internal sealed record MessageParameters(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>The most characters of somebody's words.</summary>
    public const int TextAtMost = 140;

    private const int AccountCharacters = 4;

    /// <summary>None.</summary>
    public static MessageParameters None { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Words of somebody's, cut to one line.</summary>
    public MessageParameters Text(string name, string value) => With(name, PlainText.OneLine(value, TextAtMost));

    /// <summary>An amount.</summary>
    public MessageParameters Amount(string name, Money amount) => With(name, amount.ToString());

    /// <summary>A day.</summary>
    public MessageParameters Day(string name, LocalDate day) => With(name, LocalDatePattern.Iso.Format(day));

    /// <summary>A time, told in the zone of whoever reads it.</summary>
    public MessageParameters Moment(string name, Instant at, DateTimeZone zone) =>
        With(name, $"{InstantPattern.ExtendedIso.Format(at)} {zone.Id}");

    /// <summary>A page of the firm's.</summary>
    public MessageParameters Link(string name, Uri link) => With(name, link.AbsoluteUri);

    /// <summary>A code to type.</summary>
    public MessageParameters Code(string name, string code) => With(name, code);

    /// <summary>An account, of which the last characters are kept and nothing else.</summary>
    public MessageParameters Account(string name, string account) => With(name, MaskOf(account));

    /// <summary>What <see cref="MaskOf"/> left of an account.</summary>
    public MessageParameters Masked(string name, string rest) => With(name, PlainText.OneLine(rest, AccountCharacters));

    /// <summary>One of the words that the template spells out.</summary>
    public MessageParameters Phrase(string name, string word) => With(name, word);

    /// <summary>What is shown of an account: less than half of it, and at most four characters.</summary>
    public static string MaskOf(string account) => account[^Math.Min(AccountCharacters, account.Length / 2)..];

    private MessageParameters With(string name, string value) => new(Values.SetItem(name, value));
}
