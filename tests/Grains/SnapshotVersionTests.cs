namespace ScenarioOrleans.Grains.Tests;

public sealed class SnapshotVersionTests
{
    [Theory]
    [InlineData(1, 9, 9, 2, 0, 0)]
    [InlineData(1, 0, 9, 1, 1, 0)]
    [InlineData(1, 1, 0, 1, 1, 1)]
    public void CompareTo_TimestampThenPartitionThenOffset_Decides(long t1, int p1, long o1, long t2, int p2, long o2)
    {
        (new SnapshotVersion(t1, p1, o1) < new SnapshotVersion(t2, p2, o2)).ShouldBeTrue();
        (new SnapshotVersion(t2, p2, o2) > new SnapshotVersion(t1, p1, o1)).ShouldBeTrue();
    }

    [Fact]
    public void None_IsBeforeEveryMessage() => (SnapshotVersion.None < new SnapshotVersion(0, 0, 0)).ShouldBeTrue();
}
