using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioOrleans.OrleansModel.Calls;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Hosting;

public sealed class HostTests
{
    [Fact]
    public async Task Host_WithASilo_ServesItsGrainsAndItsOwnClient()
    {
        using var host = NewHost(silo => silo.UseLocalhostClustering(17111, 17130));
        await host.StartAsync();

        var client = host.Services.GetRequiredService<IClusterClient>();
        (await client.GetGrain<ICallGrain>("host").EchoAsync("hello")).ShouldBe("hello");
        (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("host").AddAsync(1, 2)).ShouldBe(3);
        host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint.Port.ShouldBe(17111);
        await host.StopAsync();
    }

    [Fact]
    public async Task StartupTask_RunsBeforeTheHostHasStartedAndMayCallGrains()
    {
        var answer = "";
        using var host = NewHost(silo => silo
            .UseLocalhostClustering(17211, 17230)
            .AddStartupTask(async (services, _) =>
                answer = await services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("startup").EchoAsync("started")));

        await host.StartAsync();

        answer.ShouldBe("started");
        await host.StopAsync();
    }

    [Fact]
    public async Task LifecycleParticipants_StartInStagesAndStopInReverse()
    {
        var steps = new List<string>();
        using var host = NewHost(silo =>
        {
            silo.UseLocalhostClustering(17311, 17330);
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Steps("late", ServiceLifecycleStage.Active, steps));
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
                new Steps("early", ServiceLifecycleStage.ApplicationServices, steps));
        });

        await host.StartAsync();
        await host.StopAsync();

        steps.ShouldBe(["early starts", "late starts", "late stops", "early stops"]);
    }

    [Fact]
    public async Task Host_WithoutClustering_IsRefused()
    {
        using var host = NewHost(_ => { });

        await Should.ThrowAsync<Exception>(() => host.StartAsync());
    }

    private static IHost NewHost(Action<ISiloBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo =>
        {
            TestClusters.LeaveOutTheUnserializable(silo.Services);
            configure(silo);
        });
        return builder.Build();
    }

    private sealed class Steps(string name, int stage, List<string> steps) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
            name,
            stage,
            _ => Add($"{name} starts"),
            _ => Add($"{name} stops"));

        private Task Add(string step)
        {
            steps.Add(step);
            return Task.CompletedTask;
        }
    }
}
