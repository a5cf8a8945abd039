package store

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// The two orders of observations. An unknown publication is the earliest.
const (
	orderBySeries = ` order by o.indicator_id{bytes}, o.area_id{bytes}, o.scope{bytes}, o.period_start, o.period_end,
		o.kind{bytes}, case when s.published_at = '' then '' else s.known_since end, o.observation_id{bytes}`
	orderByPlace = ` order by o.figure_start, o.figure_end, o.span_start, o.observation_id{bytes}, o.area_id{bytes}`
)

// observationQuery gives the text and arguments of the query for q. The text
// is made of constants alone.
func observationQuery(q metrics.Query) (string, []any) {
	w := where{}
	in(&w, "o.indicator_id", q.Indicators)
	in(&w, "o.area_id", q.RefAreas)
	in(&w, "o.scope", q.Scopes)
	in(&w, "o.kind", q.Kinds)
	if in(&w, "o.status", q.Statuses); len(q.Statuses) == 0 {
		w.and("o.status = 'published'")
	}
	if !q.From.IsZero() {
		w.and("o.period_start >= ?", q.From.Start().Format(dayLayout))
	}
	if !q.To.IsZero() {
		w.and("o.period_end <= ?", q.To.End().Format(dayLayout))
	}
	if !q.AsOf.IsZero() {
		w.and("s.known_since <= ?", q.AsOf.Format(dayLayout))
	}
	if q.Rev == 0 {
		w.and("o.until_rev = 0")
		w.and("s.until_rev = 0")
	} else {
		w.and("o.rev <= ? and (o.until_rev = 0 or o.until_rev > ?)", q.Rev, q.Rev)
		w.and("s.rev <= ? and (s.until_rev = 0 or s.until_rev > ?)", q.Rev, q.Rev)
	}
	if q.Source == "" {
		return selectObservations + w.String() + orderBySeries, w.args
	}
	// The areas are named so that the index, which starts with the area, serves.
	w.and("o.source_id = ? and o.area_id in (select h.area_id from sources h where h.source_id = ?)",
		string(q.Source), string(q.Source))
	return selectObservations + w.String() + orderByPlace, w.args
}

// where is the conditions of a query and their arguments.
type where struct {
	text strings.Builder
	args []any
}

func (w *where) String() string { return w.text.String() }

func (w *where) and(condition string, args ...any) {
	word := " and "
	if w.text.Len() == 0 {
		word = " where "
	}
	w.text.WriteString(word + condition)
	w.args = append(w.args, args...)
}

// in keeps the rows whose column is one of values; no value does not narrow.
// The last value is repeated up to a power of two, so that few texts of the
// query exist and each is prepared once.
func in[T ~string](w *where, column string, values []T) {
	if len(values) == 0 {
		return
	}
	args := make([]any, 0, 2*len(values))
	for _, v := range values {
		args = append(args, string(v))
	}
	for len(args)&(len(args)-1) != 0 {
		args = append(args, args[len(args)-1])
	}
	w.and(column+" in (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
}
