using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>Options that say what they accept, in help and in errors alike.</summary>
internal static class Options
{
    /// <summary>A number within bounds, both included.</summary>
    public static Option<T> Number<T>(string name, string description, T usual, T least, T most)
        where T : struct, INumber<T>
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{least:N0} to {most:N0}");
        return new Option<T>(name)
        {
            Description = $"{description} {range}.",
            HelpName = "n",
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                if (T.TryParse(Text(result), CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                {
                    return value;
                }

                result.AddError($"{name} is '{Text(result)}'; it must be {range}.");
                return usual;
            },
        };
    }

    /// <summary>One of a few words, in any case. The first is what holds without the option.</summary>
    public static Option<T> Choice<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        var words = string.Join('|', Array.ConvertAll(choices, choice => choice.Word));
        var option = new Option<T>(name)
        {
            Description = $"{description} [default: {choices[0].Word}]",
            HelpName = words,
            CustomParser = result =>
            {
                foreach (var (word, value) in choices)
                {
                    if (word.Equals(Text(result), StringComparison.OrdinalIgnoreCase))
                    {
                        return value;
                    }
                }

                result.AddError($"{name} is '{Text(result)}'; it must be one of {words}.");
                return choices[0].Value;
            },
        };
        option.CompletionSources.Add(_ => choices.Select(choice => new System.CommandLine.Completions.CompletionItem(choice.Word)));
        return option;
    }

    /// <summary>A day, written yyyy-MM-dd.</summary>
    public static Option<DateOnly> Day(string name, string description, DateOnly usual) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} [default: {usual:yyyy-MM-dd}]"),
        HelpName = "yyyy-mm-dd",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name} is '{Text(result)}'; it must be a day such as 2024-01-05.");
            return usual;
        },
    };

    public static Option<string?> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;
}
