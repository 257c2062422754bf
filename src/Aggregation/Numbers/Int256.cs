using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// A sum of products: a whole number of 256 bits, two's complement, added to in place. Nothing is checked for overflow: a product of two
/// inputs is below 2 x 10^60, and 10^16 of them are still below 2^255. In limbs of 64 bits, because these stay in registers.
/// </summary>
internal struct Int256 : IEquatable<Int256>
{
    private const int LimbBits = 64;

    private ulong _limb0;
    private ulong _limb1;
    private ulong _limb2;
    private ulong _limb3;

    public readonly bool IsZero => (_limb0 | _limb1 | _limb2 | _limb3) == 0;

    public readonly bool IsNegative => (long)_limb3 < 0;

    /// <exception cref="OverflowException">The value needs more than 256 bits.</exception>
    public static Int256 From(BigInteger value)
    {
        var high = (Int128)(value >> (2 * LimbBits));
        var low = (UInt128)(value - ((BigInteger)high << (2 * LimbBits)));
        return new Int256 { _limb0 = (ulong)low, _limb1 = (ulong)(low >> LimbBits), _limb2 = (ulong)high, _limb3 = (ulong)(high >> LimbBits) };
    }

    /// <summary>The exact product.</summary>
    public static Int256 Product(Int128 left, Int128 right)
    {
        var product = default(Int256);
        product.AddProduct(left, right);
        return product;
    }

    /// <summary>Adds the exact product of the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Int128 left, Int128 right)
    {
        var (left0, left1) = ((ulong)left, (ulong)(left >>> LimbBits));
        var (right0, right1) = ((ulong)right, (ulong)(right >>> LimbBits));
        var limb1 = Math.BigMul(left0, right0, out ulong limb0);
        var upper = Math.BigMul(left0, right1, out ulong other);
        var limb2 = Math.BigMul(left1, right0, out ulong another);
        var limb3 = Math.BigMul(left1, right1, out ulong highest);
        limb1 += other;
        var carry = limb1 < other ? 1UL : 0;
        limb1 += another;
        carry += limb1 < another ? 1UL : 0;
        limb2 += upper;
        limb3 += limb2 < upper ? 1UL : 0;
        limb2 += highest;
        limb3 += limb2 < highest ? 1UL : 0;
        limb2 += carry;
        limb3 += limb2 < carry ? 1UL : 0;
        if ((long)(left1 | right1) < 0)
        {
            // A negative factor was taken for one that is 2^128 larger.
            TakeBack(ref limb2, ref limb3, left1, right0, right1);
            TakeBack(ref limb2, ref limb3, right1, left0, left1);
        }

        Add(limb0, limb1, limb2, limb3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Int256 other) => Add(other._limb0, other._limb1, other._limb2, other._limb3);

    public void Subtract(in Int256 other) => Add(other.Negated());

    /// <summary>The value with the other sign.</summary>
    public readonly Int256 Negated()
    {
        var value = new Int256 { _limb0 = ~_limb0, _limb1 = ~_limb1, _limb2 = ~_limb2, _limb3 = ~_limb3 };
        value.Add(1, 0, 0, 0);
        return value;
    }

    public readonly BigInteger ToBigInteger() =>
        ((BigInteger)new Int128(_limb3, _limb2) << (2 * LimbBits)) | new UInt128(_limb1, _limb0);

    /// <summary>The quotient when it is whole and has at most 127 bits.</summary>
    /// <param name="divisor">At most 2^63.</param>
    /// <param name="quotient">The quotient.</param>
    public readonly bool TryDivide(ulong divisor, out Int128 quotient)
    {
        var magnitude = IsNegative ? Negated() : this;
        quotient = default;
        if (magnitude._limb3 != 0 || magnitude._limb2 >= divisor / 2)
        {
            return false;
        }

        // Limb by limb, each with the rest of the one before it.
        var (high, rest) = UInt128.DivRem(new UInt128(magnitude._limb2, magnitude._limb1), divisor);
        var (low, last) = UInt128.DivRem(new UInt128((ulong)rest, magnitude._limb0), divisor);
        var value = new Int128((ulong)high, (ulong)low);
        quotient = IsNegative ? -value : value;
        return last == UInt128.Zero;
    }

    public readonly bool Equals(Int256 other) =>
        _limb0 == other._limb0 && _limb1 == other._limb1 && _limb2 == other._limb2 && _limb3 == other._limb3;

    public override readonly bool Equals(object? obj) => obj is Int256 other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_limb0, _limb1, _limb2, _limb3);

    private static void TakeBack(ref ulong limb2, ref ulong limb3, ulong sign, ulong low, ulong high)
    {
        if ((long)sign < 0)
        {
            limb3 -= high + (limb2 < low ? 1UL : 0);
            limb2 -= low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong limb0, ulong limb1, ulong limb2, ulong limb3)
    {
        _limb0 += limb0;
        var carry = _limb0 < limb0 ? 1UL : 0;
        limb1 += carry;
        limb2 += limb1 < carry ? 1UL : 0;
        limb3 += limb1 < carry && limb2 == 0 ? 1UL : 0;
        _limb1 += limb1;
        carry = _limb1 < limb1 ? 1UL : 0;
        limb2 += carry;
        limb3 += limb2 < carry ? 1UL : 0;
        _limb2 += limb2;
        carry = _limb2 < limb2 ? 1UL : 0;
        _limb3 += limb3 + carry;
    }
}
