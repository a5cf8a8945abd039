package dashboard

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// axisScale is a unit of an axis and the value from which it is taken.
type axisScale struct {
	from, divisor metrics.Decimal
	korean        string
	english       string
}

// Large counts change to 만 late: an axis of 1,240 and 10,099 cases reads
// better in digits.
var (
	wonScales = []axisScale{
		{decimal.New(1, 12), decimal.New(1, 12), "조 ", ""},
		{decimal.New(1, 8), decimal.New(1, 8), "억 ", ""},
		{decimal.New(1, 4), decimal.New(1, 4), "만 ", ""},
	}
	wonScalesEnglish = []axisScale{
		{decimal.New(1, 12), decimal.New(1, 12), "", " trillion"},
		{decimal.New(1, 9), decimal.New(1, 9), "", " billion"},
		{decimal.New(1, 6), decimal.New(1, 6), "", " million"},
	}
	counterScales = []axisScale{
		{decimal.New(1, 10), decimal.New(1, 8), "억 ", ""},
		{decimal.New(1, 6), decimal.New(1, 4), "만 ", ""},
	}
	counterScalesEnglish = []axisScale{{decimal.New(1, 8), decimal.New(1, 6), "", "million "}}
)

// NewAxisUnit chooses the unit of an axis from its largest absolute value.
func NewAxisUnit(largest metrics.Decimal, unit metrics.Unit, lang string) AxisUnit {
	scale := axisScale{divisor: decimal.NewFromInt(1)}
	for _, s := range scalesOf(unit, lang) {
		if largest.Abs().GreaterThanOrEqual(s.from) {
			scale = s
			break
		}
	}
	noun := unitNoun(unit, lang)
	if lang == "en" && unit == metrics.Count {
		noun = "count"
	}
	label := scale.korean + noun
	switch {
	case lang == "en" && unit == metrics.KRW:
		label = noun + scale.english
	case lang == "en":
		label = scale.english + noun
	}
	return AxisUnit{
		Unit: unit, Label: label, Caption: say(lang, "단위: ", "Unit: ") + label, Divisor: scale.divisor,
	}
}

func scalesOf(unit metrics.Unit, lang string) []axisScale {
	switch {
	case unit == metrics.KRW && lang == "en":
		return wonScalesEnglish
	case unit == metrics.KRW:
		return wonScales
	case isCounter(unit) && lang == "en":
		return counterScalesEnglish
	case isCounter(unit):
		return counterScales
	}
	return nil
}

// Coordinate is a value in the unit of the axis: the one place where a
// decimal becomes a float.
func (u AxisUnit) Coordinate(v metrics.Decimal) *float64 {
	f := v.Div(u.Divisor).InexactFloat64()
	return &f
}

// Short writes a value in the unit of the axis without naming it, to one
// place, below 1 to two.
func (u AxisUnit) Short(v metrics.Decimal) string {
	scaled := v.Div(u.Divisor)
	places := int32(1)
	if scaled.Abs().LessThan(decimal.NewFromInt(1)) {
		places = 2
	}
	rounded := scaled.Round(places)
	return strings.TrimSpace(signOf(rounded) + digits(rounded.Abs()))
}
