using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Demo;

/// <summary>The files by which a firm's systems tell who its customers are.</summary>
internal static class CustomerFiles
{
    private static readonly LocalDate Since = new(2021, 6, 2);

    /// <summary>Customers, contacts, accounts and who holds them, in the order in which they are imported.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<DemoPerson> people, LocalDate today)
    {
        yield return Table(
            "customer,status,status_since,given_name,family_name,birth_date,language,state,time_zone",
            people.Select(person => $"{person.Customer},customer,{Day(Since)},{person.GivenName},{person.FamilyName},"
                + $"{Day(person.BirthDate < today ? person.BirthDate : Since)},{person.Language},{person.State},"
                + person.TimeZone));
        yield return Table(
            "customer,kind,value,on_file_since,confirmed_at,confirmed_how",
            people.SelectMany(person => (string[])
            [
                $"{person.Customer},email,{person.Email},{Day(Since)},{Day(Since)},at the opening",
                $"{person.Customer},phone,{person.Phone},{Day(Since)},{Day(Since)},at the opening",
                $"{person.Customer},mailingAddress,\"{person.Street}, {person.City}, {person.State} "
                    + $"{person.PostalCode}\",{Day(Since)},{Day(Since)},at the opening",
            ]));
        yield return Table(
            "account,type,natural_person,institutional,branch,representative",
            people.Select(person => $"{person.Account},individual,true,false,NY-1,rep-7"));
        yield return Table(
            "account,customer,role,since",
            people.Select(person => $"{person.Account},{person.Customer},owner,{Day(Since)}"));
    }

    private static string Table(string head, IEnumerable<string> rows)
    {
        var text = new StringBuilder().Append(head).Append('\n');
        foreach (var row in rows)
        {
            text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
