using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Refuses streams without a storage for their subscriptions, as Orleans does, though the stand-in needs none.</summary>
internal sealed class PubSubStoreValidator(IServiceProvider services, string name) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (services.GetKeyedService<IGrainStorage>(name) is null
            && services.GetKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_PUBSUB_PROVIDER_NAME) is null)
        {
            throw new OrleansConfigurationException(
                $"Stream provider \"{name}\" requires a grain storage named {ProviderConstants.DEFAULT_PUBSUB_PROVIDER_NAME} or {name} "
                + $"for its subscriptions. Add one: AddMemoryGrainStorage(\"{ProviderConstants.DEFAULT_PUBSUB_PROVIDER_NAME}\").");
        }
    }
}
