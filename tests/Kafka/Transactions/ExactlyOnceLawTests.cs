using System.Globalization;
using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Tests.Transactions;

/// <summary>Whatever fails and however often the process dies: a consumer of committed records sees each answer once.</summary>
public sealed class ExactlyOnceLawTests
{
    private const int Messages = 60;
    private static readonly TopicPartition Partition = new("in", 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_WithFailuresAndDeaths_CommitsEachAnswerOnce(int seed)
    {
        var random = new Random(seed);
        var broker = new FakeTransactions();
        while (broker.Offsets.GetValueOrDefault(Partition) < Messages)
        {
            RunUntilDeath(broker, random);
            broker.Die();
        }

        TransactionRig.Values(broker).Select(value => int.Parse(value, CultureInfo.InvariantCulture)).Order().ShouldBe(Enumerable.Range(0, Messages));
    }

    private static void RunUntilDeath(FakeTransactions broker, Random random)
    {
        using var rig = new TransactionRig(broker);
        var next = broker.Offsets.GetValueOrDefault(Partition);
        var inFlight = new List<long>();
        for (var step = random.Next(5, 120); step > 0; step--)
        {
            switch (random.Next(10))
            {
                case < 4 when next < Messages:
                    rig.Receive(next);
                    inFlight.Add(next++);
                    break;
                case < 7 when inFlight.Count > 0:
                    var done = inFlight[random.Next(inFlight.Count)];
                    if (random.Next(4) == 0)
                    {
                        // An attempt that handed over its answer and failed after.
                        rig.HandOver(done);
                        break;
                    }

                    inFlight.Remove(done);
                    rig.Answer(done);
                    break;
                case 7 when random.Next(3) == 0:
                    broker.LoseNextAnswer();
                    break;
                case 7 when random.Next(3) == 0:
                    broker.DelayNextEnd();
                    break;
                case 8 when random.Next(4) == 0:
                    // What is done and not committed is dropped, and so is a late answer.
                    rig.Revoke();
                    Should.Throw<Kafka.Producing.ProduceFailedException>(() => rig.HandOver(next).GetAwaiter().GetResult());
                    rig.Reassign(broker.Offsets.GetValueOrDefault(Partition));
                    next = broker.Offsets.GetValueOrDefault(Partition);
                    inFlight.Clear();
                    break;
                case 7:
                    broker.Fail(
                        random.Next(3) switch { 0 => "Produce", 1 => "SendOffsets", _ => "Commit" },
                        FakeTransactions.Abortable());
                    break;
                default:
                    rig.Commit();
                    break;
            }
        }

        rig.Faults.First.ShouldBeNull();
    }
}
