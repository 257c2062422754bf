global using Orleans.CodeGeneration;
global using Orleans.Concurrency;
