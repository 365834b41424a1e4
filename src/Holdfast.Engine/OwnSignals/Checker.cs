using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// Gives every part of an expression its type and makes the nodes that work it out. A name by itself is a word where it
/// is compared with something of a set that has that word; else it is something that can be read.
/// </summary>
internal sealed class Checker(EventSet on, ExpressionFaults faults)
{
    private readonly TermReferences _terms = new(on, faults);

    /// <summary>The nodes of a condition; null where there is a fault.</summary>
    public TruthNode? Condition(SyntaxNode node)
    {
        var made = Check(node, TermType.Truth);
        if (made is { Type.Kind: not TermKind.Truth } other)
        {
            faults.Add(node.Position, $"Expected a condition, {TermType.Truth}; this is {other.Type}.");
        }

        return faults.Any ? null : made?.Node as TruthNode;
    }

    private Typed? Check(SyntaxNode node, TermType? wanted) => node switch
    {
        NumberSyntax number => new(TermType.Number, new QuantityLiteral(number.Value)),
        DurationSyntax duration => new(TermType.Duration, new QuantityLiteral(duration.Seconds)),
        TruthSyntax truth => new(TermType.Truth, new TruthLiteral(truth.Value)),
        TextSyntax text => Literals.OfText(text, wanted, faults),
        NameSyntax name => Literals.OfWord(name, wanted) ?? _terms.Find(name, wanted),
        UnarySyntax { Operator: SyntaxOperator.Not } not => Not(not),
        UnarySyntax minus => Minus(minus),
        KnownSyntax known => Check(known.Operand, null) is { } operand
            ? new(TermType.Truth, new KnownNode(operand.Node))
            : null,
        InSyntax @in => In(@in),
        BinarySyntax { Operator: SyntaxOperator.And or SyntaxOperator.Or } both => Both(both),
        BinarySyntax { Operator: SyntaxOperator.Otherwise } otherwise => Otherwise(otherwise, wanted),
        BinarySyntax { Operator: >= SyntaxOperator.Equal and <= SyntaxOperator.GreaterOrEqual } pair => Compare(pair),
        BinarySyntax arithmetic => Arithmetic(arithmetic),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    // The type as far as it can be told without looking at what stands beside it.
    private TermType? TypeOf(SyntaxNode node) => node switch
    {
        NumberSyntax => TermType.Number,
        DurationSyntax => TermType.Duration,
        TextSyntax => TermType.Text,
        NameSyntax name => TermReferences.TypeOf(name.Name),
        UnarySyntax { Operator: SyntaxOperator.Subtract } minus => TypeOf(minus.Operand),
        BinarySyntax { Operator: SyntaxOperator.Otherwise } otherwise =>
            TypeOf(otherwise.Left) ?? TypeOf(otherwise.Right),
        BinarySyntax { Operator: SyntaxOperator.Add or SyntaxOperator.Subtract } sum => TypeOf(sum.Left),
        BinarySyntax { Operator: SyntaxOperator.Multiply or SyntaxOperator.Divide } => null,
        _ => TermType.Truth,
    };

    private Typed? Both(BinarySyntax node)
    {
        var (left, right) = (Condition(node.Left, node.Operator), Condition(node.Right, node.Operator));
        return left is null || right is null ? null : new(
            TermType.Truth, node.Operator is SyntaxOperator.And ? new AndNode(left, right) : new OrNode(left, right));
    }

    private Typed? Not(UnarySyntax node) => Condition(node.Operand, node.Operator) is { } operand
        ? new(TermType.Truth, new NotNode(operand))
        : null;

    private TruthNode? Condition(SyntaxNode node, SyntaxOperator beside)
    {
        if (Check(node, TermType.Truth) is not { } made)
        {
            return null;
        }

        if (made.Node is not TruthNode truth)
        {
            var word = beside switch { SyntaxOperator.And => "and", SyntaxOperator.Or => "or", _ => "not" };
            faults.Add(node.Position, $"Expected {TermType.Truth} beside '{word}', not {made.Type}.");
            return null;
        }

        return truth;
    }

    private Typed? Minus(UnarySyntax node)
    {
        if (Check(node.Operand, null) is not { } operand)
        {
            return null;
        }

        return operand.Type.Kind is TermKind.Number or TermKind.Duration
            ? new(operand.Type, new Negation((QuantityNode)operand.Node))
            : Fault(node.Operand.Position, $"Expected a number or a length of time behind '-', not {operand.Type}.");
    }

    private Typed? Otherwise(BinarySyntax node, TermType? wanted)
    {
        var left = Check(node.Left, TypeOf(node.Right) is { Kind: not TermKind.Text } right ? right : wanted);
        if (left is null || Check(node.Right, left.Type) is not { } other)
        {
            return null;
        }

        return left.Type != other.Type || left.Type.Kind is TermKind.Texts
            ? Fault(node.Right.Position, $"Expected {left.Type} behind 'otherwise', not {other.Type}.")
            : new(left.Type, (left.Node, other.Node) switch
            {
                (TruthNode first, TruthNode second) => new TruthOtherwise(first, second),
                (QuantityNode first, QuantityNode second) => new QuantityOtherwise(first, second),
                (CodeNode first, CodeNode second) => new CodeOtherwise(first, second),
                (TextNode first, TextNode second) => new TextOtherwise(first, second),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    private Typed? Compare(BinarySyntax node)
    {
        var (leftType, rightType) = (TypeOf(node.Left), TypeOf(node.Right));
        var left = Check(node.Left, rightType);
        if (left is null && node.Right is NameSyntax && rightType is null)
        {
            // It is a word, of which only the left side could have told what it is a word for.
            return null;
        }

        var right = Check(node.Right, leftType ?? left?.Type);
        if (left is null || right is null)
        {
            return null;
        }

        if (left.Type != right.Type)
        {
            return Fault(
                node.Right.Position, $"Expected {left.Type} beside {left.Type}, not {right.Type}."
                + (left.Type.Kind is TermKind.Duration && right.Type.Kind is TermKind.Number
                    ? " A length of time has a unit: 3 days."
                    : ""));
        }

        var isEquality = node.Operator is SyntaxOperator.Equal or SyntaxOperator.NotEqual;
        if (!isEquality && !left.Type.HasOrder)
        {
            return Fault(node.OperatorPosition, $"Of {left.Type} none is greater than another: use == or !=.");
        }

        var wanted = node.Operator is SyntaxOperator.Equal;
        return (left.Node, right.Node) switch
        {
            (QuantityNode first, QuantityNode second) =>
                new(TermType.Truth, new QuantityComparison(node.Operator, first, second)),
            (CodeNode first, CodeNode second) => new(TermType.Truth, new CodeEquality(first, second, wanted)),
            (TextNode first, TextNode second) => new(TermType.Truth, new TextEquality(first, second, wanted)),
            (TruthNode first, TruthNode second) => new(TermType.Truth, new TruthEquality(first, second, wanted)),
            _ => Fault(node.OperatorPosition, "Lists are not compared: write 'in'."),
        };
    }

    private Typed? In(InSyntax node)
    {
        if (node.List is not ListSyntax list)
        {
            return Among(node);
        }

        var firstType = list.Items.Select(TypeOf).FirstOrDefault(type => type is not null);
        if (Check(node.Operand, firstType) is not { } operand)
        {
            return null;
        }

        if (operand.Node is not (QuantityNode or CodeNode or TextNode))
        {
            return Fault(node.Position, $"Expected something to look for in a list, not {operand.Type}.");
        }

        var items = list.Items.Select(item => Item(item, operand.Type)).ToList();
        if (items.Any(item => item is null))
        {
            return null;
        }

        TruthNode made = operand.Node switch
        {
            QuantityNode quantity =>
                new QuantityIn(quantity, [.. items.Select(item => ((QuantityLiteral)item!).Value)]),
            CodeNode code => new CodeIn(code, [.. items.Select(item => ((CodeLiteral)item!).Code)]),
            TextNode text => new TextIn(text, [.. items.Select(item => ((TextLiteral)item!).Value)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new(TermType.Truth, node.IsNegated ? new NotNode(made) : made);
    }

    private Node? Item(SyntaxNode node, TermType type)
    {
        if (Check(node, type) is not { } item)
        {
            return null;
        }

        if (item.Type != type)
        {
            faults.Add(node.Position, $"Expected {type} in this list, not {item.Type}.");
            return null;
        }

        var literal = item.Node switch
        {
            Negation when node is UnarySyntax { Operand: NumberSyntax number } => new QuantityLiteral(-number.Value),
            Negation when node is UnarySyntax { Operand: DurationSyntax time } => new QuantityLiteral(-time.Seconds),
            QuantityLiteral or CodeLiteral or TextLiteral => item.Node,
            _ => null,
        };
        if (literal is null)
        {
            faults.Add(node.Position, "A list holds values that are written out: numbers, words, texts.");
        }

        return literal;
    }

    private Typed? Among(InSyntax node)
    {
        if (TypeOf(node.List) is null)
        {
            return Fault(node.List.Position, "Expected a list in brackets, such as [wire, ach].");
        }

        var list = Check(node.List, null);
        var operand = Check(node.Operand, TermType.Text);
        if (list is null || operand is null)
        {
            return null;
        }

        if (list.Node is not TextsTerm texts)
        {
            return Fault(node.List.Position, $"Expected a list in brackets, not {list.Type}.");
        }

        if (operand.Node is not TextNode text)
        {
            return Fault(node.Position, $"Expected a text to look for in a list of texts, not {operand.Type}.");
        }

        var made = new TextAmong(text, texts);
        return new(TermType.Truth, node.IsNegated ? new NotNode(made) : made);
    }

    private Typed? Arithmetic(BinarySyntax node)
    {
        var (left, right) = (Check(node.Left, null), Check(node.Right, null));
        if (left is null || right is null)
        {
            return null;
        }

        return ResultOf(node.Operator, left.Type.Kind, right.Type.Kind) is { } type
            ? new(type, new Arithmetic(node.Operator, (QuantityNode)left.Node, (QuantityNode)right.Node))
            : Fault(node.OperatorPosition, node.Operator switch
            {
                SyntaxOperator.Add => $"{left.Type} and {right.Type} are not added.",
                SyntaxOperator.Subtract => $"{right.Type} is not taken from {left.Type}.",
                SyntaxOperator.Multiply => $"{left.Type} and {right.Type} are not multiplied.",
                _ => $"{left.Type} is not divided by {right.Type}.",
            });
    }

    private static TermType? ResultOf(SyntaxOperator operation, TermKind left, TermKind right) =>
        (operation, left, right) switch
        {
            (_, TermKind.Number, TermKind.Number) => TermType.Number,
            (SyntaxOperator.Add or SyntaxOperator.Subtract, TermKind.Duration, TermKind.Duration) => TermType.Duration,
            (SyntaxOperator.Add or SyntaxOperator.Subtract, TermKind.Moment, TermKind.Duration) => TermType.Moment,
            (SyntaxOperator.Add, TermKind.Duration, TermKind.Moment) => TermType.Moment,
            (SyntaxOperator.Subtract, TermKind.Moment, TermKind.Moment) => TermType.Duration,
            (SyntaxOperator.Multiply, TermKind.Duration, TermKind.Number) => TermType.Duration,
            (SyntaxOperator.Multiply, TermKind.Number, TermKind.Duration) => TermType.Duration,
            (SyntaxOperator.Divide, TermKind.Duration, TermKind.Number) => TermType.Duration,
            (SyntaxOperator.Divide, TermKind.Duration, TermKind.Duration) => TermType.Number,
            _ => null,
        };

    private Typed? Fault(int position, string detail)
    {
        faults.Add(position, char.ToUpperInvariant(detail[0]) + detail[1..]);
        return null;
    }
}

/// <summary>A node with its type.</summary>
internal sealed record Typed(TermType Type, Node Node);
