package extract

import (
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// nearby is how many figures back the values of a ratio are looked for.
const nearby = 10

// confirm checks changes and rates of attainment against the amounts near
// them: 1201개, 2017년 말 1055개보다 146개(13.8%). Figures that fit one another
// are of one series; the check says nothing of their periods.
func confirm(figures []*figure) {
	for i, f := range figures {
		switch {
		case f.kind.gap && f.Unit == metrics.Percent:
			fit(f, figures[max(0, i-nearby):i], attains)
		case f.kind.kind == metrics.Change && f.subject.indicator != other:
			fit(f, around(f, figures, i), grows)
		}
	}
}

// around gives the figures before f and those behind it in its sentence.
func around(f *figure, figures []*figure, i int) []*figure {
	end := i + 1
	for end < len(figures) && figures[end].sentence == f.sentence {
		end++
	}
	return figures[max(0, i-nearby):end]
}

// fit marks f and the two amounts of one indicator that it relates.
func fit(f *figure, near []*figure, relates func(f, a, b *figure) bool) {
	for _, a := range near {
		for _, b := range near {
			if a != b && amount(a) && amount(b) && a.Unit == b.Unit && a.subject.indicator == b.subject.indicator &&
				(f.kind.gap || f.subject.indicator == a.subject.indicator) && relates(f, a, b) {
				f.checked, a.checked, b.checked = true, true, true
				return
			}
		}
	}
}

func amount(f *figure) bool {
	return f.level() && f.kind.kind != metrics.Change && f.subject.indicator != other && f.Value.IsPositive()
}

// grows reports whether f is the change from then to now.
func grows(f, now, then *figure) bool {
	want := f.Value
	if f.kind.fall {
		want = want.Neg()
	}
	difference := now.Value.Sub(then.Value)
	switch f.Unit {
	case metrics.Percent:
		return near(difference.Shift(2).Div(then.Value), want)
	case metrics.Times:
		return near(now.Value.Div(then.Value), f.Value) && f.Value.Exponent() < 0
	default:
		return f.Unit == now.Unit && difference.Equal(want)
	}
}

// attains reports whether f is the share of the target that was met.
func attains(f, actual, target *figure) bool {
	return target.kind.kind == metrics.Target && actual.kind.kind == metrics.Actual &&
		near(actual.Value.Shift(2).Div(target.Value), f.Value)
}

// near reports whether a printed ratio is the exact one, rounded or cut at its
// last place.
func near(exact, printed metrics.Decimal) bool {
	step := decimal.New(1, min(printed.Exponent(), 0))
	return exact.Sub(printed).Abs().LessThan(step)
}
