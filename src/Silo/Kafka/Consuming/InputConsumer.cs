global using InputConsumer = Confluent.Kafka.IConsumer<ScenarioOrleans.Silo.Kafka.Consuming.RecordBytes, ScenarioOrleans.Silo.Kafka.Consuming.RecordBytes>;
global using InputRecord = Confluent.Kafka.ConsumeResult<ScenarioOrleans.Silo.Kafka.Consuming.RecordBytes, ScenarioOrleans.Silo.Kafka.Consuming.RecordBytes>;
