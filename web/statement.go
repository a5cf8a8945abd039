package web

import (
	"cmp"
	"slices"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// statement is what one source says, with its sentence.
type statement struct {
	Value     string
	Exact     string
	Period    string
	Kind      string
	Scope     string
	AreaShown string
	Assumed   bool
	// Role is "headline", "agrees", "differs", or the review state.
	Role    string
	Quote   quoted
	Source  sourceHeader
	Where   *place
	Held    bool
	Comment string
	Reason  string
}

// conflict is a key for which sources give values that do not agree.
type conflict struct {
	Headline statement
	Others   []statement
	// Why is a message key: the rule by which the headline stands.
	Why  string
	Open bool
}

// teller writes statements of one indicator.
type teller struct {
	frame
	indicator metrics.Indicator
	server    *server
}

func (t teller) statement(o metrics.Observation, role string) statement {
	st := statement{
		Value: valueText(o, t.Lang), Exact: dashboard.FormatExact(o.Value, o.Unit, t.Lang),
		Period: dashboard.FormatPeriod(o.Period, t.Lang), Kind: dashboard.KindName(o.Kind, t.indicator.Measure, t.Lang),
		Assumed: o.PeriodBasis == metrics.Assumed, Role: role, Quote: quote(o),
		Source: t.server.sourceHeader(t.frame, o.Source, o.RefArea), Held: o.Source.ReleaseID != "" && !o.Span.IsZero(),
		Comment: o.Comment, Reason: o.Reason,
	}
	st.Where = t.placeOf("", o.Figure, o.Source.URL)
	if st.Held {
		st.Where = t.placeOf(o.Source.ReleaseID, o.Figure, "")
	}
	if len(t.chosen) > 1 {
		st.AreaShown = st.Source.Area
	}
	if o.Scope != metrics.TotalScope {
		st.Scope = o.Scope
		if scope, ok := t.indicator.Scope(o.Scope); ok {
			st.Scope = t.Name(scope.Name)
		}
	}
	return st
}

// statements tells every observation, the latest period first, and of one
// period the headline first; what waits for a person stands last.
func (t teller) statements(series []metrics.Series, waiting []metrics.Observation) []statement {
	type told struct {
		period metrics.TimePeriod
		statement
	}
	var all []told
	for _, s := range series {
		for _, p := range s.Points {
			for i, o := range p.All() {
				role := "headline"
				switch {
				case i > len(p.Agreeing):
					role = "differs"
				case i > 0:
					role = "agrees"
				}
				all = append(all, told{p.Period, t.statement(o, role)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b told) int {
		return cmp.Or(b.period.End().Compare(a.period.End()), b.period.Compare(a.period))
	})
	out := make([]statement, 0, len(all)+len(waiting))
	for _, a := range all {
		out = append(out, a.statement)
	}
	for _, o := range waiting {
		out = append(out, t.statement(o, string(o.Status)))
	}
	return out
}

// conflicts lists the keys that are contradicted, the latest period first.
func (t teller) conflicts(series []metrics.Series) []conflict {
	var points []metrics.Point
	for _, s := range series {
		for _, p := range s.Points {
			if p.Conflicted() {
				points = append(points, p)
			}
		}
	}
	slices.SortStableFunc(points, func(a, b metrics.Point) int { return b.Period.End().Compare(a.Period.End()) })
	var out []conflict
	for _, p := range points {
		c := conflict{Headline: t.statement(p.Headline, "headline"), Open: p.Open, Why: why(p)}
		for _, o := range p.Conflicting {
			c.Others = append(c.Others, t.statement(o, "differs"))
		}
		out = append(out, c)
	}
	return out
}

// why names the rule by which the headline of a contradicted point stands:
// who states it, else when it or what supports it was last stated, else how
// often.
func why(p metrics.Point) string {
	if p.Open {
		return "why.open"
	}
	other, h := p.Conflicting[0].Source, p.Headline.Source
	switch {
	case h.Type == metrics.TypePerson && other.Type != metrics.TypePerson:
		return "why.person"
	case h.Type == metrics.TypeRelease && other.Type != metrics.TypeRelease:
		return "why.city"
	}
	for _, o := range append([]metrics.Observation{p.Headline}, p.Agreeing...) {
		if o.Source.PublishedAt.End().After(other.PublishedAt.End()) {
			return "why.later"
		}
	}
	return "why.more"
}

// toldStatement is a statement within its page.
type toldStatement struct {
	frame
	statement
}

// Tell puts a statement into the page's language.
func (p indicatorPage) Tell(st statement) toldStatement { return toldStatement{p.frame, st} }
