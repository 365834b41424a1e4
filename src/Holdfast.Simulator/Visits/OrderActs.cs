using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using NodaTime;

namespace Holdfast.Simulator.Visits;

/// <summary>
/// What trades. Orders are filled within minutes, or at the next opening where the exchanges are closed.
/// </summary>
internal static class OrderActs
{
    private const int WholeUnit = 1000;
    private const double Unfilled = 0.12;
    private const double FillTold = 0.85;

    extension(Visit visit)
    {
        /// <summary>Buys for at most so many cents, and never for more than the cash that is there.</summary>
        /// <param name="account">For which.</param>
        /// <param name="security">What.</param>
        /// <param name="cents">For how much.</param>
        /// <param name="overpays">Limit above the price, as a share of it; 0 for an ordinary order.</param>
        /// <returns>The id of the order; none where the cash does not buy one unit.</returns>
        public Tag Buy(Account account, Security security, long cents, double overpays = 0)
        {
            visit.Pause(10, 90);
            var price = visit.Firm.Market.Price(security.Number, visit.Now);
            var spend = (long)(Math.Min(cents, account.Cash) / (1.005 + overpays));
            var milliunits = (long)((Int128)spend * 100_000 / (price * (Int128)security.Multiplier));
            milliunits = security.IsDivisible ? milliunits : milliunits / WholeUnit * WholeUnit;
            return milliunits <= 0
                ? default
                : visit.Place(account, security, OrderSide.Buy, milliunits, overpays);
        }

        /// <summary>Sells some of what is held.</summary>
        /// <param name="account">For which.</param>
        /// <param name="security">What.</param>
        /// <param name="milliunits">How much; at most what is held.</param>
        /// <param name="undersells">Limit below the price, as a share of it; 0 for an ordinary order.</param>
        public Tag Sell(Account account, Security security, long milliunits, double undersells = 0)
        {
            visit.Pause(8, 70);
            var sold = Math.Min(milliunits, account.Held(security.Number));
            return sold <= 0 ? default : visit.Place(account, security, OrderSide.Sell, sold, -undersells);
        }

        /// <summary>
        /// Sells what is held, the largest first, until it should bring some cents or nothing is left.
        /// </summary>
        public void Raise(Account account, long cents)
        {
            var missing = cents;
            var market = visit.Firm.Market;
            foreach (var position in account.Positions
                .OrderByDescending(held => market.Worth(held.Security, held.Milliunits, visit.Now)).ToArray())
            {
                var worth = market.Worth(position.Security, position.Milliunits, visit.Now);
                if (missing <= 0)
                {
                    return;
                }

                var part = worth <= missing || worth == 0
                    ? position.Milliunits
                    : Math.Min((((long)((Int128)position.Milliunits * missing / worth) / WholeUnit) + 1) * WholeUnit,
                        position.Milliunits);
                visit.Sell(account, market.Securities[position.Security], part);
                missing -= market.Worth(position.Security, part, visit.Now);
            }
        }

        /// <summary>
        /// A short sale on margin, covered by what the account is worth. No cash moves until it is bought back.
        /// </summary>
        public Tag SellShort(Account account, Security security, int units)
        {
            visit.Pause(10, 90);
            var order = new Order(
                account, security, OrderSide.SellShort, units * WholeUnit, 0, visit.Chance.Mint(TagKind.Order));
            visit.EmitPlaced(order);
            return order.Id;
        }

        private Tag Place(Account account, Security security, OrderSide side, long milliunits, double off)
        {
            var order = new Order(account, security, side, milliunits, off, visit.Chance.Mint(TagKind.Order));
            visit.EmitPlaced(order);

            // A limit may never be reached; whoever pays any price is always served.
            if (off == 0 && visit.Chance.Is(Unfilled))
            {
                return order.Id;
            }

            var (firm, chance) = (visit.Firm, visit.Chance);
            var isOpen = security.Venue is Venue.Crypto || Market.IsOpen(visit.Now);
            var due = (isOpen ? visit.Now : Market.NextOpen(visit.Now))
                + Duration.FromMilliseconds(chance.Between(200, 90_000));
            var isTold = chance.Is(FillTold);
            if (isOpen)
            {
                firm.Trades.Fill(order, visit, due, isTold);
            }
            else
            {
                firm.Agenda.At(due, account.Id.Number, () => firm.Trades.Fill(order, visit, due, isTold));
            }

            return order.Id;
        }

        private void EmitPlaced(Order order)
        {
            var (market, chance, security) = (visit.Firm.Market, visit.Chance, order.Security);
            var price = market.Price(security.Number, visit.Now);
            var units = price / 10_000m;
            var held = order.Account.Positions.FirstOrDefault(position => position.Security == security.Number);
            var isSell = order.Side is OrderSide.Sell;
            var hasLimit = order.Off != 0 || chance.Is(0.45);
            var limit = (long)(price * (1 + order.Off + (order.Off == 0 ? chance.Between(-0.012, 0.006) : 0)));
            var data = new OrderPlaced
            {
                Order = order.Id.ToText(), Symbol = security.Symbol, Side = order.Side,
                Quantity = order.Milliunits / 1000m, Price = units, Notional = Cents(price, order.Milliunits, security),
                Equity = chance.Is(0.9) ? MoneyActs.Dollars(order.Account.Equity(market, visit.Now)) : null,
                ClosesPosition = isSell ? order.Milliunits == held.Milliunits : null,
                HoldingDays = isSell && chance.Is(0.8) ? Math.Max(visit.Day - held.BoughtOn, 0) : null,
                AverageDailyVolume = security.AverageDailyVolume > 0 && chance.Is(0.85)
                    ? security.AverageDailyVolume : null,
                MarketCap = security.MarketCap > 0 && chance.Is(0.75) ? security.MarketCap : null,
                Venue = security.Venue, OptionDelta = security.Delta,
                LimitPrice = hasLimit ? Math.Max(limit, 1) / 10_000m : null, ReferencePrice = hasLimit ? units : null,
            };
            visit.Emit(EventType.OrderPlaced, data, order.Usual, order.Account);
        }
    }

    /// <summary>What some milliunits cost at a price.</summary>
    public static Money Cents(long price, long milliunits, Security security) =>
        MoneyActs.Dollars(Math.Max((long)((Int128)price * milliunits * security.Multiplier / 100_000), 1));
}
