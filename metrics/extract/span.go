package extract

import (
	"slices"
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// nextYear gives the other end of 지난해 3,100명에서 3,700명으로 the year of
// publication.
func (c clock) nextYear(from timing) timing {
	if c.published.IsZero() || from.period.Frequency() != metrics.Annual {
		return timing{}
	}
	y := c.published.Start().Year()
	if from.period.Start().Year() != y-1 {
		return timing{}
	}
	return timing{period: metrics.Year(y), basis: metrics.Inherited, form: korean.Plain, sure: 0.85}
}

// from gives a flow that ran up to a date the start that an earlier figure of
// its indicator has: 2019년부터 2023년까지 200억, 지난해까지 86억.
func (c clock) from(f *figure, t timing) timing {
	n := f.sentence.number
	for k := n; k >= 0 && k >= n-2; k-- {
		for _, g := range c.sentences[k].figures {
			if g == f || g.subject.indicator != f.subject.indicator || g.time.period.Frequency() != metrics.Range {
				continue
			}
			start, _ := g.time.period.Ends()
			if r := metrics.Between(start, t.period); !r.IsZero() {
				t.period, t.sure = r, sureShared
				return t
			}
		}
	}
	t.sure *= 0.8
	return t
}

// span gives the two ends of a change their dates where the sentence says only
// 같은 기간: those of the figures of the sentences before. A list of as many
// figures as its years gives each its year.
func (c clock) span(f *figure) (timing, bool) {
	if t, ok := c.yearly(f); ok {
		return t, true
	}
	i := slices.IndexFunc(f.sentence.items[:f.at], func(it item) bool {
		return it.kind == periodItem && strings.HasPrefix(squeeze(it.text), "같은기간")
	})
	from, to := f.self().has("에서"), false
	if prev, ok := f.prev(); ok && prev.kind == figureItem && prev.has("에서") {
		to = true
	}
	change := f.kind.kind == metrics.Change
	bare := (from || to) && !slices.ContainsFunc(f.sentence.items, func(it item) bool { return it.kind == periodItem })
	if i < 0 && !bare || !from && !to && !change {
		return timing{}, false
	}
	first, last := c.ends(f.sentence)
	t := timing{period: last, basis: metrics.Inherited, sure: sureEarlier}
	if from {
		t.period = first
	}
	return t, !first.IsZero() && first != last
}

// ends gives the earliest and the latest period of the level figures of the
// two sentences before s.
func (c clock) ends(s *sentence) (first, last metrics.TimePeriod) {
	n := s.number
	for k := n; k >= 0 && k >= n-2; k-- {
		if k == n-1 && !first.IsZero() && first != last {
			break // the sentence itself has both ends
		}
		for _, g := range c.sentences[k].figures {
			p := g.time.period
			if p.IsZero() || !g.level() {
				continue
			}
			if first.IsZero() || p.Compare(first) < 0 {
				first = p
			}
			if last.IsZero() || p.Compare(last) > 0 {
				last = p
			}
		}
	}
	return first, last
}

// yearly gives a figure of a list its year: 2012∼2014년 매출은 31억, 38억, 47억.
func (c clock) yearly(f *figure) (timing, bool) {
	s := f.sentence
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		if it.kind != periodItem || it.period.Form != korean.Interval && it.period.Form != korean.Duration {
			continue
		}
		from, to := it.period.Period.Ends()
		if from.Frequency() != metrics.Annual || to.Frequency() != metrics.Annual {
			return timing{}, false
		}
		var list []*figure
		for _, g := range s.figures {
			if g.at > i && g.Unit == f.Unit && (len(list) == 0 || g.siblingOf(list[0])) {
				list = append(list, g)
			}
		}
		n := slices.Index(list, f)
		years := to.Start().Year() - from.Start().Year() + 1
		if n < 0 || len(list) != years || years < 2 {
			return timing{}, false
		}
		return timing{period: metrics.Year(from.Start().Year() + n), basis: it.period.Basis, form: korean.Plain, sure: sureClause}, true
	}
	return timing{}, false
}

// later gives a change the period of its later end: that of the nearest level
// figure of its sentence that is no comparand.
func (c clock) later(f *figure) (timing, bool) {
	if t := c.read(f); !t.period.IsZero() {
		return t, true
	}
	if g := f.of; g != nil && !g.comparand() && !g.time.period.IsZero() {
		return g.time, true
	}
	n := f.sentence.number
	var latest timing
	for k := n - 1; k >= 0 && k >= n-2; k-- {
		for _, g := range c.sentences[k].figures {
			if g.level() && g.kind.kind == metrics.Actual && g.subject.indicator == f.subject.indicator && f.subject.indicator != other &&
				!g.comparand() && !g.time.period.IsZero() && (latest.period.IsZero() || g.time.period.Compare(latest.period) > 0) {
				latest = g.time
				latest.basis, latest.sure = metrics.Inherited, 0.82
			}
		}
	}
	if !latest.period.IsZero() {
		return latest, true
	}
	for i := f.at + 1; i < len(f.sentence.items); i++ {
		if g := f.sentence.items[i].figure; g != nil && g.level() && !g.comparand() && !g.time.period.IsZero() {
			return g.time, true
		}
	}
	return timing{}, false
}

// base gives what a change is measured against, as far as the words before it
// say: the year before, another period, or nothing.
func base(f *figure) metrics.Base {
	s := f.sentence
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		switch it.kind {
		case periodItem:
			if it.period.Form == korean.Base && containsAny(it.text, "전년", "지난해", "작년", "전해", "1년") {
				return metrics.BasePrevYear
			}
			if it.period.Form == korean.Base && containsAny(it.text, "전월", "전분기", "전기", "지난달") {
				return metrics.BasePrevPeriod
			}
			if it.has("보다", "보다는", "의", "대비") || it.period.Form == korean.Base {
				return periodBase(it.period.Period)
			}
		case figureItem:
			if g := it.figure; g.comparand() && !g.time.period.IsZero() {
				return periodBase(g.time.period)
			}
		case wordItem:
			if hasPrefixAny(it.text, "전년") {
				return metrics.BasePrevYear
			}
		default:
		}
	}
	return metrics.BaseUnstated
}

func periodBase(p metrics.TimePeriod) metrics.Base {
	if p.IsZero() {
		return metrics.BaseUnstated
	}
	return metrics.Base(p.String())
}
