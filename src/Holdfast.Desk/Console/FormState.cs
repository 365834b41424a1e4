using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Console;

/// <summary>A fault of a field, in words for whoever filled it in.</summary>
/// <param name="Field">The name of the field; empty where it is no single one.</param>
/// <param name="Message">What is to be done, as a sentence.</param>
public sealed record FieldFault(string Field, string Message);

/// <summary>
/// The form that a request is about: what was typed into it, and what is wrong with it. Parts of forms and the page
/// share it, one to a request. What was typed is shown again as it was, whatever is wrong.
/// </summary>
public sealed class FormState(IHttpContextAccessor accessor)
{
    /// <summary>The field that is the same when a form is sent twice.</summary>
    public const string OnceField = "once";

    private readonly List<FieldFault> _faults = [];
    private readonly HashSet<string> _anew = [];

    /// <summary>Happens when a fault is found: parts that show faults are rendered anew.</summary>
    public event Action? Changed;

    /// <summary>Whether a form was sent.</summary>
    public bool IsPosted => Posted is not null;

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>
    /// A word that is the same when a form is sent twice, by a finger that slipped or a network that broke: the
    /// command's own key for doing it once.
    /// </summary>
    public string Once =>
        field ??= Text(OnceField) is { Length: 32 } sent ? sent : Guid.NewGuid().ToString("N");

    private IFormCollection? Posted =>
        accessor.HttpContext?.Request is { HasFormContentType: true } request && HttpMethods.IsPost(request.Method)
            ? request.Form
            : null;

    /// <summary>What was typed into a field, without blanks around it; empty where nothing was.</summary>
    public string Text(string field) => Posted?[field] is [{ } value, ..] ? value.Trim() : "";

    /// <summary>All values of a field of which several can be chosen.</summary>
    public IReadOnlyList<string> All(string field) =>
        Posted is { } posted ? [.. posted[field].OfType<string>()] : [];

    /// <summary>Whether a box was ticked.</summary>
    public bool IsTicked(string field) => Text(field) is "on" or "true";

    /// <summary>What a field is to show: what was typed, or else what it began with.</summary>
    public string Shown(string field, string? initial) =>
        Posted is { } posted && posted.ContainsKey(field) && !_anew.Contains(field)
            ? posted[field].ToString()
            : initial ?? "";

    /// <summary>Has a field show what it begins with now, whatever was sent.</summary>
    public void ShowAnew(string field) => _anew.Add(field);

    /// <summary>Says what is wrong with a field.</summary>
    public void Refuse(string field, string message)
    {
        _faults.Add(new FieldFault(field, message));
        Changed?.Invoke();
    }

    /// <summary>Says what is wrong with the form as a whole.</summary>
    public void Refuse(string message) => Refuse("", message);

    /// <summary>What is wrong with a field; null where nothing is.</summary>
    public string? FaultOf(string field) => _faults.Find(fault => fault.Field == field)?.Message;

    /// <summary>What was typed, refused where it is missing.</summary>
    public string Required(string field, string message)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            Refuse(field, message);
        }

        return text;
    }
}
