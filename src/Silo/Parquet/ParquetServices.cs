using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Makes <see cref="ParquetArchive"/> available to the grains; a folder that cannot take files stops the start.</summary>
public static class ParquetServices
{
    public static IServiceCollection AddParquetArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ParquetFolderOptions>().ReadFrom(configuration, ParquetFolderOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ParquetFolderOptions>, ParquetFolderOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnswerArchive, ParquetArchive>());
        return services;
    }
}
