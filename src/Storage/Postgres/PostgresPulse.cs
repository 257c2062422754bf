using Npgsql;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>
/// Whether the server answers at all. An operation that got no answer may have been too much by itself; only where a small one on a connection of its
/// own gets none either, it is the server. Asked by one at a time; whoever comes soon after takes its answer. Thread-safe.
/// </summary>
internal sealed class PostgresPulse(StorageOptions options, TimeProvider time) : IDisposable
{
    /// <summary>For the connection and the answer, each; a longer one is none.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _settings = PostgresPools.Unpooled(options, Limit);
    private long? _asked;
    private bool _answered;

    public async Task<bool> AnswersAsync()
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_asked is not { } asked || time.GetElapsedTime(asked) > Validity)
            {
                _answered = await AskAsync().ConfigureAwait(false);
                _asked = time.GetTimestamp();
            }

            return _answered;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> AskAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(_settings);
            await connection.OpenAsync().ConfigureAwait(false);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync().ConfigureAwait(false);
            return true;
        }
        catch (PostgresException)
        {
            // A refusal is an answer.
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
