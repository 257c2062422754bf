using System.Reflection;

namespace Orleans.Serialization;

/// <summary>A field that travels with its object.</summary>
/// <param name="Field">The field, or the field behind the property.</param>
/// <param name="Shared">Whether its value is handed over without a copy.</param>
internal readonly record struct SerializedMember(FieldInfo Field, bool Shared);
