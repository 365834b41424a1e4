using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Holdfast.Desk.Api;

/// <summary>A fault of a body.</summary>
/// <param name="Place">Where it is, as a JSON pointer.</param>
/// <param name="Detail">What it is, as a sentence.</param>
public sealed record ProblemFault([property: JsonPropertyName("pointer")] string Place, string Detail);

/// <summary>Problem details of RFC 9457, as every error is answered.</summary>
public static class Problem
{
    /// <summary>The answer of a type.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="detail">What is the matter this time, as a sentence; null where the title says all.</param>
    /// <param name="faults">Faults of the body.</param>
    /// <param name="status">Another status than the type's own, where the framework chose one.</param>
    public static ProblemHttpResult Of(
        ProblemType type, string? detail = null, IReadOnlyList<ProblemFault>? faults = null, int? status = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var details = new ProblemDetails
        {
            Type = type.Uri,
            Title = type.Title,
            Status = status ?? type.Status,
            Detail = detail,
        };
        if (faults is not null)
        {
            details.Extensions["errors"] = faults;
        }

        return TypedResults.Problem(details);
    }

    /// <summary>The answer to whoever lacks a scope.</summary>
    public static ProblemHttpResult OfScope(string scope)
    {
        var answer = Of(ProblemTypes.ScopeMissing, $"The key does not have the scope {scope}.");
        answer.ProblemDetails.Extensions["scope"] = scope;
        return answer;
    }

    /// <summary>The answer to a failure of ours, with what finds it in the log.</summary>
    public static ProblemHttpResult OfFailure(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var answer = Of(ProblemTypes.Internal);
        answer.ProblemDetails.Extensions["requestId"] = context.TraceIdentifier;
        return answer;
    }
}
