namespace Orleans;

/// <summary>Checks part of the configuration before a silo or client starts; throws when it cannot work.</summary>
public interface IConfigurationValidator
{
    void ValidateConfiguration();
}
