using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class FileSystemTests
{
    [Theory]
    [InlineData(DriveType.Network, "nfs4", true)]
    [InlineData(DriveType.Network, "something new", true)]
    [InlineData(DriveType.Unknown, "nfs", true)]
    [InlineData(DriveType.Unknown, "cifs", true)]
    [InlineData(DriveType.Unknown, "9p", true)]
    [InlineData(DriveType.Unknown, "virtiofs", true)]
    [InlineData(DriveType.Unknown, "fuse.sshfs", true)]
    [InlineData(DriveType.Network, "fuse", true)]
    [InlineData(DriveType.Network, "fuseblk", false)]
    [InlineData(DriveType.Fixed, "ext4", false)]
    [InlineData(DriveType.Fixed, "overlay", false)]
    [InlineData(DriveType.Ram, "tmpfs", false)]
    [InlineData(DriveType.Unknown, "bcachefs", false)]
    public void Of_DriveTypeAndName_TellsWhetherOtherMachinesReachIt(DriveType type, string name, bool isShared) =>
        FileSystem.Of(type, name).ShouldBe(new FileSystem(name, isShared));

    [Fact]
    public void Of_Folder_HasTheNameOfItsFileSystem()
    {
        using var folder = new TemporaryFolder();

        FileSystem.Of(folder.Path).Name.ShouldNotBeEmpty();
    }
}
