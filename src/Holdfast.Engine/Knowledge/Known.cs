using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>All that is known: customers, accounts and the crowd. One writer owns it.</summary>
internal sealed class Known
{
    private readonly SubjectDirectory _customerNames;
    private readonly SubjectDirectory _accountNames;
    private readonly List<CustomerKnowledge> _customers;
    private readonly List<AccountKnowledge> _accounts;

    public Known()
        : this(new SubjectDirectory(), new SubjectDirectory(), [], [], new Crowd())
    {
    }

    private Known(
        SubjectDirectory customerNames,
        SubjectDirectory accountNames,
        List<CustomerKnowledge> customers,
        List<AccountKnowledge> accounts,
        Crowd crowd)
    {
        _customerNames = customerNames;
        _accountNames = accountNames;
        _customers = customers;
        _accounts = accounts;
        Crowd = crowd;
    }

    public Crowd Crowd { get; }

    public int CustomerCount => _customers.Count;

    public int AccountCount => _accounts.Count;

    public CustomerKnowledge Customer(int number) => _customers[number];

    public AccountKnowledge Account(int number) => _accounts[number];

    public ReadOnlySpan<byte> AccountText(int number) => _accountNames.TextOf(number);

    public ReadOnlySpan<byte> CustomerText(int number) => _customerNames.TextOf(number);

    /// <summary>
    /// Whom an event concerns. What it does not name is taken from the session, or from the account's only customer (or
    /// the customer's only account); where neither tells, it stays unknown. New subjects are taken in.
    /// </summary>
    public (CustomerKnowledge? Customer, AccountKnowledge? Account) SubjectsOf(
        BrokerageEvent @event, in SessionWatch session)
    {
        var customer = @event.Customer.IsAbsent ? null : CustomerNamed(@event.Customer);
        var account = @event.Account.IsAbsent ? null : AccountNamed(@event.Account);
        if (customer is not null && account is not null)
        {
            customer.Accounts.Add(account.Number, CustomerKnowledge.AccountLimit);
            account.Customers.Add(customer.Number, AccountKnowledge.CustomerLimit);
        }

        customer ??= session.Customer != 0 ? _customers[session.Customer - 1]
            : account is { Customers.Count: 1 } ? _customers[account.Customers[0]]
            : null;
        account ??= customer is { Accounts.Count: 1 } ? _accounts[customer.Accounts[0]]
            : session.Account != 0 ? _accounts[session.Account - 1]
            : null;
        return (customer, account);
    }

    /// <summary>The number of an account by its text, taken in if it is new.</summary>
    public AccountKnowledge AccountNamed(Text text)
    {
        var number = _accountNames.FindOrAdd(text.Utf8, out var added);
        if (added)
        {
            _accounts.Add(new AccountKnowledge(number));
        }

        return _accounts[number];
    }

    /// <summary>The number of an account by its text, or −1 where it was never seen.</summary>
    public int FindAccount(Text text) => _accountNames.Find(text.Utf8);

    /// <summary>
    /// The customers who belong together with one: those of the same accounts, and of the accounts that are linked to
    /// them as of one household, adviser or company.
    /// </summary>
    public SmallSet HouseholdOf(CustomerKnowledge customer)
    {
        var household = default(SmallSet);
        for (var i = 0; i < customer.Accounts.Count; i++)
        {
            var account = _accounts[customer.Accounts[i]];
            AddCustomers(account);
            for (var j = 0; j < account.Household.Count; j++)
            {
                AddCustomers(_accounts[account.Household[j]]);
            }
        }

        return household;

        void AddCustomers(AccountKnowledge account)
        {
            for (var i = 0; i < account.Customers.Count; i++)
            {
                household.Add(account.Customers[i], AccountKnowledge.HouseholdLimit);
            }
        }
    }

    public void Write(StateWriter writer)
    {
        _customerNames.Write(writer);
        foreach (var customer in _customers)
        {
            customer.Write(writer);
        }

        _accountNames.Write(writer);
        foreach (var account in _accounts)
        {
            account.Write(writer);
        }

        Crowd.Write(writer);
    }

    public static Known Read(StateReader reader)
    {
        var customerNames = SubjectDirectory.Read(reader);
        List<CustomerKnowledge> customers = new(customerNames.Count);
        for (var number = 0; number < customerNames.Count; number++)
        {
            customers.Add(CustomerKnowledge.Read(number, reader));
        }

        var accountNames = SubjectDirectory.Read(reader);
        List<AccountKnowledge> accounts = new(accountNames.Count);
        for (var number = 0; number < accountNames.Count; number++)
        {
            accounts.Add(AccountKnowledge.Read(number, reader));
        }

        return new Known(customerNames, accountNames, customers, accounts, Crowd.Read(reader));
    }

    private CustomerKnowledge CustomerNamed(Text text)
    {
        var number = _customerNames.FindOrAdd(text.Utf8, out var added);
        if (added)
        {
            _customers.Add(new CustomerKnowledge(number));
        }

        return _customers[number];
    }
}
