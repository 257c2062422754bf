using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes grain instances: services come from the container, persistent states from their storage.</summary>
internal static class GrainConstructor
{
    private static readonly MethodInfo CreateState = typeof(IPersistentStateFactory).GetMethod(nameof(IPersistentStateFactory.Create))!;

    public static Func<Activation, object> For(Type grainClass, IServiceProvider services)
    {
        Facet[] facets = [.. FacetsOf(grainClass)];
        var factory = ActivatorUtilities.CreateFactory(grainClass, Array.ConvertAll(facets, facet => facet.Type));
        if (facets.Length == 0)
        {
            return activation => factory(activation.ActivationServices, null);
        }

        var states = services.GetRequiredService<IPersistentStateFactory>();
        return activation => factory(
            activation.ActivationServices,
            Array.ConvertAll(facets, facet => facet.Create.Invoke(states, activation, facet.Configuration)));
    }

    private static IEnumerable<Facet> FacetsOf(Type grainClass)
    {
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
            yield return new Facet(parameter.ParameterType, configuration, create);
        }
    }

    private static ConstructorInfo? ConstructorOf(Type grainClass)
    {
        var constructors = grainClass.GetConstructors();
        return Array.Find(constructors, constructor => constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(constructor => constructor.GetParameters().Length);
    }

    private sealed record Facet(Type Type, IPersistentStateConfiguration Configuration, MethodInvoker Create);
}
