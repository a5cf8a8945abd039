package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// kinRow is a release's header with the sketch of its text.
type kinRow struct {
	sourceRow
	Sketch string `db:"sketch"`
}

const selectKin = `select ` + sourceColumns + `, s.sketch from sources s
	where s.area_id = ? and s.known_since >= ? and s.known_since <= ? and s.until_rev = 0 and s.reading_id <> ''
	order by s.known_since, s.source_id`

// related completes a header with the sources that it supersedes and copies,
// of those that have figures for the area or are about it.
func related(ctx context.Context, tx *sqlx.Tx, area string, s metrics.Kin) (metrics.Source, error) {
	from := s.KnownSince().AddDate(0, 0, -metrics.CorrectionDays)
	to := s.KnownSince().AddDate(0, 0, metrics.CopyDays)
	var rows []kinRow
	err := tx.SelectContext(ctx, &rows, tx.Rebind(selectKin), area, from.Format(dayLayout), to.Format(dayLayout))
	if err != nil {
		return s.Source, fmt.Errorf("related releases: %w", err)
	}
	others := make([]metrics.Kin, len(rows))
	for i, row := range rows {
		if others[i].Source, err = row.source(); err != nil {
			return s.Source, err
		}
		if others[i].Sketch, err = metrics.ParseSketch(row.Sketch); err != nil {
			return s.Source, fmt.Errorf("source %s: %w", row.ID, err)
		}
	}
	supersedes, same := metrics.Relate(s, others)
	if s.Supersedes == "" {
		s.Supersedes = supersedes
	}
	if s.SameTextAs == "" {
		s.SameTextAs = same
	}
	return s.Source, nil
}
