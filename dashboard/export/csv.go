// Package export writes observations as CSV, with where each figure comes
// from in every row, and reads the same table back. It is the one place that
// knows the columns.
package export

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/jipyo/jipyo/metrics"
)

// bom makes Korean Excel read the file as UTF-8.
const bom = "\ufeff"

// Names is what indicators and areas are called, in Lang ("ko" or "en").
type Names struct {
	Catalog metrics.Catalog
	Areas   metrics.Areas
	Lang    string
}

// Options says how the table is written; the zero Options is RFC 4180.
type Options struct {
	// Excel puts a byte order mark in front.
	Excel bool
}

// CSV writes one row an observation, in the order given: UTF-8, CRLF, the
// columns of Columns. The columns headline and conflict weigh the published
// ones among obs by their keys, so obs must hold every statement of a key. A
// text that a spreadsheet would take for a formula is guarded by an apostrophe.
func CSV(w io.Writer, names Names, obs []metrics.Observation, opts Options) error {
	if opts.Excel {
		if _, err := io.WriteString(w, bom); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(Columns()); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	all, weighed := columns(), weigh(obs)
	cells := make([]string, len(all))
	for _, o := range obs {
		r := names.row(o)
		r.headline, r.conflict = weighed[o.ID].headline, weighed[o.ID].conflict
		for i, c := range all {
			cells[i] = c.cell(r)
			if !c.numeric {
				cells[i] = guard(lineEnds(cells[i]))
			}
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func (n Names) row(o metrics.Observation) row {
	r := row{Observation: o, indicatorName: o.Label}
	if ind, err := n.Catalog.Find(o.Indicator); err == nil {
		r.indicatorName = ind.Name.In(n.Lang)
	}
	if area, err := n.Areas.ByID(o.RefArea); err == nil {
		r.areaName = area.In(n.Lang)
	}
	return r
}

// weight is what the other statements of its key make of an observation.
type weight struct{ headline, conflict bool }

// weigh finds, by observation id, what the chart draws of each key, and what
// another source contradicts. An assumed period takes no part in conflict.
func weigh(obs []metrics.Observation) map[string]weight {
	published := make([]metrics.Observation, 0, len(obs))
	for _, o := range obs {
		if o.Status == metrics.Published {
			published = append(published, o)
		}
	}
	weights := make(map[string]weight, len(published))
	for _, s := range metrics.NewSeries(published) {
		for _, p := range s.Points {
			for _, o := range p.All() {
				weights[o.ID] = weight{
					headline: o.ID == p.Headline.ID,
					conflict: p.Conflicted() && o.PeriodBasis != metrics.Assumed,
				}
			}
		}
	}
	return weights
}
