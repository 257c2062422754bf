using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>Settings of an in-process test cluster.</summary>
public sealed class InProcessTestClusterOptions
{
    internal InProcessTestClusterOptions()
    {
    }

    public string ClusterId { get; set; } = InProcessTestClusterBuilder.CreateClusterId();

    public string ServiceId { get; set; } = Guid.NewGuid().ToString("N");

    public short InitialSilosCount { get; set; }

    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>Whether Orleans writes log files; the stand-in writes none.</summary>
    public bool ConfigureFileLogging { get; set; } = true;

    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];

    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];
}
