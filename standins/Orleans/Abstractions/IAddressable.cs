namespace Orleans.Runtime;

/// <summary>Anything that can be called by reference: every grain interface derives from it.</summary>
public interface IAddressable;
