using System.Globalization;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// Makes a tree of an expression's tokens. From loosest to tightest: <c>or</c>, <c>and</c>, <c>not</c>, comparisons and
/// <c>in</c>, <c>+ -</c>, <c>* /</c>, a sign, <c>otherwise</c>. Stops at the first fault.
/// </summary>
internal sealed class Parser
{
    private readonly List<Token> _tokens;
    private readonly ExpressionFaults _faults;
    private int _next;
    private int _nodes;
    private int _depth;
    private bool _stopped;

    private Parser(List<Token> tokens, ExpressionFaults faults)
    {
        _tokens = tokens;
        _faults = faults;
    }

    private Token Current => _tokens[_next];

    /// <summary>The tree; null where there is a fault.</summary>
    public static SyntaxNode? Parse(string text, ExpressionFaults faults)
    {
        if (text.Length > ExpressionLimits.Characters)
        {
            faults.Add(ExpressionLimits.Characters, string.Create(CultureInfo.InvariantCulture,
                $"An expression has at most {ExpressionLimits.Characters} characters; this one has {text.Length}."));
            return null;
        }

        var tokens = Lexer.Read(text, faults);
        if (faults.Any)
        {
            return null;
        }

        var parser = new Parser(tokens, faults);
        var tree = parser.Or();
        if (tree is not null && parser.Current.Kind is not TokenKind.End)
        {
            parser.Unexpected("'and', 'or' or the end");
            return null;
        }

        return tree;
    }

    private SyntaxNode? Or() => Chain(And, TokenKind.Or, SyntaxOperator.Or);

    private SyntaxNode? And() => Chain(Not, TokenKind.And, SyntaxOperator.And);

    private SyntaxNode? Chain(Func<SyntaxNode?> part, TokenKind between, SyntaxOperator @operator)
    {
        var left = part();
        while (left is not null && Current.Kind == between)
        {
            var at = Take().Position;
            var right = part();
            left = right is null ? null : Made(new BinarySyntax(@operator, left, right, at));
        }

        return left;
    }

    private SyntaxNode? Not()
    {
        if (Current.Kind is not TokenKind.Not)
        {
            return Comparison();
        }

        var at = Take().Position;
        return Inside(at, Not) is { } operand ? Made(new UnarySyntax(at, SyntaxOperator.Not, operand)) : null;
    }

    private SyntaxNode? Comparison()
    {
        if (Sum() is not { } left)
        {
            return null;
        }

        var isNegated = Current.Kind is TokenKind.Not && _tokens[_next + 1].Kind is TokenKind.In;
        if (isNegated || Current.Kind is TokenKind.In)
        {
            _next += isNegated ? 2 : 1;
            return List() is { } list ? Made(new InSyntax(left, list, isNegated)) : null;
        }

        if (!IsComparison(Current))
        {
            return left;
        }

        var comparison = Take();
        if (Sum() is not { } right)
        {
            return null;
        }

        if (IsComparison(Current))
        {
            return Fault(Current.Position, "Comparisons do not chain: write 'a < b and b < c'.");
        }

        return Made(new BinarySyntax(comparison.Operator, left, right, comparison.Position));
    }

    private SyntaxNode? Sum() => Arithmetic(Product, SyntaxOperator.Add, SyntaxOperator.Subtract);

    private SyntaxNode? Product() => Arithmetic(Signed, SyntaxOperator.Multiply, SyntaxOperator.Divide);

    private SyntaxNode? Arithmetic(Func<SyntaxNode?> part, SyntaxOperator one, SyntaxOperator other)
    {
        var left = part();
        while (left is not null && Current.Kind is TokenKind.Operator
            && (Current.Operator == one || Current.Operator == other))
        {
            var sign = Take();
            var right = part();
            left = right is null ? null : Made(new BinarySyntax(sign.Operator, left, right, sign.Position));
        }

        return left;
    }

    private SyntaxNode? Signed()
    {
        if (Current is not { Kind: TokenKind.Operator, Operator: SyntaxOperator.Subtract })
        {
            return Otherwise();
        }

        var at = Take().Position;
        return Inside(at, Signed) is { } operand ? Made(new UnarySyntax(at, SyntaxOperator.Subtract, operand)) : null;
    }

    private SyntaxNode? Otherwise()
    {
        var left = Value();
        while (left is not null && Current.Kind is TokenKind.Otherwise)
        {
            var at = Take().Position;
            var right = Current is { Kind: TokenKind.Operator, Operator: SyntaxOperator.Subtract } ? Signed() : Value();
            left = right is null ? null : Made(new BinarySyntax(SyntaxOperator.Otherwise, left, right, at));
        }

        return left;
    }

