using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;
using Orleans.TestingHost;

namespace ScenarioOrleans.OrleansModel.Serialization;

public sealed class RefusalTests
{
    [Fact]
    public async Task Silo_WithAnUndecoratedTypeInASignature_IsRefusedAtStart()
    {
        await using var cluster = Build(_ => { });

        var refusal = await Should.ThrowAsync<OrleansConfigurationException>(() => cluster.DeployAsync());

        refusal.Message.ShouldContain(typeof(Undecorated).FullName!);
        refusal.Message.ShouldContain(typeof(IUnserializableGrain).FullName!);
        refusal.Message.ShouldContain(nameof(IUnserializableGrain.TakeAsync));
        refusal.Message.ShouldContain("[GenerateSerializer]");
    }

    [Fact]
    public async Task Reference_ToAnInterfaceWithAnUndecoratedType_IsRefused()
    {
        await using var cluster = Build(options => options.EnableConfigurationAnalysis = false);
        await cluster.DeployAsync();

        await Should.ThrowAsync<CodecNotFoundException>(
            async () => await cluster.Client.GetGrain<IUnserializableGrain>("any").TakeAsync(new Undecorated("text")));
    }

    private static InProcessTestCluster Build(Action<TypeManifestOptions> configure)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureHost(host => host.Services.Configure(configure));
        return builder.Build();
    }
}
