global using InputConsumer = Confluent.Kafka.IConsumer<ScenarioOrleans.Kafka.Consuming.RecordBytes, ScenarioOrleans.Kafka.Consuming.RecordBytes>;
global using InputRecord = Confluent.Kafka.ConsumeResult<ScenarioOrleans.Kafka.Consuming.RecordBytes, ScenarioOrleans.Kafka.Consuming.RecordBytes>;
