package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// historyRow is a version of an observation, when it ended and was read.
type historyRow struct {
	observationRow
	until int64
	read  string
}

const selectHistory = `select ` + observationColumns + `, ` + sourceColumns + `, o.until_rev, coalesce(g.read_at, '')
	from observations o
	join sources s on s.area_id = o.area_id and s.source_id = o.source_id` + headerThen + `
	left join readings g on g.release_id = s.release_id and g.reading_id = o.reading_id
	where o.area_id = ? and o.indicator_id = ? and o.scope = ? and o.time_period = ? and o.kind = ?
	order by o.rev, s.known_since, o.observation_id{bytes}`

// KeyOf gives the key under which an observation stands or once stood;
// ErrNotFound where there never was one.
func (d *DB) KeyOf(ctx context.Context, id string) (metrics.Key, error) {
	var key metrics.Key
	err := d.snapshot(ctx, func(tx *sqlx.Tx) error {
		var areas []string
		if err := tx.SelectContext(ctx, &areas, tx.Rebind(selectAreaEver), id); err != nil {
			return err
		}
		if len(areas) == 0 {
			return metrics.ErrNotFound
		}
		versions, err := versionsOf(ctx, tx, areas[0], id)
		if err == nil && len(versions) == 0 {
			err = metrics.ErrNotFound
		}
		if err == nil {
			key = versions[len(versions)-1].Key
		}
		return err
	})
	if err != nil {
		return key, fmt.Errorf("observation %s: %w", id, err)
	}
	return key, nil
}

const selectAreaEver = `select v.area_id from data_versions v where exists (select 1 from observations o
	where o.area_id = v.area_id and o.observation_id = ?) order by v.area_id`

// History gives all that the record ever held of a key, in the order in which
// it was written: every statement of every source in every version, of every
// status, with the correction that wrote or ended it. An empty unit is any
// unit, and then base and label are any, too.
func (d *DB) History(ctx context.Context, key metrics.Key) ([]metrics.Version, error) {
	var list []metrics.Version
	err := d.snapshot(ctx, func(tx *sqlx.Tx) error {
		made, err := corrections(ctx, tx, selectCorrectionsOfArea, key.RefArea)
		if err != nil {
			return err
		}
		byRev := make(map[int64]*metrics.Correction, len(made))
		for i := range made {
			byRev[made[i].Rev] = &made[i]
		}
		rows, err := tx.QueryxContext(ctx, tx.Rebind(d.dialect.bytewise(selectHistory)),
			key.RefArea, key.Indicator, key.Scope, key.Period.String(), string(key.Kind))
		if err != nil {
			return err
		}
		return scanVersions(rows, func(v metrics.Version) {
			if key.Unit != "" && v.Key != key {
				return
			}
			if v.Correction, v.Ended = byRev[v.Rev], byRev[v.Until]; v.Correction != nil {
				v.At = v.Correction.At
			}
			list = append(list, v)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", key.Indicator, err)
	}
	return list, nil
}

func scanVersions(rows *sqlx.Rows, f func(metrics.Version)) error {
	defer func() { _ = rows.Close() }()
	var row historyRow
	dest := append(row.dest(), &row.until, &row.read)
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		o, err := row.observation()
		if err != nil {
			return err
		}
		at := o.Source.FirstSeen
		if row.read != "" {
			if at, err = time.Parse(momentLayout, row.read); err != nil {
				return fmt.Errorf("reading %s: %w", o.ReadingID, err)
			}
		}
		f(metrics.Version{Observation: o, Until: row.until, At: at})
	}
	return rows.Err()
}
