package export

import (
	"strconv"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

// row is one observation with what the other statements of its key make of it.
type row struct {
	metrics.Observation
	indicatorName string
	areaName      string
	headline      bool
	conflict      bool
}

// column is one column of the table. A numeric one is never guarded.
type column struct {
	name    string
	numeric bool
	cell    func(row) string
}

// columns gives every column in its fixed order; new ones are added at the end
// alone, so that a reader that counts columns keeps working.
func columns() []column {
	return []column{
		{name: "indicator", cell: func(r row) string { return r.Indicator }},
		{name: "indicator_name", cell: func(r row) string { return r.indicatorName }},
		{name: "ref_area", cell: func(r row) string { return r.RefArea }},
		{name: "area_name", cell: func(r row) string { return r.areaName }},
		{name: "scope", cell: func(r row) string { return r.Scope }},
		{name: "time_period", cell: func(r row) string { return r.Period.String() }},
		{name: "period_basis", cell: func(r row) string { return string(r.PeriodBasis) }},
		{name: "kind", cell: func(r row) string { return string(r.Kind) }},
		{name: "unit", cell: func(r row) string { return string(r.Unit) }},
		{name: "base", cell: func(r row) string { return string(r.Base) }},
		{name: "value", numeric: true, cell: func(r row) string { return r.Value.String() }},
		{name: "qualifier", cell: func(r row) string { return string(r.Qualifier) }},
		{name: "headline", cell: func(r row) string { return strconv.FormatBool(r.headline) }},
		{name: "conflict", cell: func(r row) string { return strconv.FormatBool(r.conflict) }},
		{name: "derived", cell: func(row) string { return "false" }},
		{name: "status", cell: func(r row) string { return string(r.Status) }},
		{name: "obs_status", cell: func(r row) string { return string(r.ObsStatus) }},
		{name: "published_at", cell: func(r row) string { return r.Source.PublishedAt.String() }},
		{name: "publisher", cell: func(r row) string { return r.Source.Publisher }},
		{name: "source_type", cell: func(r row) string { return string(r.Source.Type) }},
		{name: "source_title", cell: func(r row) string { return r.Source.Title }},
		{name: "source_url", cell: func(r row) string { return r.Source.URL }},
		{name: "licence", cell: func(r row) string { return r.Source.Licence }},
		{name: "release_id", cell: func(r row) string { return string(r.Source.ReleaseID) }},
		{name: "span_start", numeric: true, cell: func(r row) string { return offset(r.Span, r.Span.Start) }},
		{name: "span_end", numeric: true, cell: func(r row) string { return offset(r.Span, r.Span.End) }},
		{name: "quote", cell: func(r row) string { return r.Quote }},
		{name: "observation_id", cell: func(r row) string { return r.ID }},
		{name: "rev", numeric: true, cell: func(r row) string { return strconv.FormatInt(r.Rev, 10) }},
		{name: "label", cell: func(r row) string { return r.Label }},
		{name: "comment", cell: func(r row) string { return r.Comment }},
		{name: "figure_text", cell: func(r row) string { return r.FigureText }},
		{name: "figure_start", numeric: true, cell: func(r row) string { return offset(r.Figure, r.Figure.Start) }},
		{name: "figure_end", numeric: true, cell: func(r row) string { return offset(r.Figure, r.Figure.End) }},
		{name: "confidence", numeric: true, cell: func(r row) string { return strconv.FormatFloat(r.Confidence, 'g', -1, 64) }},
		{name: "reason", cell: func(r row) string { return r.Reason }},
		{name: "first_seen", cell: func(r row) string { return instant(r.Source.FirstSeen) }},
		{name: "supersedes", cell: func(r row) string { return string(r.Source.Supersedes) }},
		{name: "same_text_as", cell: func(r row) string { return string(r.Source.SameTextAs) }},
	}
}

// Columns gives the names of the columns in their order.
func Columns() []string {
	all := columns()
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.name
	}
	return names
}

// offset prints an end of a span; no span is an empty cell.
func offset(s metrics.Span, at int) string {
	if s.IsZero() {
		return ""
	}
	return strconv.Itoa(at)
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
