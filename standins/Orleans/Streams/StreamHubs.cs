namespace Orleans.Streams;

internal sealed class StreamHubs;
