using System.Globalization;
using Holdfast.Engine.OwnSignals;

namespace Holdfast;

/// <summary>How the language of own signals works, in words: the beginning of its reference page.</summary>
internal static class OwnSignalText
{
    public static string Language { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        # Own signals

        What an expression in the section `ownSignals` of a policy file can say, and everything that it can
        read. How to write one is told in [the guide](../guides/policy.md#signals-of-your-own).

        This page is written by `holdfast policy words --markdown`; a test holds it to that.

        ## The settings

        - `name`: up to {ExpressionLimits.Name} letters and digits, a small letter first. In decisions and hard
          rules it is called `own.` and this name; no built-in signal has a point in its name, so the two never
          meet.
        - `on`: the types of events it looks at.
        - `when`: the expression. The signal speaks where it is true; where it is false or unknown it is silent.
        - `weight`: log-odds from -20 to 20; below zero it speaks for the customer.
        - `outcome`: `stepUp`, `hold` or `deny`, the least severe answer at gates where it speaks, whatever the
          score. One of weight and outcome is needed; both may be given. A signal with an outcome and no weight
          stands among the reasons with the weight 0.
        - `sentence`: one sentence for a reviewer. Names in braces, up to {ExpressionLimits.SentenceFacts}, are
          replaced by what they held, and stand in the `evidence` of the reason under the same names; names
          marked * below may not be shown.
        - `family`: which fact it is evidence of, for weighing it beside others; `own` where left out.
        - `carry`: how long its evidence stands: `not` (where left out), `visit`, `days`, `weeks`. Only evidence
          against the customer stands.
        - `source`, `review`: where it comes from, and what a reviewer does next.

        ## The language

        From loosest to tightest:

        | written | means |
        | --- | --- |
        | `a or b` | true if one is true |
        | `a and b` | true if both are |
        | `not a` | true if it is false |
        | `==` `!=` `<` `<=` `>` `>=` | comparison of two values of one type; comparisons do not chain |
        | `x in [a, b]`, `x not in [a, b]` | one of some values that are written out |
        | `"x" in token.scopes` | among the texts that the event lists |
        | `+` `-` | sum, difference |
        | `*` `/` | product, quotient |
        | `-x` | the same below zero |
        | `x otherwise y` | `x`, or `y` where `x` is unknown |
        | `known(x)` | true or false, never unknown: whether `x` is known |
        | `( )` | parentheses |

        Values are written so: numbers `25000`, `12.5`; shares `50 %`, which is 0.5; lengths of time
        `90 minutes`, `2 days` (`seconds`, `minutes`, `hours`, `days`, `weeks`); texts, countries, currencies and IP
        addresses in single or double quotes, `"US"`; words without quotes, `wire`; `true` and `false`. There
        are no loops, no functions but `known`, no comments and no assignments.

        **Types** are checked when the policy is loaded. A length of time may be added to one, multiplied or
        divided by a number, divided by another (which gives a number), and added to a point in time; two points
        in time have a difference: `time - telecom.simChangedAt < 2 days`. A word has to be one of the set that
        it is compared with.

        **Amounts** are numbers in the currency of the event. `transfer.amount > 25000` is true of 30000 yen;
        where that matters, add `and transfer.currency == "USD"`.

        **Unknown.** What an event does not tell, and what is not known of the customer, is unknown. A
        comparison or a sum with something unknown is unknown; so are a division by zero and a result beyond
        10^28. `and` is false as soon as one side is false, `or` true as soon as one is true, whatever the
        other; else unknown if one is:

        | `a` | `b` | `a and b` | `a or b` | `not a` |
        | --- | --- | --- | --- | --- |
        | true | true | true | true | false |
        | true | false | false | true | false |
        | true | unknown | unknown | true | false |
        | false | true | false | true | true |
        | false | false | false | false | true |
        | false | unknown | false | unknown | true |
        | unknown | true | unknown | true | unknown |
        | unknown | false | false | unknown | unknown |
        | unknown | unknown | unknown | unknown | unknown |

        So `payee.age < 5 days` is not true of a payee that was never named: write
        `payee.age otherwise 0 days < 5 days`.

        **Signals.** `signal.newDevice` is true where that built-in signal speaks at this event,
        `standing.newDevice` where its evidence still stands from an earlier one; every [signal](signals.md) can
        be asked so, the second way if it is carried. A signal whose weight is 0 is switched off and never
        speaks.

        **Limits.** {ExpressionLimits.Signals} own signals; {ExpressionLimits.Characters:N0} characters,
        {ExpressionLimits.Nodes} values and operators and {ExpressionLimits.Depth} levels of nesting an expression;
        {ExpressionLimits.ListItems} values a list; {ExpressionLimits.TextCharacters} characters a text;
        {ExpressionLimits.Sentence} characters a sentence, source or review.

        **Changing one.** Its name, events, expression, weight, outcome, family, carry and sentence are part of
        the policy's fingerprint; spaces, comments and the order of own signals are not. Evidence that it left
        standing is kept under its name: it goes on to count under every policy that has a signal of that name
        which is carried, and is gone once a saved state was loaded under a policy that has none.

        ## The names

        At other events than the ones listed a name is unknown; a signal that looks at none of them may not use
        it. Names marked * may be compared and not shown.


        """);
}
