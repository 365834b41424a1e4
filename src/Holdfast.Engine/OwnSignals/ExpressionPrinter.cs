using System.Globalization;
using System.Text;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// Writes an expression in the one form that every way of writing it comes to: single spaces, no parentheses that say
/// nothing, numbers without idle zeros. What it writes is read as the same expression.
/// </summary>
internal sealed class ExpressionPrinter
{
    private const int Comparison = 4, Sign = 7, OtherwiseLevel = 8, Atom = 9;

    private readonly StringBuilder _text = new();

    public static string Print(SyntaxNode node)
    {
        var printer = new ExpressionPrinter();
        printer.Write(node, 0);
        return printer._text.ToString();
    }

    /// <summary>How tightly an operator binds: the greater, the tighter.</summary>
    private static int Level(SyntaxOperator @operator) => @operator switch
    {
        SyntaxOperator.Or => 1,
        SyntaxOperator.And => 2,
        SyntaxOperator.Not => 3,
        >= SyntaxOperator.Equal and <= SyntaxOperator.GreaterOrEqual => Comparison,
        SyntaxOperator.Add or SyntaxOperator.Subtract => 5,
        SyntaxOperator.Multiply or SyntaxOperator.Divide => 6,
        SyntaxOperator.Otherwise => OtherwiseLevel,
    };

    private static string Word(SyntaxOperator @operator) => @operator switch
    {
        SyntaxOperator.Or => "or",
        SyntaxOperator.And => "and",
        SyntaxOperator.Not => "not",
        SyntaxOperator.Equal => "==",
        SyntaxOperator.NotEqual => "!=",
        SyntaxOperator.Less => "<",
        SyntaxOperator.LessOrEqual => "<=",
        SyntaxOperator.Greater => ">",
        SyntaxOperator.GreaterOrEqual => ">=",
        SyntaxOperator.Add => "+",
        SyntaxOperator.Subtract => "-",
        SyntaxOperator.Multiply => "*",
        SyntaxOperator.Divide => "/",
        SyntaxOperator.Otherwise => "otherwise",
    };

    private static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    // Writes a node; in parentheses where it binds less tightly than what it stands in asks for.
    private void Write(SyntaxNode node, int least)
    {
        var level = node switch
        {
            BinarySyntax binary => Level(binary.Operator),
            UnarySyntax { Operator: SyntaxOperator.Not } => Level(SyntaxOperator.Not),
            UnarySyntax => Sign,
            InSyntax => Comparison,
            _ => Atom,
        };
        if (level < least)
        {
            _text.Append('(');
            WriteBare(node, level);
            _text.Append(')');
        }
        else
        {
            WriteBare(node, level);
        }
    }

    private void WriteBare(SyntaxNode node, int level)
    {
        switch (node)
        {
            case BinarySyntax binary:
                // Comparisons do not chain, so both sides bind tighter; of the others the left side may be of one kind.
                Write(binary.Left, level == Comparison ? level + 1 : level);
                _text.Append(' ').Append(Word(binary.Operator)).Append(' ');
                Write(binary.Right, level + 1);
                break;
            case UnarySyntax unary:
                _text.Append(Word(unary.Operator)).Append(unary.Operator is SyntaxOperator.Not ? " " : "");
                Write(unary.Operand, level);
                break;
            case InSyntax @in:
                Write(@in.Operand, level + 1);
                _text.Append(@in.IsNegated ? " not in " : " in ");
                Write(@in.List, Atom);
                break;
            case KnownSyntax known:
                _text.Append("known(");
                Write(known.Operand, 0);
                _text.Append(')');
                break;
            case ListSyntax list:
                WriteList(list);
                break;
            default:
                _text.Append(Literal(node));
                break;
        }
    }

    private void WriteList(ListSyntax list)
    {
        _text.Append('[');
        foreach (var (place, item) in list.Items.Index())
        {
            _text.Append(place > 0 ? ", " : "");
            Write(item, Sign);
        }

        _text.Append(']');
    }

    private static string Literal(SyntaxNode node) => node switch
    {
        NameSyntax name => name.Name,
        TruthSyntax truth => truth.Value ? "true" : "false",
        NumberSyntax { IsPercent: true } percent => Plain(percent.Number) + " %",
        NumberSyntax number => Plain(number.Number),
        DurationSyntax duration => $"{Plain(duration.Number)} {TimeUnits.Of(duration.Unit, duration.Number == 1)}",
        TextSyntax text => text.Text.Contains('"', StringComparison.Ordinal) ? $"'{text.Text}'" : $"\"{text.Text}\"",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };
}
