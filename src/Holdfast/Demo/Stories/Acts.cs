namespace Holdfast.Demo.Stories;

/// <summary>What is done with an account in more than one story.</summary>
internal static class Acts
{
    public static Happening SignIn(DemoPerson person, double minute, Seat seat, string mfa = "push") => Happening.By(
        person, minute, "login.succeeded", seat, new { method = "password", mfa });

    public static Happening Wire(
        DemoPerson person, double minute, Seat? seat, decimal amount, string payee, string medium) => Transfer(
        person, minute, seat, amount, "wire", "thirdPartyBank", payee, medium);

    /// <summary>Money or securities that are to leave, as an instruction that came by a medium.</summary>
    public static Happening Transfer(
        DemoPerson person, double minute, Seat? seat, decimal amount, string rail, string kind, string payee,
        string medium) => Happening.By(
        person, minute, "transfer.requested", seat,
        new
        {
            transfer = $"t-{rail}-{person.Customer}",
            direction = "out",
            rail,
            amount,
            currency = "USD",
            destination = new
            {
                kind,
                token = $"bank-{person.Customer}",
                name = payee,
                country = "US",
                ownerNameMatch = payee == person.Name ? "match" : "unknown",
            },
            instructedBy = "customer",
            medium,
        },
        medium switch { "online" => "web", "letter" => "mail", _ => medium });

    public static Happening Order(
        DemoPerson person, double minute, Seat seat, string side, Security security, int quantity) => Happening.By(
        person, minute, "order.placed", seat,
        new
        {
            order = $"o-{side}-{security.Symbol}-{person.Customer}",
            symbol = security.Symbol,
            side,
            quantity,
            price = security.Price,
            notional = quantity * security.Price,
            equity = 1.1m * quantity * security.Price,
            closesPosition = side == "sell",
            averageDailyVolume = security.DailyVolume,
            marketCap = security.MarketCap,
            venue = security.Venue,
        });
}

/// <summary>What is traded.</summary>
internal sealed record Security(string Symbol, decimal Price, long DailyVolume, long MarketCap, string Venue);
