package extract

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// nearby is how many figures back the values of a ratio are looked for.
const nearby = 10

// confirm checks changes and rates of attainment against the amounts near
// them: 1201개, 2017년 말 1055개보다 146개(13.8%). Figures that fit one another
// are of one series; the check says nothing of their periods.
func confirm(figures []*figure) {
	sums(figures)
	for i, f := range figures {
		switch {
		case f.kind.gap && f.Unit == metrics.Percent:
			fit(f, figures[max(0, i-nearby):i], attains)
		case f.kind.kind == metrics.Change && f.subject.indicator != other:
			fit(f, around(f, figures, i), grows)
		}
	}
}

// sums marks a list of several types that adds up to an amount of one of the
// sentences before: 사회적경제기업은 287개다. 협동조합 204개, 사회적기업 39개 ….
func sums(figures []*figure) {
	for i, f := range figures {
		if f.sentence.table != nil || !amount(f) || i+2 >= len(figures) {
			continue
		}
		sum, parts := metrics.Decimal{}, []*figure(nil)
		for _, g := range figures[i+1 : min(len(figures), i+1+nearby)] {
			if g.Unit != f.Unit || !amount(g) || g.subject.indicator == f.subject.indicator || g.time.period != f.time.period {
				break
			}
			sum, parts = sum.Add(g.Value), append(parts, g)
			if len(parts) > 1 && sum.Equal(f.Value) {
				f.checked = true
				for _, p := range parts {
					p.checked = true
				}
				break
			}
		}
	}
}

// settle gives a change that two amounts near it lead to, to the last digit,
// the period of the later one: of 올해 61억 2천만 원 and 지난해 같은 기간 48억 원,
// the 27.5% are this year's.
func settle(figures []*figure) {
	for i, f := range figures {
		if f.kind.kind != metrics.Change || f.subject.indicator == other || f.sentence.table != nil {
			continue
		}
		if now, then := led(f, around(f, figures, i)); now != nil && now.time.period.Compare(then.time.period) > 0 {
			f.of, f.time = now, now.time
			if f.kind.base == metrics.BaseUnstated {
				f.kind.base = periodBase(then.time.period)
			}
		}
	}
}

// led gives the two amounts of one indicator and area that f is the change
// between, the nearest ones first.
func led(f *figure, near []*figure) (now, then *figure) {
	for _, a := range slices.Backward(near) {
		for _, b := range slices.Backward(near) {
			if a != b && amount(a) && amount(b) && a.Unit == b.Unit && a.subject.indicator == b.subject.indicator && a.area == b.area &&
				a.subject.indicator == f.subject.indicator && !a.time.period.IsZero() && !b.time.period.IsZero() && grows(f, a, b) {
				return a, b
			}
		}
	}
	return nil, nil
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
