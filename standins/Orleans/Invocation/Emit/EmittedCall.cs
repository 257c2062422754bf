using System.Reflection;

namespace Orleans.Invocation.Emit;

/// <summary>A generated call class as the reference class uses it.</summary>
/// <param name="Constructor">Without parameters.</param>
/// <param name="Arguments">One field for each argument.</param>
/// <param name="ResultType">Null when there is no result.</param>
internal sealed record EmittedCall(ConstructorInfo Constructor, FieldInfo[] Arguments, Type? ResultType);
