using System.Buffers;
using System.Text;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Output;

/// <summary>Which attack caused an event, and at which of its stages.</summary>
internal sealed record Label(string Attack, Stage Stage);

/// <summary>Labels as lines. Attack ids are made here and need no escaping.</summary>
internal static class LabelLines
{
    public static void Write(Text eventId, Label label, IBufferWriter<byte> output)
    {
        var line = $$"""{"event":"{{eventId}}","attack":"{{label.Attack}}","stage":"{{Word(label.Stage)}}"}""" + "\n";
        output.Write(Encoding.UTF8.GetBytes(line));
    }

    private static string Word(Stage stage) => stage switch
    {
        Stage.Probe => "probe",
        Stage.Entry => "entry",
        Stage.Persist => "persist",
        Stage.Prepare => "prepare",
        Stage.CashOut => "cashOut",
        Stage.Manipulate => "manipulate",
    };
}
