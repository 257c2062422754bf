using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Rig.Inputs;

/// <summary>An L request that the broker at hand can hold: the embedded one keeps 5 MB of a partition, and L has three times that.</summary>
internal static class LongRequest
{
    /// <summary>For the embedded broker: as many rows and as much JSON as L, of equal measures, so that gzip makes little of them.</summary>
    public static byte[] For(RigOptions options)
    {
        if (options.Bootstrap is not null)
        {
            return File.ReadAllBytes(RequestInputs.File(options.Scratch, RequestSize.L));
        }

        var size = new GeneratorOptions { Weeks = RequestSize.L.Weeks, Groups = RequestSize.L.Groups, NullRate = 0, Organization = "long" };
        var measures = new ScenarioGenerator(size).Rows().Skip(12 * size.Groups).First().Measures;
        return RowsRequest.Write(size, rows => rows.Select(row => row with { Measures = measures }));
    }

    public static string Describe(RigOptions options) => options.Bootstrap is null
        ? "L is of equal measures here, since the embedded broker keeps 5 MB of a partition: the rows and JSON of L in a smaller value."
        : "L is the L of W1.";
}
