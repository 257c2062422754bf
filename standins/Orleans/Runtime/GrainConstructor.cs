using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes grain instances: services come from the container, persistent states from their storage.</summary>
internal static class GrainConstructor
{
    private static readonly MethodInfo CreateState = typeof(IPersistentStateFactory).GetMethod(nameof(IPersistentStateFactory.Create))!;

    public static Func<Activation, object> For(Type grainClass, IServiceProvider services)
    {
        var facets = FacetsOf(grainClass);
        var factory = ActivatorUtilities.CreateFactory(grainClass, [.. facets.Select(facet => facet.Type)]);
        if (facets.Count == 0)
        {
            return activation => factory(activation.ActivationServices, null);
        }

        var states = services.GetRequiredService<IPersistentStateFactory>();
        return activation => factory(
            activation.ActivationServices,
            [.. facets.Select(facet => facet.Create.Invoke(states, activation, facet.Configuration))]);
    }

    private static List<Facet> FacetsOf(Type grainClass)
    {
        var facets = new List<Facet>();
        foreach (var parameter in ConstructorOf(grainClass)?.GetParameters() ?? [])
        {
            if (parameter.GetCustomAttributes().OfType<IFacetMetadata>().FirstOrDefault() is not { } metadata)
            {
                continue;
            }

            if (metadata is not IPersistentStateConfiguration configuration
                || !parameter.ParameterType.IsGenericType
                || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            {
                throw new NotSupportedException(
                    $"Parameter {parameter.Name} of {grainClass}'s constructor: the stand-in fills [PersistentState] on IPersistentState<T> only.");
            }

            var create = MethodInvoker.Create(CreateState.MakeGenericMethod(parameter.ParameterType.GetGenericArguments()));
            facets.Add(new Facet(parameter.ParameterType, configuration, create));
        }

        return facets;
    }

    private static ConstructorInfo? ConstructorOf(Type grainClass)
    {
        var constructors = grainClass.GetConstructors();
        return Array.Find(constructors, constructor => constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(constructor => constructor.GetParameters().Length);
    }

    private sealed record Facet(Type Type, IPersistentStateConfiguration Configuration, MethodInvoker Create);
}
