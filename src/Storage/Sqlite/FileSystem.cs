namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>The file system below a folder.</summary>
/// <param name="Name">As the operating system calls it, for instance <c>ext4</c> or <c>nfs4</c>.</param>
/// <param name="IsShared">
/// Other machines, or the host of this one, may change its files: locks and memory shared through it cannot be relied on.
/// </param>
internal sealed record FileSystem(string Name, bool IsShared)
{
    /// <summary>Shared ones that the framework has no word for.</summary>
    private static readonly string[] SharedNames = ["9p", "beegfs", "cifs", "drvfs", "fakeowner", "fhgfs", "fuse", "nfs", "nfs4", "smb3", "virtiofs"];

    /// <param name="folder">An existing folder, by its full path.</param>
    public static FileSystem Of(string folder)
    {
        if (OperatingSystem.IsWindows() && Path.GetPathRoot(folder) is { } share && share.StartsWith(@"\\", StringComparison.Ordinal) && !share.StartsWith(@"\\?\", StringComparison.Ordinal))
        {
            return new FileSystem(share, IsShared: true);
        }

        var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
        return Of(drive.DriveType, drive.DriveFormat);
    }

    /// <summary>What lies behind a file system in user space is not known; but <c>fuseblk</c> is a disk.</summary>
    public static FileSystem Of(DriveType type, string name) => new(
        name,
        name != "fuseblk" && (type == DriveType.Network || name.StartsWith("fuse.", StringComparison.Ordinal) || SharedNames.Contains(name)));
}
