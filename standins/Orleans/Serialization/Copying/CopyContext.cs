namespace Orleans.Serialization.Cloning;

/// <summary>Remembers which objects one copy has met, so that shared references stay shared and cycles end.</summary>
internal sealed class CopyContext
{
    private const int LinearLimit = 8;

    [ThreadStatic]
    private static CopyContext? _spare;

    private readonly object[] _originals = new object[LinearLimit];
    private readonly object[] _copies = new object[LinearLimit];
    private Dictionary<object, object>? _more;
    private int _count;

    /// <summary>The runtime that grain references in the copy belong to; null keeps theirs.</summary>
    public Orleans.Runtime.CallRuntime? ReferenceOwner { get; private set; }

    public static CopyContext Rent(Orleans.Runtime.CallRuntime? referenceOwner = null)
    {
        var context = _spare ?? new CopyContext();
        _spare = null;
        context.ReferenceOwner = referenceOwner;
        return context;
    }

    public void Return()
    {
        Array.Clear(_originals, 0, Math.Min(_count, LinearLimit));
        Array.Clear(_copies, 0, Math.Min(_count, LinearLimit));
        _more = null;
        _count = 0;
        ReferenceOwner = null;
        _spare = this;
    }

    public bool TryGet(object original, out object copy)
    {
        for (var i = 0; i < _count && i < LinearLimit; i++)
        {
            if (ReferenceEquals(_originals[i], original))
            {
                copy = _copies[i];
                return true;
            }
        }

        copy = null!;
        return _more is not null && _more.TryGetValue(original, out copy!);
    }

    public void Record(object original, object copy)
    {
        if (_count < LinearLimit)
        {
            _originals[_count] = original;
            _copies[_count] = copy;
        }
        else
        {
            _more ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
            _more[original] = copy;
        }

        _count++;
    }
}
