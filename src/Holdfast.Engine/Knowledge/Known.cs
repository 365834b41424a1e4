using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Knowledge;

/// <summary>All that is known: customers, accounts and the crowd. One writer owns it.</summary>
internal sealed class Known
{
    private const byte Layout = 1;

    private readonly SubjectDirectory _customerNames;
    private readonly SubjectDirectory _accountNames;
    private readonly SubjectRoom<CustomerKnowledge> _customers;
    private readonly SubjectRoom<AccountKnowledge> _accounts;
    private readonly Paging? _paging;

    /// <summary>Nothing is known yet. Without a paging all stays in memory.</summary>
    public Known(Paging? paging)
        : this(new SubjectDirectory(), new SubjectDirectory(), new Crowd(), paging)
    {
        if (paging is not null)
        {
            Crowd.KeepWith(paging);
        }
    }

    private Known(SubjectDirectory customerNames, SubjectDirectory accountNames, Crowd crowd, Paging? paging)
    {
        _customerNames = customerNames;
        _accountNames = accountNames;
        _paging = paging;
        _customers = new SubjectRoom<CustomerKnowledge>(KnownKind.Customer, paging);
        _accounts = new SubjectRoom<AccountKnowledge>(KnownKind.Account, paging);
        Crowd = crowd;
    }

    public Crowd Crowd { get; }

    public int CustomerCount => _customers.Count;

    public int AccountCount => _accounts.Count;

    public KnowledgeUse Use
    {
        get
        {
            var inMemory = (long)_customers.InMemory + _accounts.InMemory;
            return new KnowledgeUse
            {
                SubjectsInMemory = inMemory,
                SubjectsElsewhere = (long)_customers.Count + _accounts.Count - inMemory,
                BytesInMemory = _paging?.Bytes ?? 0,
                Fetches = _paging?.Fetches ?? 0,
                Evictions = _paging?.Evictions ?? 0,
            };
        }
    }

    public ReadOnlySpan<byte> AccountText(int number) => _accountNames.TextOf(number);

    public ReadOnlySpan<byte> CustomerText(int number) => _customerNames.TextOf(number);

    /// <summary>Moves out of memory what is beyond the limit. No event may be under way.</summary>
    public void MakeRoom()
    {
        while (_paging is { IsOver: true })
        {
            // Of the two rooms the one that takes more gives way, so that neither is emptied for the other.
            if (_customers.Bytes > _accounts.Bytes)
            {
                _customers.Evict();
            }
            else
            {
                _accounts.Evict();
            }
        }
    }

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

        customer ??= session.Customer != 0 ? _customers.ToChange(session.Customer - 1)
            : account is { Customers.Count: 1 } ? _customers.ToChange(account.Customers[0])
            : null;
        account ??= customer is { Accounts.Count: 1 } ? _accounts.ToChange(customer.Accounts[0])
            : session.Account != 0 ? _accounts.ToChange(session.Account - 1)
            : null;
        return (customer, account);
    }

    /// <summary>The account of a text, taken in if it is new. It may be changed until the next event.</summary>
    public AccountKnowledge AccountNamed(Text text)
    {
        var number = _accountNames.FindOrAdd(text.Utf8, out var added);
        if (added)
        {
            _accounts.Add();
        }

        return _accounts.ToChange(number);
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
            var account = _accounts.ToRead(customer.Accounts[i]);
            AddCustomers(account);
            for (var j = 0; j < account.Household.Count; j++)
            {
                AddCustomers(_accounts.ToRead(account.Household[j]));
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

    /// <summary>Begins a checkpoint of all that is known now. The one before has to be gathered.</summary>
    public void Begin(Instant clock)
    {
        var paging = Kept();
        paging.Begin();
        _customerNames.Begin();
        _accountNames.Begin();
        _customers.Begin();
        _accounts.Begin();
        Crowd.Begin();
        paging.Keep(new KnownPart(KnownKind.Whole, 0), changedIn: 0, (Known: this, clock),
            static (all, to) => all.Known.WriteWhole(all.clock, to));
    }

    /// <summary>Hands in so many parts of the checkpoint; whether none is left then.</summary>
    public bool Gather(int parts)
    {
        var paging = Kept();
        _customerNames.Gather(KnownKind.CustomerTexts, paging, ref parts);
        _accountNames.Gather(KnownKind.AccountTexts, paging, ref parts);
        Crowd.Gather(ref parts);
        _customers.Gather(ref parts);
        _accounts.Gather(ref parts);
        return parts > 0;
    }

    /// <summary>What a checkpoint knew, and its clock.</summary>
    public static (Known Known, Instant Clock) Open(Paging paging)
    {
        var whole = paging.ReadWhole();
        if (whole.Byte() != Layout
            || whole.Byte() != CustomerKnowledge.Layout || whole.Byte() != AccountKnowledge.Layout)
        {
            throw new InvalidDataException("What is known was kept in a layout this release does not read.");
        }

        var clock = Instant.FromUnixTimeTicks(whole.Signed());
        var (customers, accounts) = (whole.Number(int.MaxValue), whole.Number(int.MaxValue));
        var known = new Known(
            SubjectDirectory.Read(KnownKind.CustomerTexts, customers, paging),
            SubjectDirectory.Read(KnownKind.AccountTexts, accounts, paging),
            Crowd.Read(whole, paging),
            paging);
        known._customers.Expect(customers);
        known._accounts.Expect(accounts);
        return (known, clock);
    }

    public void Write(StateWriter writer)
    {
        _customerNames.Write(writer);
        for (var number = 0; number < _customers.Count; number++)
        {
            _customers.Write(number, writer);
        }

        _accountNames.Write(writer);
        for (var number = 0; number < _accounts.Count; number++)
        {
            _accounts.Write(number, writer);
        }

        Crowd.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, all of it into memory.</summary>
    public static Known Read(StateReader reader)
    {
        var customerNames = SubjectDirectory.Read(reader);
        List<CustomerKnowledge> customers = [];
        for (var number = 0; number < customerNames.Count; number++)
        {
            customers.Add(CustomerKnowledge.Read(number, reader));
        }

        var accountNames = SubjectDirectory.Read(reader);
        List<AccountKnowledge> accounts = [];
        for (var number = 0; number < accountNames.Count; number++)
        {
            accounts.Add(AccountKnowledge.Read(number, reader));
        }

        var known = new Known(customerNames, accountNames, Crowd.Read(reader), paging: null);
        customers.ForEach(known._customers.Add);
        accounts.ForEach(known._accounts.Add);
        return known;
    }

    private void WriteWhole(Instant clock, StateWriter writer)
    {
        writer.Byte(Layout);
        writer.Byte(CustomerKnowledge.Layout);
        writer.Byte(AccountKnowledge.Layout);
        writer.Signed(clock.ToUnixTimeTicks());
        writer.Number(_customers.Count);
        writer.Number(_accounts.Count);
        Crowd.WriteWithoutTables(writer);
    }

    private Paging Kept() => _paging
        ?? throw new InvalidOperationException("An engine that keeps all in memory has no checkpoints.");

    private CustomerKnowledge CustomerNamed(Text text)
    {
        var number = _customerNames.FindOrAdd(text.Utf8, out var added);
        if (added)
        {
            _customers.Add();
        }

        return _customers.ToChange(number);
    }
}
