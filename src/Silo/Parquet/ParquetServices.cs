using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Makes <see cref="ParquetArchive"/> available to the grains; a folder that cannot take files stops the start.</summary>
public static class ParquetServices
{
    public static IServiceCollection AddParquetArchive(this IServiceCollection services, Action<ParquetFolderOptions> configure)
    {
        services.AddOptions<ParquetFolderOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ParquetFolderOptions>, ParquetFolderOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnswerArchive, ParquetArchive>());
        return services;
    }
}
