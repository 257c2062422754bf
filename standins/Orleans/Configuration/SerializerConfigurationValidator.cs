using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Serialization.Configuration;

namespace Orleans;

/// <summary>Refuses to start with grain interfaces whose types cannot travel; names all that is wrong.</summary>
internal sealed class SerializerConfigurationValidator(IOptions<TypeManifestOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (options.Value.EnableConfigurationAnalysis == false)
        {
            return;
        }

        var problems = options.Value.Interfaces.SelectMany(InterfaceRules.Problems).Order(StringComparer.Ordinal).ToArray();
        if (problems.Length > 0)
        {
            throw new OrleansConfigurationException(
                "Found unserializable or uncopyable types which are being referenced in grain interface signatures:"
                + string.Concat(problems.Select(problem => Environment.NewLine + problem)));
        }
    }
}