    private SyntaxNode? Value()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _next++;
                return Measured(token);
            case TokenKind.Text:
                _next++;
                return Made(new TextSyntax(token.Position, token.Text));
            case TokenKind.True or TokenKind.False:
                _next++;
                return Made(new TruthSyntax(token.Position, token.Kind is TokenKind.True));
            case TokenKind.Known when _tokens[_next + 1].Kind is TokenKind.Open:
                _next++;
                return Parenthesis() is { } operand ? Made(new KnownSyntax(token.Position, operand)) : null;
            // A direction may be 'in', a device 'known': where a value belongs, both are words like others.
            case TokenKind.Name or TokenKind.In or TokenKind.Known:
                _next++;
                return Made(new NameSyntax(token.Position, token.Text));
            case TokenKind.Open:
                return Parenthesis();
            default:
                return Unexpected("a value");
        }
    }

    private SyntaxNode? Parenthesis()
    {
        var at = Take().Position;
        if (Inside(at, Or) is not { } inside)
        {
            return null;
        }

        if (Current.Kind is not TokenKind.Close)
        {
            return Unexpected("')'");
        }

        _next++;
        return inside;
    }

    private SyntaxNode? List()
    {
        if (Current.Kind is TokenKind.Name)
        {
            var name = Take();
            return Made(new NameSyntax(name.Position, name.Text));
        }

        if (Current.Kind is not TokenKind.OpenList)
        {
            return Unexpected("a list in brackets, such as [wire, ach]");
        }

        var at = Take().Position;
        List<SyntaxNode> items = [];
        do
        {
            // A sign stands before a number only.
            var item = Current is { Kind: TokenKind.Operator, Operator: SyntaxOperator.Subtract } ? Signed() : Value();
            if (item is null)
            {
                return null;
            }

            items.Add(item);
            if (items.Count > ExpressionLimits.ListItems)
            {
                return Fault(item.Position, string.Create(CultureInfo.InvariantCulture,
                    $"A list has at most {ExpressionLimits.ListItems} values."));
            }
        }
        while (Current.Kind is TokenKind.Comma && Take().Kind is TokenKind.Comma);

        if (Current.Kind is not TokenKind.CloseList)
        {
            return Unexpected("',' or ']'");
        }

        _next++;
        return Made(new ListSyntax(at, items));
    }

    // What stands behind a number: a percent sign, a unit of time, or nothing.
    private SyntaxNode? Measured(Token number)
    {
        if (Current.Kind is TokenKind.Percent)
        {
            _next++;
            return Made(new NumberSyntax(number.Position, number.Number, IsPercent: true));
        }

        if (Current.Kind is not TokenKind.Name)
        {
            return Made(new NumberSyntax(number.Position, number.Number, IsPercent: false));
        }

        if (TimeUnits.Find(Current.Text) is { } unit)
        {
            _next++;
            return number.Number <= ExpressionLimits.Duration
                ? Made(new DurationSyntax(number.Position, number.Number, unit))
                : Fault(number.Position, string.Create(CultureInfo.InvariantCulture,
                    $"A length of time has at most {ExpressionLimits.Duration} units."));
        }

        _faults.Unknown(Current.Position, "unit", Current.Text, TimeUnits.Names);
        return Stop();
    }

    private T? Inside<T>(int at, Func<T?> part)
        where T : SyntaxNode
    {
        if (++_depth > ExpressionLimits.Depth)
        {
            Fault(at, string.Create(CultureInfo.InvariantCulture,
                $"This is nested deeper than {ExpressionLimits.Depth} levels."));
            return null;
        }

        var made = part();
        _depth--;
        return made;
    }

    private SyntaxNode? Made(SyntaxNode node) => ++_nodes <= ExpressionLimits.Nodes
        ? node
        : Fault(node.Position, string.Create(CultureInfo.InvariantCulture,
            $"An expression has at most {ExpressionLimits.Nodes} values and operators."));

    private Token Take() => _tokens[_next++];

    private static bool IsComparison(Token token) => token.Kind is TokenKind.Operator
        && token.Operator is >= SyntaxOperator.Equal and <= SyntaxOperator.GreaterOrEqual;

    private SyntaxNode? Unexpected(string expected) => Fault(
        Current.Position,
        Current.Kind is TokenKind.End ? $"Expected {expected}; the expression ends here."
        : Current.Kind is TokenKind.Comma && _next > 0 && _tokens[_next - 1].Kind is TokenKind.Number
            ? $"Expected {expected}, not ','. Numbers are written plainly: 25000."
        : $"Expected {expected}, not {Current}.");

    private SyntaxNode? Fault(int position, string detail)
    {
        if (!_stopped)
        {
            _faults.Add(position, detail);
        }

        return Stop();
    }

    private SyntaxNode? Stop()
    {
        _stopped = true;
        return null;
    }
}
