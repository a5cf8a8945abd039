package dashboard

import (
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// attainments sets each target beside the actual of its own period, or else of
// a part of it, latest first. Assumed and undecided points take no part.
func attainments(sel selection) []Attainment {
	var list []Attainment
	for _, target := range sel.subjects {
		if target.Kind != metrics.Target {
			continue
		}
		for _, t := range slices.Backward(target.Points) {
			for _, a := range reached(sel, target, t) {
				list = append(list, newAttainment(t, a, target.indicator.Direction, sel.lang))
			}
		}
	}
	return list
}

// reached are the firm actuals of the same scope in the target's period: the
// whole of it first, then the parts that begin with it.
func reached(sel selection, target subject, t metrics.Point) []metrics.Point {
	var found []metrics.Point
	for _, s := range sel.subjects {
		if s.Kind != metrics.Actual || s.Indicator != target.Indicator || s.Scope != target.Scope || s.RefArea != target.RefArea {
			continue
		}
		for _, p := range slices.Backward(s.Points) {
			if firm(p) && firm(t) && t.Period.Contains(p.Period) && p.Period.Start().Equal(t.Period.Start()) {
				found = append(found, p)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b metrics.Point) int { return byEnd(b, a) })
	return found
}

func newAttainment(target, actual metrics.Point, direction metrics.Direction, lang string) Attainment {
	b := builder{selection: selection{lang: lang}}
	a := Attainment{
		Period: FormatPeriod(actual.Period, lang), Actual: b.text(actual), Target: b.text(target),
		Part: actual.Period != target.Period,
	}
	share := actual.Headline.Value.Mul(hundred)
	if goal := target.Headline.Value; goal.IsPositive() {
		a.Rate = FormatValue(share.Div(goal).Round(1), metrics.Percent, lang)
	}
	met := actual.Headline.Value.Cmp(target.Headline.Value)
	a.Met = met >= 0
	if direction == metrics.Down {
		a.Met = met <= 0 && !a.Part
	}
	a.Text = sayf(lang, "%s 실적 %s, %s 목표 %s의 %s", "%s: %s, %[5]s of the %[3]s target of %[4]s",
		a.Period, a.Actual, FormatPeriod(target.Period, lang), a.Target, a.Rate)
	return a
}
