using System.Text.RegularExpressions;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// Reads the text of a <c>.env</c> file as python-dotenv and docker compose do where they agree: <c>NAME=value</c>, with <c>export</c> before it
/// or without; blanks around the name, the equals sign and a value without quotes do not count; a value in quotes may have several lines. What
/// follows <c>#</c> after a blank is a comment. <c>${NAME}</c> and <c>${NAME:-usual}</c> stand for other values, but not in single quotes. A
/// name without an equals sign is left to the environment.
/// </summary>
internal static partial class DotEnvText
{
    private const string Escapes = "abfnrtv";
    private const string Escaped = "\a\b\f\n\r\t\v";

    /// <summary>The settings by name, in any case; of several with one name the last counts.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="environment">The value of a variable that is already set, which wins wherever it is referred to; null when it is not set.</param>
    /// <exception cref="FormatException">A line is broken; the text says which and how, and nothing of a value.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, Func<string, string?> environment)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < text.Length;)
        {
            if (Blank().Match(text, at) is { Success: true, Length: > 0 } blank)
            {
                at += blank.Length;
                continue;
            }

            var line = Setting().Match(text, at);
            if (!line.Success)
            {
                throw new FormatException($"line {text.AsSpan(0, at).Count('\n') + 1}: {Fault(text, at)}");
            }

            if (line.Groups["equals"].Success)
            {
                found[line.Groups["name"].Value] = ValueOf(line, name => environment(name) ?? found.GetValueOrDefault(name));
            }

            at += line.Length;
        }

        return found;
    }

    private static string ValueOf(Match line, Func<string, string?> known)
    {
        if (line.Groups["single"] is { Success: true } single)
        {
            return Escape().Replace(single.Value, escape => escape.Groups[1].Value is "'" or "\\" ? escape.Groups[1].Value : escape.Value);
        }

        return line.Groups["double"] is { Success: true } quoted
            ? Expand(Escape().Replace(quoted.Value, Unescape), known)
            : Expand(line.Groups["plain"].Value, known);
    }

    private static string Unescape(Match escape) => escape.Groups[1].Value[0] switch
    {
        '\\' or '\'' or '"' => escape.Groups[1].Value,
        var letter when Escapes.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at => Escaped[at].ToString(),
        _ => escape.Value,
    };

    private static string Expand(string value, Func<string, string?> known) => Reference().Replace(
        value, reference => known(reference.Groups["name"].Value) is { Length: > 0 } other ? other : reference.Groups["usual"].Value);

    private static string Fault(string text, int at)
    {
        var name = Name().Match(text, at).Groups["name"].Value;
        return name.Length == 0
            ? "there is no name before the equals sign. Write NAME=value, or # before a comment."
            : Opened().Match(text, at) is { Success: true } quote
                ? $"the value of {name} begins with a {quote.Groups["quote"].Value} and does not end with one at the end of a line. Close it, or put the whole value in the other kind of quotes."
                : $"{name} is not followed by an equals sign. Write NAME=value, or # before a comment.";
    }

    /// <summary>Blank lines and comments.</summary>
    [GeneratedRegex(@"\G(?:\s+|#[^\r\n]*)+")]
    private static partial Regex Blank();

    [GeneratedRegex(
        """
        \G(?:export[^\S\r\n]+)?(?<name>[^=\#\s'"]+)[^\S\r\n]*
        (?:(?<equals>=)(?>[^\S\r\n]*)(?:
            (?:'(?<single>(?:\\'|[^'])*)'|"(?<double>(?:\\"|[^"])*)")[^\S\r\n]*(?:\#[^\r\n]*)?
            |(?<plain>(?!['"])(?:(?!(?<=\s)\#)[^\r\n])*?)[^\S\r\n]*(?:(?<=\s)\#[^\r\n]*)?
        ))?
        (?:\r\n|[\r\n]|\z)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\G(?:export[^\S\r\n]+)?(?<name>[^=\#\s'""]*)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G[^=\r\n]*=[^\S\r\n]*(?<quote>['""])")]
    private static partial Regex Opened();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\$\{(?<name>[^\}:]*)(?::-(?<usual>[^\}]*))?\}")]
    private static partial Regex Reference();
}
