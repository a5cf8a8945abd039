package extract

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// consolidate keeps each fact once, at its first full statement: a headline's
// figure gives way to the body's, a rounded lead to the exact figure behind
// it. Two values of one key that no rounding reconciles wait for a person.
func consolidate(figures []*figure) {
	settle(figures)
	for i, f := range figures {
		if f.sentence.headline && restated(f, figures) || rounded(f, figures, i) {
			f.dropped = true
		}
	}
	first := map[fact]*figure{}
	stated := map[string]*figure{}
	for _, f := range figures {
		if f.dropped {
			continue
		}
		key := factOf(f)
		value := fmt.Sprint(key, f.Value, f.kind.fall)
		if g := stated[value]; g != nil {
			f.dropped, g.repeated = true, true
			continue
		}
		stated[value] = f
		g := first[key]
		if g == nil {
			first[key] = f
		} else if !agree(f, g) && f.subject.indicator != other {
			f.doubt = "같은 글에 같은 지표·시점의 다른 값이 있습니다."
			g.doubt = f.doubt
		}
	}
	confirm(figures)
}

// fact is what a figure states a value of; figures of no indicator are told
// apart by their label.
type fact struct {
	indicator   int
	scope, area string
	label       string
	unit        metrics.Unit
	kind        metrics.Kind
	base        metrics.Base
	period      metrics.TimePeriod
}

func factOf(f *figure) fact {
	key := fact{
		indicator: f.subject.indicator, scope: f.subject.scope, area: f.area, unit: f.Unit,
		kind: f.kind.kind, base: f.kind.base, period: f.time.period,
	}
	if key.indicator == other {
		key.label = label(f)
	}
	return key
}

// restated reports whether the body states the headline's figure: the same
// value and unit, or one that rounds to it.
func restated(f *figure, figures []*figure) bool {
	for _, g := range figures {
		if !g.sentence.headline && g.Unit == f.Unit && agree(f, g) && closeTo(f, g) &&
			(f.subject.indicator == g.subject.indicator || f.Value.Equal(g.Value) || f.subject.indicator == other) {
			g.repeated = g.repeated || f.subject.indicator == g.subject.indicator
			return true
		}
	}
	return false
}

// restatedWithin is how many figures away the exact value of a rounded one is
// looked for.
const restatedWithin = 60

// rounded reports whether the figure is an open one of the lead (1200개를
// 넘어섰다) whose exact value follows.
func rounded(f *figure, figures []*figure, i int) bool {
	if f.Qualifier != metrics.MoreThan && f.Qualifier != metrics.Approx && f.Qualifier != metrics.AtLeast || f.subject.indicator == other {
		return false
	}
	near := figures[max(0, i-restatedWithin):min(len(figures), i+restatedWithin)]
	return slices.ContainsFunc(near, func(g *figure) bool {
		return g != f && g.Qualifier == metrics.Exact && g.Unit == f.Unit && g.subject.indicator == f.subject.indicator &&
			g.kind.kind == f.kind.kind && g.area == f.area && agree(f, g) && closeTo(f, g) && !g.Value.Equal(f.Value)
	})
}

func agree(f, g *figure) bool {
	return metrics.Agree(
		metrics.Observation{Value: f.Value, Qualifier: f.Qualifier},
		metrics.Observation{Value: g.Value, Qualifier: g.Qualifier},
	)
}

// closeTo reports whether two values differ by no more than a headline's
// rounding, a tenth.
func closeTo(f, g *figure) bool {
	return f.Value.Sub(g.Value).Abs().Mul(decimal.NewFromInt(10)).LessThanOrEqual(decimal.Max(f.Value.Abs(), g.Value.Abs()))
}
