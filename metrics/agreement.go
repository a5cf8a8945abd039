package metrics

import (
	"github.com/shopspring/decimal"
)

var ten = decimal.NewFromInt(10)

// Agree reports whether two statements of one key are reconciled by rounding
// and qualifier: 40억 agrees with 40억 5,900만, 500여 with 523, "10 or more"
// with 12. It is symmetric, and not transitive.
func Agree(a, b Observation) bool {
	if a.Value.Equal(b.Value) {
		return true
	}
	lo, hi := a, b
	if hi.Value.LessThan(lo.Value) {
		lo, hi = b, a
	}
	// The lower one allows for more, or the higher one for less.
	switch {
	case lo.Qualifier == AtLeast, lo.Qualifier == MoreThan, hi.Qualifier == AtMost, hi.Qualifier == LessThan:
		return true
	}
	step := decimal.Max(precision(a), precision(b))
	return hi.Value.Sub(lo.Value).LessThan(step)
}

// precision is the place down to which a value was given: the unit of the
// last non-zero digit. An exact value of 만 or more is taken to be given in
// full 조, 억 or 만 (40억 is good to 1억, not to 10억); an approximate one is
// good to its last digit, at most a fifth of itself.
func precision(o Observation) Decimal {
	digit := lastDigit(o.Value)
	if o.Qualifier == Approx || o.Qualifier == Average {
		return decimal.Min(digit, o.Value.Abs().Div(decimal.NewFromInt(5)))
	}
	for _, scale := range []int64{1e12, 1e8, 1e4} {
		if unit := decimal.NewFromInt(scale); digit.GreaterThanOrEqual(unit) {
			return unit
		}
	}
	return decimal.Min(digit, decimal.NewFromInt(1))
}

// lastDigit is the power of ten of the last non-zero digit; 1 for zero.
func lastDigit(v Decimal) Decimal {
	if v.IsZero() {
		return decimal.NewFromInt(1)
	}
	p := decimal.New(1, v.Exponent())
	for v.Mod(p.Mul(ten)).IsZero() {
		p = p.Mul(ten)
	}
	return p
}
