package metrics

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// parts compares the total with the parts that were stated for the same
// period: they may not be more, and where none is missing not less.
func (d *doubter) parts(ind Indicator, total Series, series []Series) {
	if total.Scope != TotalScope {
		return
	}
	for _, group := range groupsThatAddUp(ind) {
		parts := partsOf(total.SeriesKey, group, series)
		for _, whole := range d.line {
			stated := headlinesAt(parts, whole.Period)
			if len(stated) > 0 && !addsUp(whole.Headline, stated, len(stated) == len(group)) {
				d.add(DoubtParts, whole.Point, slices.Concat([]Observation{whole.Headline}, stated)...)
			}
		}
	}
}

// groupsThatAddUp gives the scopes of each group that sums to the total.
func groupsThatAddUp(ind Indicator) [][]string {
	var names []string
	groups := map[string][]string{}
	for _, s := range ind.Scopes {
		name, _, _ := strings.Cut(s.ID, ":")
		if s.AddsUp && !slices.Contains(names, name) {
			names = append(names, name)
		}
		if s.AddsUp {
			groups[name] = append(groups[name], s.ID)
		}
	}
	list := make([][]string, len(names))
	for i, name := range names {
		list[i] = groups[name]
	}
	return list
}

func partsOf(total SeriesKey, group []string, series []Series) []Series {
	return slices.DeleteFunc(slices.Clone(series), func(s Series) bool {
		whole := s.SeriesKey
		whole.Scope = TotalScope
		return whole != total || !slices.Contains(group, s.Scope)
	})
}

func headlinesAt(parts []Series, period TimePeriod) []Observation {
	var stated []Observation
	for _, s := range parts {
		for _, p := range s.Points {
			if p.Period == period && !p.Assumed() && !p.Open {
				stated = append(stated, p.Headline)
			}
		}
	}
	return stated
}

// addsUp allows every value its own rounding. A bound ("at least") says too
// little to be held against the others.
func addsUp(total Observation, parts []Observation, complete bool) bool {
	sum, slack := decimal.Zero, rounding(total)
	for _, o := range append([]Observation{total}, parts...) {
		switch o.Qualifier {
		case AtLeast, AtMost, MoreThan, LessThan:
			return true
		default: // it is about that value
		}
	}
	for _, o := range parts {
		sum, slack = sum.Add(o.Value), slack.Add(rounding(o))
	}
	over := sum.Sub(total.Value)
	return over.LessThanOrEqual(slack) && (!complete || over.Neg().LessThanOrEqual(slack))
}

// rounding is how far a value may be off: a whole number of things is exact.
func rounding(o Observation) Decimal {
	p := precision(o)
	whole := o.Unit != Percent && o.Unit != PercentPoint && o.Unit != Times
	if o.Qualifier == Exact && whole && p.Equal(decimal.NewFromInt(1)) {
		return decimal.Zero
	}
	return p
}
