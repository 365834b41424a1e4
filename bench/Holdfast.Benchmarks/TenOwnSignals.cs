using Holdfast.Engine.Policy;
using Holdfast.Runtime.Policies;

namespace Holdfast.Benchmarks;

/// <summary>The default policy with own signals such as a firm would write, to measure what they cost.</summary>
internal static class TenOwnSignals
{
    /// <summary>How many there are.</summary>
    public const int Count = 10;

    private static readonly string[] Signals =
    [
        Signal("fridayWireToNewPayee", "transfer.requested",
            "transfer.direction == out and transfer.rail == wire and payee.isNew and transfer.amount > 25000 "
            + "and time.weekday == friday"),
        Signal("mailChangedThenMoney", "transfer.requested",
            "since.emailChanged < 5 days and transfer.shareOfEquity otherwise 0 > 20 % and not payee.paidIn"),
        Signal("agreesWithBuiltIn", "transfer.requested",
            "signal.newPayee and (standing.torExit or standing.newDevice) and transfer.unusualness otherwise 3 > 2"),
        Signal("nightOnNewDevice", "login.succeeded, transfer.requested, order.placed",
            "device.isNew and (time.hour >= 23 or time.hour < 5) and not (network.isShared otherwise false)"),
        Signal("hiddenAbroad", "login.succeeded",
            "network.anonymizer in [vpn, proxy, tor, residentialProxy] and network.country not in [\"US\", \"CA\"]"),
        Signal("weakFactorForOld", "login.succeeded",
            "login.mfa in [none, sms] and customer.age >= 70 and device.age otherwise 0 days < 30 days"),
        Signal("loyal", "login.succeeded",
            "customer.signIns >= 50 and device.standing == seasoned and network.standing == home", "-0.1"),
        Signal("bigSale", "order.placed",
            "order.side == sell and order.shareOfEquity + order.soldShare > 60 % and since.passwordChanged < 2 days"),
        Signal("thinAndSudden", "order.placed",
            "order.thin and not order.thinTrader and order.shareOfDailyVolume > 5 % and account.dormantFor > 90 days"),
        Signal("crowdedDevice", "login.succeeded, account.opened",
            "device.otherPeople >= 2 and network.peopleToday < 20 and customer.daysKnown < 30"),
    ];

    /// <summary>The default policy with the first of them.</summary>
    public static DecisionPolicy Policy(int count = Count)
    {
        if (count == 0)
        {
            return DecisionPolicy.Default;
        }

        var text = "version: 1\nownSignals:\n" + string.Concat(Signals.Take(count));
        return PolicyFile.Parse(text) switch
        {
            PolicyReading.Accepted accepted => accepted.Policy,
            PolicyReading.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Faults)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Signal(string name, string on, string when, string weight = "0.5") =>
        $"  - name: {name}\n    on: [{on}]\n    when: |\n      {when}\n    weight: {weight}\n    sentence: {name}\n";
}
