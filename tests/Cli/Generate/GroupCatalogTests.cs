using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Cli.Tests.Generate;

public sealed class GroupCatalogTests
{
    [Fact]
    public void Take_AnyCount_GivesThatManyDifferentGroups()
    {
        for (var count = 1; count <= GroupCatalog.Count; count++)
        {
            GroupCatalog.Take(count).Distinct().Count().ShouldBe(count);
        }
    }

    [Fact]
    public void Take_Twelve_ShowsSeveralOfEachDimension()
    {
        var groups = GroupCatalog.Take(12);

        groups.Select(group => group.ContactType).Distinct().Count().ShouldBe(2);
        groups.Select(group => group.StaffType).Distinct().Count().ShouldBe(2);
        groups.Select(group => group.CallCenter).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(121)]
    public void Take_OutOfRange_Throws(int count) => Should.Throw<ArgumentOutOfRangeException>(() => GroupCatalog.Take(count));
}
