@dotnet run --configuration Release --project "%~dp0src\Cli" -- %*
