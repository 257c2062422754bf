namespace Orleans.Streams
{
    /// <summary>An item's place in its stream.</summary>
    [GenerateSerializer]
    public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
    {
        public abstract long SequenceNumber { get; protected set; }

        public abstract int EventIndex { get; protected set; }

        public abstract bool Equals(StreamSequenceToken? other);

        public abstract int CompareTo(StreamSequenceToken? other);

        public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

        public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);
    }
}

namespace Orleans.Providers.Streams.Common
{
    /// <summary>A place by number.</summary>
    [GenerateSerializer]
    public class EventSequenceTokenV2 : Orleans.Streams.StreamSequenceToken
    {
        public EventSequenceTokenV2()
        {
        }

        public EventSequenceTokenV2(long seqNumber)
            : this(seqNumber, 0)
        {
        }

        public EventSequenceTokenV2(long seqNumber, int eventInd) => (_number, _index) = (seqNumber, eventInd);

        [Id(2)]
        private long _number;

        [Id(3)]
        private int _index;

        public override long SequenceNumber
        {
            get => _number;
            protected set => _number = value;
        }

        public override int EventIndex
        {
            get => _index;
            protected set => _index = value;
        }

        public override bool Equals(Orleans.Streams.StreamSequenceToken? other)
            => other is not null && other.SequenceNumber == SequenceNumber && other.EventIndex == EventIndex;

        public override int CompareTo(Orleans.Streams.StreamSequenceToken? other)
            => other is null ? 1 : (SequenceNumber, EventIndex).CompareTo((other.SequenceNumber, other.EventIndex));

        public override string ToString() => $"[EventSequenceTokenV2: SeqNum={SequenceNumber}, EventIndex={EventIndex}]";
    }
}
