namespace Orleans;

/// <summary>The way into a cluster from outside its grains. In a silo's own container it is the silo's.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
