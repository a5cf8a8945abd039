package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// manyRows is from how many new rows on the database should count its tables
// at once: until then it plans for tables that are still empty.
const manyRows = 1000

// Import adds observations straight to their sources, with the quote as
// printed and no reading, in one transaction. What an area has already, by
// id, is left alone, and so is the header of a source it knows. Sources and
// observations without an id get theirs, a source never seen is first seen
// now. It returns how many were added; the data version of each area that
// gained one rises by one. An invalid observation is ErrInvalid, an unknown
// indicator or area ErrNotFound; then nothing is stored.
func (d *DB) Import(ctx context.Context, obs []metrics.Observation) (added int, err error) {
	now := time.Now()
	obs, err = distinct(obs, func(o *metrics.Observation) error {
		if o.Source.ID == "" {
			o.Source.ID = o.Source.HeaderID()
		}
		if o.Source.FirstSeen.IsZero() {
			o.Source.FirstSeen = now
		}
		o.ReadingID = ""
		return checkSource(o.Source)
	})
	if err == nil {
		err = d.write(ctx, func(tx *sqlx.Tx) error {
			if added, err = importInto(ctx, tx, obs); err != nil || added < manyRows {
				return err
			}
			return d.dialect.analyze(ctx, tx)
		})
	}
	if err != nil {
		return 0, fmt.Errorf("import: %w", err)
	}
	return added, nil
}

func importInto(ctx context.Context, tx *sqlx.Tx, obs []metrics.Observation) (int, error) {
	if err := checkKnown(ctx, tx, obs); err != nil {
		return 0, err
	}
	if err := lockAreas(ctx, tx, areasOf(obs)); err != nil {
		return 0, err
	}
	stored := ids{`select x.observation_id from observations x`, "x.observation_id"}
	obs, err := missing(ctx, tx, stored, obs, func(o metrics.Observation) string { return o.ID })
	if err != nil {
		return 0, err
	}
	known := ids{`select x.source_id from sources x`, "x.source_id"}
	unknown, err := missing(ctx, tx, known, obs, func(o metrics.Observation) string { return string(o.Source.ID) })
	if err != nil {
		return 0, err
	}
	revs, err := raise(ctx, tx, areasOf(obs))
	if err != nil {
		return 0, err
	}
	for i := range obs {
		obs[i].Rev = revs[obs[i].RefArea]
	}
	if err := insertRows(ctx, tx, insertSource, headers(unknown, revs)); err != nil {
		return 0, err
	}
	return len(obs), insertObservations(ctx, tx, obs)
}

// headers gives the rows of the sources of obs, each once an area.
func headers(obs []metrics.Observation, revs map[string]int64) [][]any {
	var rows [][]any
	seen := map[[2]string]bool{}
	for _, o := range obs {
		key := [2]string{o.RefArea, string(o.Source.ID)}
		if seen[key] {
			continue
		}
		seen[key] = true
		p := placed{Source: o.Source, area: o.RefArea, rev: revs[o.RefArea]}
		rows = append(rows, p.args())
	}
	return rows
}

// ids says where the current ids of a table are: x is the table.
type ids struct {
	query  string
	column string
}

// missing gives the observations whose area has no current row of the id that
// idOf gives.
func missing(
	ctx context.Context, tx *sqlx.Tx, have ids, obs []metrics.Observation, idOf func(metrics.Observation) string,
) ([]metrics.Observation, error) {
	byArea := map[string][]string{}
	for _, o := range obs {
		byArea[o.RefArea] = append(byArea[o.RefArea], idOf(o))
	}
	current := map[[2]string]bool{}
	for area, wanted := range byArea {
		for chunk := range slices.Chunk(sorted(wanted), 512) {
			w := where{}
			w.and("x.area_id = ? and x.until_rev = 0", area)
			in(&w, have.column, chunk)
			var found []string
			if err := tx.SelectContext(ctx, &found, tx.Rebind(have.query+w.String()), w.args...); err != nil {
				return nil, err
			}
			for _, id := range found {
				current[[2]string{area, id}] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(obs), func(o metrics.Observation) bool {
		return current[[2]string{o.RefArea, idOf(o)}]
	}), nil
}
