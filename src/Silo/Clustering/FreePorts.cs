using System.Net;
using System.Net.Sockets;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>Loopback ports that nobody listens on at the moment of asking.</summary>
internal static class FreePorts
{
    /// <summary>Different ports, <paramref name="count"/> of them.</summary>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>(count);
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
            }

            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
