using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Configuration;

internal sealed class GrainCollectionOptionsValidator(IOptions<GrainCollectionOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        if (value.CollectionQuantum <= TimeSpan.Zero)
        {
            throw new OrleansConfigurationException(
                $"{nameof(GrainCollectionOptions.CollectionQuantum)} is {value.CollectionQuantum}; it must be more than zero.");
        }

        RequireLonger(value.CollectionQuantum, value.CollectionAge, nameof(GrainCollectionOptions.CollectionAge));
        foreach (var (name, age) in value.ClassSpecificCollectionAge)
        {
            RequireLonger(value.CollectionQuantum, age, $"{nameof(GrainCollectionOptions.ClassSpecificCollectionAge)} of {name}");
        }
    }

    private static void RequireLonger(TimeSpan quantum, TimeSpan age, string name)
    {
        if (age <= quantum)
        {
            throw new OrleansConfigurationException(
                $"{name} is {age}; it must be longer than {nameof(GrainCollectionOptions.CollectionQuantum)}, which is {quantum}.");
        }
    }
}
