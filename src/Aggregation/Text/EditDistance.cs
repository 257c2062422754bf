namespace ScenarioOrleans.Aggregation;

/// <summary>How many letters have to be inserted, left out, changed, or swapped with their neighbour, to make one text of another.</summary>
internal static class EditDistance
{
    public static bool IsAtMost(string left, string right, int most) => Math.Abs(left.Length - right.Length) <= most && Of(left, right) <= most;

    private static int Of(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Step(distances, left, right, i, j);
            }
        }

        return distances[left.Length, right.Length];
    }

    private static int Step(int[,] distances, string left, string right, int i, int j)
    {
        var changed = distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var least = Math.Min(changed, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
        return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] ? Math.Min(least, distances[i - 2, j - 2] + 1) : least;
    }
}
