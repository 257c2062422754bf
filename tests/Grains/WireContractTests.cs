using System.Reflection;
using System.Text;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>
/// What silos of different versions send each other is frozen: WireContract.txt shows every change of a type in review, as the
/// OrleansContracts.txt of a project shows those of its interfaces. Ids are never used again for another meaning.
/// </summary>
public sealed class WireContractTests
{
    [Fact]
    public void WireTypes_AliasesAndIds_AreThoseOfTheContractFile()
    {
        var contract = Contract();
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "WireContract.now.txt"), contract);

        string.Equals(contract, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WireContract.txt")), StringComparison.Ordinal)
            .ShouldBeTrue($"the wire contract has changed: compare tests/Grains/WireContract.txt with WireContract.now.txt in {AppContext.BaseDirectory}, "
                + "and copy it over if every change is an addition");
    }

    private static string Contract()
    {
        var text = new StringBuilder();
        var types = new[] { typeof(SourcePosition).Assembly, typeof(ScenarioGrain).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsInterface && type.GetCustomAttribute<AliasAttribute>() is not null)
            .OrderBy(AliasOf, StringComparer.Ordinal);
        foreach (var type in types)
        {
            text.Append(AliasOf(type)).Append('\n');
            foreach (var line in Members(type))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<IdAttribute>() is not null)
            .OrderBy(property => property.GetCustomAttribute<IdAttribute>()!.Id)
            .Select(property => $"{property.GetCustomAttribute<IdAttribute>()!.Id} {property.Name} {property.PropertyType.Name}");

    private static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()!.Alias;
}
