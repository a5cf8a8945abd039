package metrics

import (
	"cmp"
	"slices"
)

// Point is what the sources say of one key, and which of it is drawn.
type Point struct {
	Period TimePeriod
	// Headline is the value to draw. In an open conflict it is the latest of
	// the tied ones, and Low to High is drawn in its place.
	Headline Observation
	// Agreeing are the other statements that rounding and qualifier
	// reconcile with the headline, latest first.
	Agreeing []Observation
	// Conflicting are the statements that they do not, latest first.
	Conflicting []Observation
	// Open marks a conflict that no rule decides: a person must.
	Open bool
	Low  Decimal
	High Decimal
}

// Conflicted reports whether a source says something else.
func (p Point) Conflicted() bool { return len(p.Conflicting) > 0 }

// Assumed reports whether the period was not given by the source; such a
// point is drawn hollow and takes no part in change or attainment.
func (p Point) Assumed() bool { return p.Headline.PeriodBasis == Assumed }

// All gives every statement, the headline first.
func (p Point) All() []Observation {
	return slices.Concat([]Observation{p.Headline}, p.Agreeing, p.Conflicting)
}

// NewPoint weighs the statements of one key; there must be at least one.
//
// Rank: a person over the city over the press. Within the best rank the
// statements that agree form groups; the group with the latest publication
// wins, then the one with more independent sources; a tie that remains is
// open. Inside the group the most precise value stands. A statement whose
// period was assumed, or whose source is superseded, stands only where
// nothing better does, and never conflicts.
func NewPoint(stated []Observation) Point {
	order := slices.Clone(stated)
	slices.SortFunc(order, inOrder)
	groups := grouped(bestRank(eligible(order)))
	slices.SortStableFunc(groups, stronger)
	p := Point{Period: stated[0].Period, Headline: groups[0].mostPrecise()}
	p.Low, p.High = p.Headline.Value, p.Headline.Value
	for _, g := range groups[1:] {
		if stronger(groups[0], g) == 0 {
			v := g.mostPrecise().Value
			p.Open, p.Low, p.High = true, minDec(p.Low, v), maxDec(p.High, v)
		}
	}
	p.sortOut(order)
	return p
}

// inOrder is a total order, latest first, so that the same statements give the
// same point however they come: then the lower value, the original text before
// its copies, and the id.
func inOrder(a, b Observation) int {
	return cmp.Or(latestFirst(a, b), a.Value.Cmp(b.Value),
		cmp.Compare(a.Source.SameTextAs, b.Source.SameTextAs), cmp.Compare(a.ID, b.ID))
}

// bestRank keeps the statements of the best rank.
func bestRank(able []Observation) []Observation {
	best := slices.MinFunc(able, func(a, b Observation) int { return cmp.Compare(rank(a), rank(b)) })
	return keep(able, func(o Observation) bool { return rank(o) == rank(best) })
}

// grouped forms the groups, each in order. The precise statements come first,
// so that a rounded one finds every value that it may stand for.
func grouped(order []Observation) []group {
	precise := slices.Clone(order)
	slices.SortStableFunc(precise, func(a, b Observation) int { return precision(a).Cmp(precision(b)) })
	var groups []group
	for _, o := range precise {
		groups = join(groups, o)
	}
	for _, g := range groups {
		slices.SortFunc(g, inOrder)
	}
	return groups
}

// sortOut lists the other statements as agreeing or conflicting.
func (p *Point) sortOut(order []Observation) {
	standing := eligible(order)
	for _, o := range order {
		switch {
		case o.ID == p.Headline.ID:
		case !has(standing, o.ID), Agree(o, p.Headline):
			p.Agreeing = append(p.Agreeing, o)
		default:
			p.Conflicting = append(p.Conflicting, o)
		}
	}
}

func has(list []Observation, id string) bool {
	return slices.ContainsFunc(list, func(o Observation) bool { return o.ID == id })
}

// eligible drops superseded sources, then assumed periods, as long as
// something is left.
func eligible(all []Observation) []Observation {
	superseded := map[SourceID]bool{}
	for _, o := range all {
		superseded[o.Source.Supersedes] = true
	}
	delete(superseded, "")
	left := keep(all, func(o Observation) bool { return !superseded[o.Source.ID] })
	return keep(left, func(o Observation) bool { return o.PeriodBasis != Assumed })
}

func keep(list []Observation, ok func(Observation) bool) []Observation {
	var left []Observation
	for _, o := range list {
		if ok(o) {
			left = append(left, o)
		}
	}
	if len(left) == 0 {
		return list
	}
	return left
}

// rank is 0 for a person, 1 for the city, 2 for the press and imports.
func rank(o Observation) int {
	switch o.Source.Type {
	case TypePerson:
		return 0
	case TypeRelease:
		return 1
	default:
		return 2
	}
}

// group is statements that agree with one another, latest first.
type group []Observation

// join adds o to every group whose members it agrees with, or opens one: a
// rounded value supports each of the exact ones it may stand for.
func join(groups []group, o Observation) []group {
	joined := false
	for i, g := range groups {
		if !slices.ContainsFunc(g, func(m Observation) bool { return !Agree(m, o) }) {
			groups[i] = append(g, o)
			joined = true
		}
	}
	if !joined {
		groups = append(groups, group{o})
	}
	return groups
}

// stronger orders groups: latest publication, then more independent sources.
func stronger(a, b group) int {
	return cmp.Or(latestFirst(a[0], b[0]), cmp.Compare(b.sources(), a.sources()))
}

// sources counts independent sources: same text counts once.
func (g group) sources() int {
	ids := map[SourceID]bool{}
	for _, o := range g {
		ids[cmp.Or(o.Source.SameTextAs, o.Source.ID)] = true
	}
	return len(ids)
}

func (g group) mostPrecise() Observation {
	return slices.MinFunc(g, func(a, b Observation) int { return precision(a).Cmp(precision(b)) })
}

// latestFirst orders by publication, latest first; an unknown one is earliest.
func latestFirst(a, b Observation) int {
	return b.Source.PublishedAt.End().Compare(a.Source.PublishedAt.End())
}

func minDec(a, b Decimal) Decimal {
	if a.LessThan(b) {
		return a
	}
	return b
}

func maxDec(a, b Decimal) Decimal {
	if a.GreaterThan(b) {
		return a
	}
	return b
}
