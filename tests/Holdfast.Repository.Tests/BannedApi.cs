using Mono.Cecil;

namespace Holdfast.Repository.Tests;

/// <summary>
/// The list that the engine's analyzer reads, applied to what was compiled: a suppressed warning hides nothing here.
/// </summary>
internal sealed class BannedApi
{
    // The compiler writes these itself: one for every iterator, the other for every field-like event.
    private static readonly string[] WrittenByTheCompiler =
    [
        "M:System.Environment.get_CurrentManagedThreadId",
        "M:System.Threading.Interlocked.CompareExchange(``0@,``0,``0)",
    ];

    private readonly HashSet<string> _ids;

    private BannedApi(IEnumerable<string> ids) => _ids = [.. ids];

    internal static BannedApi OfTheEngine { get; } = new(
        Checkout.Read("src/Holdfast.Engine/BannedSymbols.txt").Lines.Select(line => line.Split(';')[0]));

    internal IEnumerable<string> UsesIn(ModuleDefinition module)
    {
        var members = module.GetMemberReferences()
            .Select(member => (Type: member.DeclaringType?.GetElementType(), Id: Id(member)))
            .Where(member => member.Id is not null && !WrittenByTheCompiler.Contains(member.Id))
            .ToArray();
        var excused = module.GetMemberReferences()
            .Where(member => WrittenByTheCompiler.Contains(Id(member)))
            .Select(member => member.DeclaringType.GetElementType().FullName)
            .Except(members.Select(member => member.Type?.FullName))
            .ToHashSet();

        return module.GetTypeReferences()
            .Where(type => !excused.Contains(type.FullName) && IsBanned(type))
            .Select(type => type.FullName)
            .Concat(members.Where(member => IsBanned(member.Id!)).Select(member => member.Id!))
            .Select(use => $"{module.Name} uses {use}");
    }

    private bool IsBanned(TypeReference type) =>
        _ids.Contains("T:" + Name(type)) ||
        (type.DeclaringType is { } outer ? IsBanned(outer) : IsBannedNamespace(type.Namespace));

    private bool IsBannedNamespace(string name) =>
        name.Length > 0 &&
        (_ids.Contains("N:" + name) || IsBannedNamespace(name[..Math.Max(0, name.LastIndexOf('.'))]));

    // A property is banned by its own name and compiled to its accessors.
    private bool IsBanned(string member) =>
        _ids.Contains(member) || _ids.Contains("P:" + member[2..].Replace(".get_", ".", StringComparison.Ordinal));

    /// <summary>The id that documentation comments give a method, which is how the list names it.</summary>
    private static string? Id(MemberReference member)
    {
        if (member is not MethodReference method)
        {
            return null;
        }

        var name = $"M:{Name(method.DeclaringType.GetElementType())}.{method.Name.Replace('.', '#')}";
        return method.HasParameters
            ? $"{name}({string.Join(',', method.Parameters.Select(parameter => Name(parameter.ParameterType)))})"
            : name;
    }

    private static string Name(TypeReference type) => type switch
    {
        ByReferenceType reference => Name(reference.ElementType) + "@",
        ArrayType array => Name(array.ElementType) + "[]",
        GenericParameter { Type: GenericParameterType.Method } parameter => "``" + parameter.Position,
        GenericParameter parameter => "`" + parameter.Position,
        GenericInstanceType generic =>
            $"{Name(generic.ElementType).Split('`')[0]}{{{string.Join(',', generic.GenericArguments.Select(Name))}}}",
        IModifierType modified => Name(modified.ElementType),
        _ => type.FullName.Replace('/', '.'),
    };
}
