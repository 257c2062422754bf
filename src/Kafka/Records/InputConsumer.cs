global using InputConsumer = Confluent.Kafka.IConsumer<ScenarioOrleans.Kafka.Records.PooledBytes, ScenarioOrleans.Kafka.Records.PooledBytes>;
global using InputRecord = Confluent.Kafka.ConsumeResult<ScenarioOrleans.Kafka.Records.PooledBytes, ScenarioOrleans.Kafka.Records.PooledBytes>;


