namespace ScenarioOrleans.Rig.Processes;

/// <summary>A folder for one run, gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path;

    public ScratchFolder(RigOptions options, string name)
    {
        _path = Path.Combine(options.Scratch, $"{name}-{Environment.ProcessId}");
        Directory.CreateDirectory(_path);
    }

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
