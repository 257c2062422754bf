using k8s;
using k8s.Models;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>The manifests are what Kubernetes' API knows, and what they set is what the service knows.</summary>
public sealed class KubernetesTests
{
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(15);

    /// <summary>Those of other APIs cannot be checked here.</summary>
    private static readonly string[] Others = ["kustomization.yaml", "autoscaling.example.yaml"];

    public static TheoryData<string> Manifests() =>
        [.. Repository.Files("deploy/kubernetes", "*.yaml").Where(file => !Others.Contains(Path.GetFileName(file))).Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Manifest_Fields_AreAllKnown(string file) =>
        KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Repository.Root, file)), strict: true).ShouldHaveSingleItem();

    [Fact]
    public void Settings_AsTheyAre_AreTakenByTheService()
    {
        var settings = new Dictionary<string, string>(Load<V1ConfigMap>("configmap.yaml").Data.Concat(Load<V1Secret>("secret.example.yaml").StringData))
        {
            ["POD_IP"] = "10.1.2.3",
        };
        foreach (var file in settings.Keys.Where(name => name.StartsWith("ORLEANS_TLS_", StringComparison.Ordinal)).ToArray())
        {
            settings.Remove(file);
        }

        using var app = (IDisposable)ScenarioHost.Build(new ScenarioHostOptions
        {
            DotEnvPath = string.Empty,
            Settings = settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value),
        });
    }

    [Fact]
    public void Deployment_TimeToStop_IsLongerThanTheServiceTakes()
    {
        var pod = Load<V1Deployment>("deployment.yaml").Spec.Template.Spec;

        TimeSpan.FromSeconds(pod.TerminationGracePeriodSeconds!.Value).ShouldBeGreaterThan(new KafkaOptions().DrainTimeout + Closing);
    }

    [Fact]
    public void Deployment_Selectors_FindItsPods()
    {
        var labels = Load<V1Deployment>("deployment.yaml").Spec.Template.Metadata.Labels;

        foreach (var selector in new[]
        {
            Load<V1Deployment>("deployment.yaml").Spec.Selector.MatchLabels, Load<V1Service>("service.yaml").Spec.Selector,
            Load<V1PodDisruptionBudget>("poddisruptionbudget.yaml").Spec.Selector.MatchLabels, Load<V1NetworkPolicy>("networkpolicy.yaml").Spec.PodSelector.MatchLabels,
        })
        {
            selector.ShouldAllBe(label => labels[label.Key] == label.Value);
        }
    }

    [Fact]
    public void Probes_Paths_AreTheServices() => new[] { "/health/live", "/health/ready", "/health/startup" }.ShouldBe(
        Load<V1Deployment>("deployment.yaml").Spec.Template.Spec.Containers.SelectMany(container =>
            new[] { container.LivenessProbe.HttpGet.Path, container.ReadinessProbe.HttpGet.Path, container.StartupProbe.HttpGet.Path }));

    private static T Load<T>(string file) => KubernetesYaml.Deserialize<T>(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "kubernetes", file)), strict: true);
}
