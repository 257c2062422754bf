using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Parquet;

namespace ScenarioOrleans.Parquet.Tests;

public sealed class ParquetServicesTests
{
    [Fact]
    public void AddParquetFolder_NoPath_ProvidesAFolderThatIsOff()
    {
        using ServiceProvider services = new ServiceCollection().AddParquetFolder(_ => { }).BuildServiceProvider();

        services.GetRequiredService<ParquetFolder>().IsOn.ShouldBeFalse();
    }

    [Fact]
    public void AddParquetFolder_FolderIsMissing_FailsAtStart()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddParquetFolder(o => o.Path = Path.Combine(Path.GetTempPath(), "no-such-folder"))
            .BuildServiceProvider();

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate)
            .Message.ShouldContain("no-such-folder");
    }
}
