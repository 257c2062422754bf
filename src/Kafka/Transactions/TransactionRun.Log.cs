using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Transactions;

public sealed partial class TransactionRun
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Transactions run under the id {TransactionalId}")]
    private partial void LogReady(string transactionalId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The transaction that failed was {Outcome}; it held {Records} records")]
    private partial void LogSettled(string outcome, int records);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A transaction failed ({Code}: {Reason}); its producer is given up, a new one finds out what became of it, and consumption is held until then")]
    private partial void LogAborted(ErrorCode code, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Transactions work again")]
    private partial void LogWorksAgain();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Topic {Topic} refused a record of {Bytes} bytes; it is written smaller")]
    private partial void LogTooLarge(string topic, int bytes);
}
