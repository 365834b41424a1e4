using System.Buffers;
using System.Diagnostics;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Writes decisions and errors as JSON, members in the order of the contract; equal ones give equal bytes. One writer
/// serves one after another, for one thread at a time.
/// </summary>
public sealed class DecisionWriter
{
    private static readonly byte[]
        Event = JsonOutput.EncodeName("event"),
        Outcome = JsonOutput.EncodeName("outcome"),
        Score = JsonOutput.EncodeName("score"),
        Reasons = JsonOutput.EncodeName("reasons"),
        Sentence = JsonOutput.EncodeName("text"),
        Evidence = JsonOutput.EncodeName("evidence"),
        ActionsName = JsonOutput.EncodeName("actions"),
        Instruction = JsonOutput.EncodeName("instruction"),
        Case = JsonOutput.EncodeName("case"),
        Late = JsonOutput.EncodeName("late"),
        Policy = JsonOutput.EncodeName("policy"),
        At = JsonOutput.EncodeName("at"),
        Error = JsonOutput.EncodeName("error"),
        Code = JsonOutput.EncodeName("code"),
        Detail = JsonOutput.EncodeName("detail"),
        Pointers = JsonOutput.EncodeName("pointers"),
        Line = JsonOutput.EncodeName("line");

    private readonly JsonOutput _output = new();

    /// <summary>Writes a decision, without an end of line.</summary>
    public void Write(Decision decision, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(output);
        _output.Reset();
        _output.OpenObject();
        _output.Name(Event);
        _output.Value(decision.Event.Utf8);
        _output.Name(Outcome);
        _output.Value(ContractWords.Outcome.Utf8(decision.Outcome));
        _output.Name(Score);
        _output.Scaled(decision.Score.TenThousandths, 4);
        _output.Name(Reasons);
        _output.OpenList();
        for (var i = 0; i < decision.Reasons.Count; i++)
        {
            Write(decision.Reasons[i]);
        }

        _output.CloseList();
        _output.Name(ActionsName);
        Write(decision.Actions);
        Write(Instruction, decision.Instruction);
        Write(Case, decision.Case);
        _output.Name(Late);
        _output.Value(decision.Late);
        _output.Name(Policy);
        _output.Value(decision.Policy);
        _output.Name(At);
        _output.Value(decision.At);
        _output.CloseObject();
        output.Write(_output.Written);
    }

    /// <summary>Writes an error, without an end of line.</summary>
    public void Write(EventError error, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(output);
        _output.Reset();
        _output.OpenObject();
        _output.Name(Event);
        if (error.Event is null)
        {
            _output.Null();
        }
        else
        {
            _output.Value(error.Event);
        }

        _output.Name(Error);
        _output.OpenObject();
        _output.Name(Code);
        _output.Value(ContractWords.EventErrorCode.Utf8(error.Code));
        _output.Name(Detail);
        _output.Value(error.Detail);
        _output.Name(Pointers);
        _output.OpenList();
        foreach (var fault in error.Faults)
        {
            _output.Value(fault.Pointer);
        }

        _output.CloseList();
        _output.Name(Line);
        _output.Value(error.Line);
        _output.CloseObject();
        _output.CloseObject();
        output.Write(_output.Written);
    }

    private void Write(in Reason reason)
    {
        _output.Start(reason.Signal.ReasonStart);
        _output.Scaled(reason.Weight.Thousandths, 3);
        _output.Name(Sentence);
        _output.Value(reason.Text);
        _output.Name(Evidence);
        _output.OpenObject();
        var facts = reason.Facts;
        for (var i = 0; i < Facts.Limit && facts[i].Name is { } name; i++)
        {
            _output.Name(name.Encoded);
            Write(facts[i]);
        }

        _output.CloseObject();
        _output.CloseObject();
    }

    private void Write(in Fact fact)
    {
        switch (fact.Kind)
        {
            case FactKind.Text:
                _output.Value(fact.Text.Utf8);
                break;
            case FactKind.Word:
                _output.Value(fact.Word ?? "");
                break;
            case FactKind.Moment:
                _output.Value(Stamp.FromStored((uint)fact.Number).ToInstant());
                break;
            case FactKind.Share:
                _output.Scaled(fact.Number, 3);
                break;
            case FactKind.Amount:
                _output.Scaled(fact.Number, 4);
                break;
            case FactKind.Count or FactKind.Seconds or FactKind.Kilometers:
                _output.Value(fact.Number);
                break;
            case FactKind.Number:
                _output.Scaled(fact.Number, fact.Decimals);
                break;
            case FactKind.Truth:
                _output.Value(fact.Number != 0);
                break;
            case FactKind.None:
            default:
                throw new UnreachableException("A fact with a name has a value.");
        }
    }

    private void Write(RecommendedActions actions)
    {
        _output.OpenList();
        for (var bit = 0; bit < ContractWords.RecommendedActions.Words.Length; bit++)
        {
            var action = (RecommendedActions)(1 << bit);
            if ((actions & action) != 0)
            {
                _output.Value(ContractWords.RecommendedActions.Utf8(action));
            }
        }

        _output.CloseList();
    }

    private void Write(byte[] name, string? text)
    {
        if (text is not null)
        {
            _output.Name(name);
            _output.Value(text);
        }
    }
}
