using System.Globalization;
using Orleans.Storage;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

/// <summary>Any sequence of operations by several writers has the effect that a dictionary with versions has.</summary>
public abstract class ModelContract : StorageContract
{
    private const int Keys = 3;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Operations_AnySequence_BehaveAsTheModel(int seed)
    {
        var random = new Random(seed);
        var storages = new[] { await OpenAsync(), await OpenAsync() };
        var model = Enumerable.Range(0, Keys).Select(_ => Nothing()).ToArray();
        var grains = Enumerable.Range(0, Keys * 2).Select(i => storages[i / Keys].Grain(Samples.Key($"org-{i % Keys}"))).ToArray();

        for (var step = 0; step < 300; step++)
        {
            var index = random.Next(grains.Length);
            var (grain, key) = (grains[index], index % Keys);
            var current = grain.Etag == model[key].Etag;
            switch (random.Next(4))
            {
                case 0:
                    await grain.ReadAsync();
                    (grain.Etag, grain.Text).ShouldBe((model[key].Etag, model[key].Text));
                    break;
                case 1:
                    (await DoneAsync(grain.ClearAsync)).ShouldBe(current);
                    model[key] = current ? Nothing() : model[key];
                    break;
                default:
                    var whole = random.Next(2) == 0;
                    var weeks = Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(week => (week, random.Next(100))).ToArray();
                    var change = whole ? Samples.Whole(weeks) : Samples.Some(weeks);
                    (await DoneAsync(() => grain.WriteAsync($"{step}", change))).ShouldBe(current);
                    if (current)
                    {
                        var kept = whole ? [] : model[key].Weeks;
                        foreach (var (week, volume) in weeks)
                        {
                            kept[week] = volume;
                        }

                        model[key] = (grain.Etag, $"{step}", kept);
                    }

                    break;
            }

            FiguresOf(key).ShouldBe(model[key].Weeks.Select(week => Row(week.Key, week.Value)));
        }
    }

    private static (string? Etag, string Text, SortedDictionary<int, int> Weeks) Nothing() => (null, string.Empty, []);

    private static string Row(int week, int volume) =>
        string.Create(CultureInfo.InvariantCulture, $"{Samples.FirstWeek.AddDays(7 * week):yyyy-MM-dd}|{volume}");

    private static async Task<bool> DoneAsync(Func<Task> operation)
    {
        try
        {
            await operation();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private string[] FiguresOf(int key) =>
        Database.Query($"SELECT week, volume FROM weekly_figures WHERE organization = 'org-{key}' ORDER BY week");
}
