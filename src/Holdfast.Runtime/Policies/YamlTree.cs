using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Holdfast.Runtime.Policies;

/// <summary>
/// Reads the plain part of YAML into a tree with places: texts, lists, names with values. Anchors, aliases, tags and
/// directives are refused: they make one line mean what another says, and a policy is read by people.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>Twice as deep as the deepest policy; what is deeper is not read.</summary>
    private const int DeepestNesting = 8;

    private readonly string _source;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly PolicyFaults _faults;
    private readonly string _what;
    private YamlNode? _root;

    private YamlTree(string text, PolicyFaults faults, string what)
    {
        _what = what;
        _source = text;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
        _faults = faults;
    }

    /// <summary>
    /// The tree of a text; null where it holds nothing. Where it stops being YAML the tree ends: what was read up to
    /// there is returned, so that its faults are told too.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    /// <param name="what">What the file is, as a fault says it.</param>
    public static YamlNode? Read(string text, PolicyFaults faults, string what = "policy")
    {
        if (PlainCharacters.Of(text, faults) is not { } plain)
        {
            return new YamlRefused(new Place(1, 1));
        }

        var tree = new YamlTree(plain, faults, what);
        try
        {
            tree.ReadDocument();
        }
        catch (YamlException fault)
        {
            faults.Add(PlaceOf(fault.Start), $"This is not YAML: {Sentence(fault)}");
            tree._root ??= new YamlRefused(PlaceOf(fault.Start));
        }

        return tree._root;
    }

    private void ReadDocument()
    {
        while (MoveNext() && _parser.Current is StreamStart or DocumentStart)
        {
            // A document that begins with directives begins on a line before that of its '---'.
            if (_parser.Current is DocumentStart start && start.End.Line > start.Start.Line)
            {
                _faults.Add(
                    PlaceOf(_parser.Current.Start), $"A {_what} file has no directives: lines that begin with '%'.");
            }
        }

        if (_parser.Current is null or StreamEnd)
        {
            return;
        }

        if (!TryReadNode(depth: 1, node => _root = node))
        {
            return;
        }

        while (MoveNext())
        {
            if (_parser.Current is DocumentStart second)
            {
                _faults.Add(PlaceOf(second.Start), $"A {_what} file is one document: nothing follows a second '---'.");
                return;
            }
        }
    }

    // Hands over what begins at the current event before it is filled, so that it is kept if the file breaks off.
    // False where reading cannot go on.
    private bool TryReadNode(int depth, Action<YamlNode> keep)
    {
        var at = PlaceOf(_parser.Current!.Start);
        var refused = RefusalOf(_parser.Current);
        if (refused is not null)
        {
            _faults.Add(at, refused);
        }

        if (depth > DeepestNesting)
        {
            _faults.Add(at, $"This is nested deeper than anything in a {_what}; nothing is read from here on.");
            keep(new YamlRefused(at));
            return false;
        }

        switch (_parser.Current)
        {
            case Scalar scalar:
                keep(refused is null
                    ? new YamlText(
                        at, scalar.Value, scalar.Style is not ScalarStyle.Plain, new Written(_source, scalar.Style))
                    : new YamlRefused(at));
                return true;
            case SequenceStart:
                var list = new YamlList(at);
                keep(refused is null ? list : new YamlRefused(at));
                return TryReadItems(list, depth);
            case MappingStart:
                var map = new YamlMap(at);
                keep(refused is null ? map : new YamlRefused(at));
                return TryReadEntries(map, depth);
            default:
                keep(new YamlRefused(at));
                return true;
        }
    }

    private bool TryReadItems(YamlList list, int depth)
    {
        while (MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (!TryReadNode(depth + 1, list.Items.Add))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadEntries(YamlMap map, int depth)
    {
        while (MoveNext() && _parser.Current is not MappingEnd)
        {
            YamlNode? name = null;
            if (!TryReadNode(depth + 1, node => name = node) || !MoveNext()
                || !TryReadNode(depth + 1, value => map.Entries.Add((name!, value))))
            {
                return false;
            }
        }

        map.IsWhole = true;
        return true;
    }

    private bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // What the scanner throws where braces are left open and the next line holds a name.
            var at = _scanner.CurrentPosition;
            throw new SemanticErrorException(
                at, at, "Did not find the end of a list in brackets or of names in braces.");
        }
    }

    private string? RefusalOf(ParsingEvent @event) => @event switch
    {
        AnchorAlias => $"A {_what} file has no aliases ('*'): write the value out.",
        NodeEvent { Anchor.IsEmpty: false } => $"A {_what} file has no anchors ('&'): write each value out.",
        NodeEvent { Tag.IsEmpty: false } => $"A {_what} file has no tags ('!'): what a value is follows from its name.",
        _ => null,
    };

    private static string Sentence(YamlException fault)
    {
        var message = fault.Message.TrimEnd('.');
        var furtherOn = fault.End.Line > fault.Start.Line
            ? string.Create(
                CultureInfo.InvariantCulture, $" (noticed in line {fault.End.Line}, column {fault.End.Column})")
            : "";
        return $"{char.ToLowerInvariant(message[0])}{message[1..]}{furtherOn}.";
    }

    private static Place PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
