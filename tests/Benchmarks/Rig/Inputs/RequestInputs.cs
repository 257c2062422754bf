using System.IO.Compression;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Rig.Inputs;

/// <summary>A size of request.</summary>
internal sealed record RequestSize(string Name, int Weeks, int Groups)
{
    public static RequestSize S { get; } = new("S", 1, 12);

    public static RequestSize M { get; } = new("M", 13, 60);

    public static RequestSize L { get; } = new("L", 52, 60);

    public int Rows => Weeks * 168 * Groups;
}

/// <summary>Rollup requests as they travel (base64 of gzip), by the generator of `scenario generate`; kept from run to run.</summary>
internal static class RequestInputs
{
    /// <summary>The file of one request.</summary>
    public static string File(string folder, RequestSize size)
    {
        var file = Path.Combine(folder, $"{size.Name}-{size.Weeks}x{size.Groups}.b64");
        if (!System.IO.File.Exists(file))
        {
            var half = file + ".half";
            using (var output = System.IO.File.Create(half))
            {
                Write(new GeneratorOptions { Weeks = size.Weeks, Groups = size.Groups }, output);
            }

            System.IO.File.Move(half, file);
        }

        return file;
    }

    /// <summary>Different requests of one size: seed and organization count up.</summary>
    public static IEnumerable<(string Organization, byte[] Value)> Series(RequestSize size, int count)
    {
        for (var index = 1; index <= count; index++)
        {
            using var value = new MemoryStream();
            var organization = $"org-{index}";
            Write(new GeneratorOptions { Seed = index, Weeks = size.Weeks, Groups = size.Groups, Organization = organization }, value);
            yield return (organization, value.ToArray());
        }
    }

    private static void Write(GeneratorOptions options, Stream output) =>
        RequestEncodings.Write(new ScenarioGenerator(options), RequestEncoding.Base64, CompressionLevel.Optimal, output);
}
