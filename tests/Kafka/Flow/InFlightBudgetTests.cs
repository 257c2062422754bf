using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Kafka.Flow;

namespace ScenarioOrleans.Kafka.Tests.Flow;

public sealed class InFlightBudgetTests
{
    [Fact]
    public void IsFull_AtTheMessageLimit_IsTrue()
    {
        var budget = new InFlightBudget(2, 1000);
        budget.Take(1);
        budget.IsFull.ShouldBeFalse();

        budget.Take(1);

        budget.IsFull.ShouldBeTrue();
    }

    [Fact]
    public void IsFull_AtTheByteLimit_IsTrue()
    {
        var budget = new InFlightBudget(100, 1000);

        budget.Take(1000);

        budget.IsFull.ShouldBeTrue();
    }

    [Fact]
    public void Take_LargerThanTheLimit_IsAllowedAndFills()
    {
        var budget = new InFlightBudget(100, 10);

        budget.Take(1_000_000);

        budget.IsFull.ShouldBeTrue();
        budget.Bytes.ShouldBe(1_000_000);
    }

    [Fact]
    public void HasRoom_AfterBeingFull_OnlyAtThreeQuarters()
    {
        var budget = new InFlightBudget(8, 1000);
        for (var taken = 0; taken < 8; taken++)
        {
            budget.Take(1);
        }

        budget.Release(1);
        budget.HasRoom.ShouldBeFalse();
        budget.Release(1);

        budget.HasRoom.ShouldBeTrue();
    }

    [Fact]
    public void HasRoom_LimitOfOne_NeedsNothingInFlight()
    {
        var budget = new InFlightBudget(1, 1);
        budget.Take(1);
        budget.HasRoom.ShouldBeFalse();

        budget.Release(1);

        budget.HasRoom.ShouldBeTrue();
    }

    [Fact]
    public async Task WaitForRoom_ReleasedMeanwhile_ReturnsTrue()
    {
        var budget = new InFlightBudget(1, 100);
        budget.Take(1);
        var waiting = Task.Run(() => budget.WaitForRoom(TimeSpan.FromMinutes(1)));

        budget.Release(1);

        (await waiting).ShouldBeTrue();
    }

    [Fact]
    public void WaitForRoom_NothingReleased_ReturnsFalse()
    {
        var budget = new InFlightBudget(1, 100);
        budget.Take(1);

        budget.WaitForRoom(TimeSpan.FromMilliseconds(1)).ShouldBeFalse();
    }

    /// <summary>What is taken and released again leaves nothing behind, and full and room never hold at once.</summary>
    [Fact]
    public void Release_OfAllThatWasTaken_LeavesNothing() => Prop.ForAll<PositiveInt[]>(sizes =>
    {
        var budget = new InFlightBudget(10, 50);
        var consistent = true;
        foreach (var size in sizes)
        {
            budget.Take(size.Get);
            consistent &= !(budget.IsFull && budget.HasRoom);
        }

        foreach (var size in sizes)
        {
            budget.Release(size.Get);
            consistent &= !(budget.IsFull && budget.HasRoom);
        }

        return consistent && budget.Messages == 0 && budget.Bytes == 0;
    }).QuickCheckThrowOnFailure();
}
