# syntax=docker/dockerfile:1
# The service; non-root, state under /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Project files first: restoring is repeated only when they change.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Aggregation/*.csproj src/Aggregation/
COPY src/Grains.Abstractions/*.csproj src/Grains.Abstractions/
COPY src/Grains/*.csproj src/Grains/
COPY src/Kafka/*.csproj src/Kafka/
COPY src/Operating/*.csproj src/Operating/
COPY src/Parquet/*.csproj src/Parquet/
COPY src/Storage/*.csproj src/Storage/
COPY src/Silo/*.csproj src/Silo/
COPY src/Cli/*.csproj src/Cli/
RUN dotnet restore src/Cli/Cli.csproj --use-current-runtime

COPY src/ src/
RUN dotnet publish src/Cli/Cli.csproj --configuration Release --no-restore --output /app --use-current-runtime \
    -p:RunAnalyzers=false -p:GenerateDocumentationFile=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
ENV ASPNETCORE_URLS=http://+:8088 \
    Scenario__Storage__Path=/data/aggregates.sqlite \
    DOTNET_EnableDiagnostics=0
EXPOSE 8088
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["dotnet", "scenario.dll", "health", "--url", "http://127.0.0.1:8088"]
ENTRYPOINT ["dotnet", "scenario.dll"]
CMD ["serve"]
