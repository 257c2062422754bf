using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Cluster;

public sealed class StorageSetupTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("memory")]
    public void AddScenarioStorage_NothingConfigured_IsMemory(string? provider)
    {
        using var host = Build(("Provider", provider), ("Path", ""));

        host.Services.GetRequiredKeyedService<IGrainStorage>(StoredBlock.Storage).ShouldNotBeOfType<BlockGrainStorage>();
        Options(host).Provider.ShouldBe("memory");
        Options(host).Path.ShouldBe(new StorageOptions().Path);
    }

    [Theory]
    [InlineData("sqlite", null)]
    [InlineData("postgres", "Host=localhost")]
    public void AddScenarioStorage_Database_IsThatUnderTheStoragesName(string provider, string? connectionString)
    {
        using var host = Build(("Provider", provider), ("ConnectionString", connectionString), ("BusyTimeout", "00:00:02"));

        host.Services.GetRequiredKeyedService<IGrainStorage>(StoredBlock.Storage).ShouldBeOfType<BlockGrainStorage>();
        Options(host).BusyTimeout.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Start_UnknownProvider_IsRefused()
    {
        using var host = Build(("Provider", "oracle"));

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync())).Message.ShouldContain("must be one of memory, sqlite, postgres");
    }

    [Fact]
    public async Task Start_UnknownSetting_IsRefused()
    {
        using var host = Build(("Provider", "sqlite"), ("Pth", "x"));

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync())).Message.ShouldContain("Pth");
    }

    private static StorageOptions Options(IHost host) => host.Services.GetRequiredService<IOptions<StorageOptions>>().Value;

    private static IHost Build(params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"{StorageOptions.Section}:{setting.Name}", setting.Value)));
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddScenarioStorage(builder.Configuration));
        return builder.Build();
    }
}
