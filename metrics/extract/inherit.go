package extract

import (
	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// inherit gives a figure whose sentence states no period that of the sentence
// before, of the heading, or the month of publication.
func (c clock) inherit(f *figure) timing {
	if c.month.IsZero() {
		return timing{} // 올해 in the sentence itself may be what is not resolved
	}
	if t, ok := c.headed(f); ok {
		return t
	}
	return c.inheritAt(f, f.sentence.number)
}

// inheritAt is inherit for a figure that stands behind the n-th sentence.
func (c clock) inheritAt(f *figure, n int) timing {
	stock := c.measure(f) == metrics.Stock
	var best timing
	for k := n - 1; k >= 0 && k >= n-12; k-- {
		s := c.sentences[k]
		if s.headline {
			continue
		}
		near := s.block == f.sentence.block || f.sentence.level > s.level && s.level > 0 && n-k <= 6
		if t, ok := c.governs(s, near, stock); ok {
			t.basis = metrics.Inherited
			t.sure = sureEarlier
			if !near {
				t.sure = sureSection
			}
			if t.period == c.month {
				t.sure = sureClause // the month of publication, which would be assumed too
				if s.block != f.sentence.block {
					t.basis = metrics.Assumed // 현재 of another paragraph is not said of this one
				}
			}
			if !stock {
				return t
			}
			if best.period.IsZero() || t.period.Compare(best.period) > 0 {
				best = t
			}
		}
	}
	if !best.period.IsZero() {
		return best
	}
	if t, ok := c.term(f, n); ok {
		return t
	}
	t := timing{period: c.month, basis: metrics.Assumed, sure: sureAssumedIn}
	if stock {
		t.sure = sureAssumed
		if next, ok := c.dated(f, n); ok {
			return next
		}
	}
	return t
}

// datedWithin is how many sentences on the date of a count is looked for.
const datedWithin = 2

// dated gives a count of the lead the date that the next sentences say it was
// taken at.
func (c clock) dated(f *figure, n int) (timing, bool) {
	if n != f.sentence.number {
		return timing{}, false
	}
	for k := n + 1; k < len(c.sentences) && k <= n+datedWithin; k++ {
		for _, it := range c.sentences[k].items {
			if it.kind == periodItem && it.period.Form == korean.Point && !it.period.Period.IsZero() && len(c.sentences[k].figures) > 0 {
				return timing{period: it.period.Period, basis: metrics.Inherited, form: korean.Point, sure: sureAssumedIn}, true
			}
		}
	}
	return timing{}, false
}

// term gives money of a programme the years that an earlier figure of the same
// indicator is spread over.
func (c clock) term(f *figure, n int) (timing, bool) {
	if f.Unit != metrics.KRW || f.subject.indicator == other || f.kind.kind == metrics.Change {
		return timing{}, false
	}
	for k := min(n, len(c.sentences)-1); k >= 0 && k >= n-12; k-- {
		for _, g := range c.sentences[k].figures {
			if g != f && g.subject.indicator == f.subject.indicator && g.time.form == korean.Interval && g.time.period.Frequency() == metrics.Range {
				return timing{period: g.time.period, basis: metrics.Inherited, form: korean.Interval, sure: sureEarlier}, true
			}
		}
	}
	return timing{}, false
}

// governs gives the period of a sentence that holds for the ones behind it:
// from a neighbour the last one that it states, from afar the date that a
// count was taken (9월 30일 기준), which holds for stocks alone.
func (c clock) governs(s *sentence, near, stock bool) (timing, bool) {
	for i := len(s.items) - 1; i >= 0; i-- {
		it := s.items[i]
		if it.kind != periodItem || it.period.Period.IsZero() || it.period.Form == korean.Base || announced(it.period) {
			continue
		}
		point := it.period.Form == korean.Point || it.period.Form == korean.Now
		if point && stock && len(s.figures) > 0 || near && !stock && len(s.figures) > 0 && (it.period.Form == korean.Plain || it.period.Form == korean.Running || it.period.Form == korean.Interval) {
			if own := c.comparandPeriod(s, i); own {
				continue
			}
			return timing{period: it.period.Period, form: it.period.Form}, true
		}
	}
	return timing{}, false
}

// comparandPeriod reports whether the period at i belongs to a comparand.
func (c clock) comparandPeriod(s *sentence, i int) bool {
	if s.items[i].has("보다") {
		return true
	}
	for k := i + 1; k < len(s.items) && k <= i+3; k++ {
		it := s.items[k]
		if it.kind == figureItem {
			return it.figure.comparand() || it.figure.bracketed()
		}
		if it.kind == periodItem {
			return false
		}
	}
	return false
}
