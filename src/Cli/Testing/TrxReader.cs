using System.Xml;
using System.Xml.Linq;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Testing;

/// <summary>Reads the results file of the Visual Studio test platform (`dotnet test --logger trx`).</summary>
internal static class TrxReader
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>All files of a folder, added up. An unreadable file is an error: it may hide failures.</summary>
    public static TestOutcome ReadFolder(string folder)
    {
        var sum = TestOutcome.None;
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                using var stream = File.OpenRead(file);
                sum += Read(stream);
            }
            catch (XmlException exception)
            {
                throw CommandException.BadInput($"{file} is not a readable test report: {exception.Message}", exception);
            }
        }

        return sum;
    }

    /// <summary>Whatever is neither passed nor skipped counts as failed: also what was aborted or timed out.</summary>
    public static TestOutcome Read(Stream stream)
    {
        var results = XDocument.Load(stream).Descendants(Trx + "UnitTestResult").ToLookup(result => (string?)result.Attribute("outcome"));
        return new TestOutcome(
            results["Passed"].Count(),
            results["NotExecuted"].Count(),
            [.. results.Where(outcome => outcome.Key is not ("Passed" or "NotExecuted")).SelectMany(outcome => outcome).Select(Failure)]);
    }

    private static FailedTest Failure(XElement result)
    {
        var error = result.Descendants(Trx + "ErrorInfo").FirstOrDefault();
        return new FailedTest(
            (string?)result.Attribute("testName") ?? "(a test without a name)",
            ((string?)error?.Element(Trx + "Message") ?? $"outcome: {(string?)result.Attribute("outcome") ?? "unknown"}").Trim(),
            ((string?)error?.Element(Trx + "StackTrace") ?? "").TrimEnd());
    }
}
