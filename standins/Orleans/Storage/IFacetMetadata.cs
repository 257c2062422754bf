namespace Orleans;

/// <summary>Marks attributes of constructor parameters that the runtime fills for each activation.</summary>
public interface IFacetMetadata;
