using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ScenarioOrleans.OrleansStandIn.Refusals;

/// <summary>Orleans' analyzers refuse most of these when they are compiled; the stand-in does it when a silo starts.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(typeof(ITakesBare), "ITakesBare.TakeAsync", "Bare", "[GenerateSerializer]")]
    [InlineData(typeof(IGivesBare), "IGivesBare.GiveAsync", "Bare", "[GenerateSerializer]")]
    [InlineData(typeof(ITakesWithoutId), "ITakesWithoutId.TakeAsync", "WithoutId", "Forgotten without [Id]")]
    [InlineData(typeof(ITakesABareMember), "ITakesABareMember.TakeAsync", "Bare", "[GenerateSerializer]")]
    [InlineData(typeof(ITakesABareBase), "ITakesABareBase.TakeAsync", "BareBase", "[GenerateSerializer]")]
    [InlineData(typeof(ITakesADelegate), "ITakesADelegate.TakeAsync", "Func", "cannot be serialized")]
    [InlineData(typeof(IReturnsNoTask), "IReturnsNoTask.Now", "System.Int32", "must be Task")]
    [InlineData(typeof(IAnswersOneWay), "IAnswersOneWay.AnswerAsync", "[OneWay]", "result")]
    [InlineData(typeof(IHasAProperty), "IHasAProperty", "properties", "ORLEANS0008")]
    [InlineData(typeof(IIsGeneric), "IIsGeneric.EchoAsync", "generic", "DependencySet=nuget")]
    public async Task Interface_ThatCannotWork_IsRefusedAtStartByNameWithItsRemedy(Type refused, string method, string cause, string remedy)
    {
        var refusal = await Should.ThrowAsync<OrleansConfigurationException>(() => Clusters.DeployAsync(1, null, refused));

        refusal.Message.ShouldContain(method);
        refusal.Message.ShouldContain(cause);
        refusal.Message.ShouldContain(remedy);
    }

    [Fact]
    public async Task AllThatIsWrong_IsToldAtOnce()
    {
        var refusal = await Should.ThrowAsync<OrleansConfigurationException>(
            () => Clusters.DeployAsync(1, null, typeof(ITakesBare), typeof(IReturnsNoTask)));

        refusal.Message.ShouldContain(nameof(ITakesBare));
        refusal.Message.ShouldContain(nameof(IReturnsNoTask));
    }

    [Fact]
    public void ClusterOverMachines_IsRefusedWithTheSetThatCan()
    {
        var builder = Host.CreateApplicationBuilder();

        Should.Throw<OrleansConfigurationException>(() => builder.UseOrleans(silo => silo.UseRedisClustering("localhost:6379")))
            .Message.ShouldContain("-p:DependencySet=nuget");
    }

    [Fact]
    public async Task SecondSilo_OnATakenPort_IsRefused()
    {
        using var first = NewHost(18111);
        using var second = NewHost(18111);
        await first.StartAsync();

        (await Should.ThrowAsync<OrleansConfigurationException>(() => second.StartAsync())).Message.ShouldContain("18111");

        await first.StopAsync();
    }

    [Fact]
    public async Task SecondSilo_OfThePrimarysCluster_JoinsIt()
    {
        using var first = NewHost(18211);
        using var second = NewHost(18212, new IPEndPoint(IPAddress.Loopback, 18211));
        await first.StartAsync();
        await second.StartAsync();

        var hosts = await second.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts();

        hosts.Count.ShouldBe(2);
        await second.StopAsync();
        await first.StopAsync();
    }

    private static IHost NewHost(int port, IPEndPoint? primary = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo =>
        {
            Clusters.CheckOnly(silo.Services);
            silo.UseLocalhostClustering(port, port + 1000, primary);
        });
        return builder.Build();
    }
}
