using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain, by its interface. Use one of the interfaces that say what the key is.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain whose key is a text.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>A grain whose key is a Guid.</summary>
public interface IGrainWithGuidKey : IGrain;

/// <summary>A grain whose key is a number.</summary>
public interface IGrainWithIntegerKey : IGrain;

/// <summary>A grain whose key is a Guid and a text.</summary>
public interface IGrainWithGuidCompoundKey : IGrain;

/// <summary>A grain whose key is a number and a text.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain;

/// <summary>A client-side object that grains can call. Declared so that code compiles; the stand-in refuses to create references to one.</summary>
public interface IGrainObserver : IAddressable;
