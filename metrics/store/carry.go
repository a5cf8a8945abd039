package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// Every version of an observation, each with the header of its source as it
// stood when the version was written.
const (
	headerThen    = ` and s.rev <= o.rev and (s.until_rev = 0 or s.until_rev > o.rev)`
	whereVersions = ` where o.area_id = ? and o.observation_id = ?` + headerThen + ` order by o.rev`
)

// Unplaced gives the corrections of what a release states that its current
// reading has no place for: the sentence or number is gone, or what was
// approved reads otherwise now. The id is whole; what a person stated stands
// all the same.
func (d *DB) Unplaced(ctx context.Context, id metrics.ReleaseID) ([]metrics.Correction, error) {
	var list []metrics.Correction
	err := d.snapshot(ctx, func(tx *sqlx.Tx) error {
		row, err := lastReading(ctx, tx, id)
		if err != nil {
			return err
		}
		obs, err := d.observationsOf(ctx, tx, row)
		if err != nil {
			return err
		}
		list, err = carry(ctx, tx, metrics.SourceID(id), obs)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("corrections of release %s: %w", id, err)
	}
	return list, nil
}

// carry applies the corrections of a source to what it states now, in place.
func carry(ctx context.Context, tx *sqlx.Tx, source metrics.SourceID, obs []metrics.Observation) ([]metrics.Correction, error) {
	made, err := corrections(ctx, tx, selectCorrectionsOfSource, string(source), string(source))
	if err != nil || len(made) == 0 {
		return nil, err
	}
	said := map[string]metrics.Observation{}
	for _, c := range made {
		for _, id := range []string{c.Observation, c.Statement} {
			versions, err := versionsOf(ctx, tx, c.RefArea, id)
			if err != nil {
				return nil, err
			}
			if len(versions) > 0 {
				said[id] = versions[len(versions)-1]
			}
		}
	}
	return metrics.Carry(made, said, obs), nil
}

// versionsOf gives every version of an observation, the first one first.
func versionsOf(ctx context.Context, tx *sqlx.Tx, area, id string) ([]metrics.Observation, error) {
	rows, err := tx.QueryxContext(ctx, tx.Rebind(selectObservations+whereVersions), area, id)
	if err != nil {
		return nil, err
	}
	return gathered(rows)
}

func gathered(rows *sqlx.Rows) ([]metrics.Observation, error) {
	var list []metrics.Observation
	err := scanObservations(rows, func(o metrics.Observation) error {
		list = append(list, o)
		return nil
	})
	return list, err
}
