using System.Globalization;

namespace Holdfast.Engine.OwnSignals;

/// <summary>Cuts an expression into tokens. What is no token is told and left out.</summary>
internal sealed class Lexer(string text, ExpressionFaults faults)
{
    private readonly List<Token> _tokens = [];
    private int _position;

    public static List<Token> Read(string text, ExpressionFaults faults)
    {
        var lexer = new Lexer(text, faults);
        while (lexer._position < text.Length)
        {
            lexer.ReadNext();
        }

        lexer._tokens.Add(new Token(TokenKind.End, text.Length, ""));
        return lexer._tokens;
    }

    private char Current => text[_position];

    private char Next => _position + 1 < text.Length ? text[_position + 1] : '\0';

    private void ReadNext()
    {
        switch (Current)
        {
            case ' ' or '\t' or '\r' or '\n':
                _position++;
                break;
            case '"' or '\'':
                ReadText();
                break;
            case >= '0' and <= '9':
                ReadNumber();
                break;
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                ReadName();
                break;
            default:
                ReadSign();
                break;
        }
    }

    private void ReadText()
    {
        var (start, quote) = (_position, Current);
        var end = text.IndexOf(quote, start + 1);
        if (end < 0)
        {
            faults.Add(start, $"This text has no end: expected another {quote}.");
            _position = text.Length;
            return;
        }

        var value = text[(start + 1)..end];
        if (value.Length is 0 or > ExpressionLimits.TextCharacters)
        {
            faults.Add(start, Invariant($"A text has from 1 to {ExpressionLimits.TextCharacters} characters."));
        }
        else if (UnfitCharacter(value) is var unfit and >= 0)
        {
            faults.Add(
                start + 1 + unfit, Invariant($"The character U+{(int)value[unfit]:X4} may not stand in a text."));
        }

        _tokens.Add(new Token(TokenKind.Text, start, value));
        _position = end + 1;
    }

    private void ReadNumber()
    {
        var start = _position;
        var isWhole = true;
        while (_position < text.Length
            && (char.IsAsciiDigit(Current) || (isWhole && Current is '.' && char.IsAsciiDigit(Next))))
        {
            isWhole &= Current is not '.';
            _position++;
        }

        var digits = text[start.._position];
        const int MostDigits = 27;
        if (digits.Length - (isWhole ? 0 : 1) > MostDigits)
        {
            faults.Add(start, Invariant($"A number has at most {MostDigits} digits."));
            digits = "1";
        }

        var number = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        _tokens.Add(new Token(TokenKind.Number, start, digits) { Number = number });
        if (_position < text.Length && Current is '_' or '.')
        {
            faults.Add(_position, "Expected a number written plainly, such as 25000 or 12.5.");
            _position++;
        }
    }

    private void ReadName()
    {
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(Current)
            || (Current is '.' && char.IsAsciiLetter(Next))))
        {
            _position++;
        }

        var name = text[start.._position];
        _tokens.Add(new Token(
            name switch
            {
                "and" => TokenKind.And,
                "or" => TokenKind.Or,
                "not" => TokenKind.Not,
                "in" => TokenKind.In,
                "known" => TokenKind.Known,
                "otherwise" => TokenKind.Otherwise,
                "true" => TokenKind.True,
                "false" => TokenKind.False,
                _ => TokenKind.Name,
            },
            start,
            name));
    }

    private void ReadSign()
    {
        var start = _position;
        var (length, kind, sign, instead) = (Current, Next) switch
        {
            ('=', '=') => (2, TokenKind.Operator, SyntaxOperator.Equal, null),
            ('!', '=') => (2, TokenKind.Operator, SyntaxOperator.NotEqual, null),
            ('<', '=') => (2, TokenKind.Operator, SyntaxOperator.LessOrEqual, null),
            ('>', '=') => (2, TokenKind.Operator, SyntaxOperator.GreaterOrEqual, null),
            ('<', '>') => (2, TokenKind.Operator, SyntaxOperator.NotEqual, "'!='"),
            ('=', _) => (1, TokenKind.Operator, SyntaxOperator.Equal, "'=='"),
            ('&', '&') => (2, TokenKind.And, default, "'and'"),
            ('|', '|') => (2, TokenKind.Or, default, "'or'"),
            ('!', _) => (1, TokenKind.Not, default, "'not'"),
            ('<', _) => (1, TokenKind.Operator, SyntaxOperator.Less, null),
            ('>', _) => (1, TokenKind.Operator, SyntaxOperator.Greater, null),
            ('+', _) => (1, TokenKind.Operator, SyntaxOperator.Add, null),
            ('-', _) => (1, TokenKind.Operator, SyntaxOperator.Subtract, null),
            ('*', _) => (1, TokenKind.Operator, SyntaxOperator.Multiply, null),
            ('/', _) => (1, TokenKind.Operator, SyntaxOperator.Divide, null),
            ('%', _) => (1, TokenKind.Percent, default, null),
            ('(', _) => (1, TokenKind.Open, default, null),
            (')', _) => (1, TokenKind.Close, default, null),
            ('[', _) => (1, TokenKind.OpenList, default, null),
            (']', _) => (1, TokenKind.CloseList, default, null),
            (',', _) => (1, TokenKind.Comma, default, null),
            _ => (char.IsSurrogatePair(Current, Next) ? 2 : 1, TokenKind.End, default(SyntaxOperator), (string?)null),
        };
        _position += length;
        var written = text.Substring(start, length);
        if (kind is TokenKind.End)
        {
            faults.Add(start, char.IsControl(written[0]) || char.IsSurrogate(written[^1]) || written[0] > '~'
                ? $"The character U+{char.ConvertToUtf32(Fitting(written), 0):X4} has no meaning here."
                : $"The character '{written}' has no meaning here.");
            return;
        }

        if (instead is not null)
        {
            faults.Add(start, $"Expected {instead}, not '{written}'.");
        }

        _tokens.Add(new Token(kind, start, written) { Operator = sign });
    }

    // Half a character is shown as the mark of one that cannot be.
    private static string Fitting(string written) =>
        written.Length == 1 && char.IsSurrogate(written[0]) ? "\uFFFD" : written;

    private static int UnfitCharacter(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var isPair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (char.IsControl(value[i]) || (char.IsSurrogate(value[i]) && !isPair))
            {
                return i;
            }

            i += isPair ? 1 : 0;
        }

        return -1;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
