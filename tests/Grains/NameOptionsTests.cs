using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Grains.Tests;

public sealed class NameOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Calls=Volume; AHT (s)=Base AHT")]
    public void Validate_NamesOfColumns_AreTaken(string? aliases) =>
        new NameOptionsValidator().Validate(null, new NameOptions { Aliases = aliases }).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("Calls")]
    [InlineData("Calls=Volumes")]
    [InlineData("Abandons=Volume")]
    public void Validate_WhatNamesNoColumn_IsRefusedByTheSettingsName(string aliases)
    {
        var result = new NameOptionsValidator().Validate(null, new NameOptions { Aliases = aliases });

        result.FailureMessage.ShouldStartWith($"Scenario:Names:Aliases is '{aliases}' but '{aliases}'");
        result.FailureMessage.ShouldEndWith("Correct Scenario__Names__Aliases, or leave it out.");
    }

    [Fact]
    public void Rules_Options_AreReadOnce()
    {
        var options = new NameOptions { Aliases = "Calls=Volume", Clean = true };

        options.Rules.Clean.ShouldBeTrue();
        options.Rules.ShouldBeSameAs(options.Rules);
    }

    [Fact]
    public void Fold_Batch_UnderstandsNamesByTheRulesAndTellsWhatThereIsToKnow()
    {
        var noted = new List<Note>();
        var work = new BatchWork(new RollupOptions(), new NameOptions { Aliases = "Calls=Volume" }.Rules, noted.AddRange);
        var messages = new[] { "\"calls\":5", "\"Abandonment\":1" }.Select(fields => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(
            $$"""{"event":"hourly","organizationId":"o","rows":[{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c",{{fields}}}]}"""));

        var reply = work.Fold(new BatchRequest([.. messages], [0, 0]), CancellationToken.None);

        reply.Refused.ShouldBeEmpty();
        var days = DaySums.FromBlock(reply.Hourly.ShouldHaveSingleItem().Groups.ShouldHaveSingleItem().Days);
        days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("5");
        noted.ShouldHaveSingleItem().Missing.ShouldBe("Abandons");
    }

    [Fact]
    public void OnNoted_Notes_AreCountedByCode()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<FoldInstruments>().BuildServiceProvider();
        var instruments = services.GetRequiredService<FoldInstruments>();
        var counted = new List<(long, object?)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == FoldInstruments.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted.Add((count, tags[0].Value)));
        listener.Start();

        var message = MessageFolder.Fold(
            """{"organizationId":"o","weekly":[{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","AHT":1}]}"""u8.ToArray(), FoldLimits.Default).Message!;
        instruments.OnNoted(message.Notes);
        instruments.OnNoted([]);

        counted.ShouldBe([(1L, NoteCodes.UnreadColumn)]);
    }
}
