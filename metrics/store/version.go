package store

import (
	"context"

	"github.com/jmoiron/sqlx"
)

type versionRow struct {
	Area    string `db:"area_id"`
	Version int64  `db:"version"`
}

const (
	selectVersions = `select v.area_id, v.version from data_versions v`
	lockVersion    = `insert into data_versions (area_id, version) values (?, 0)
		on conflict (area_id) do update set version = data_versions.version`
	raiseVersion = `insert into data_versions (area_id, version) values (?, 1)
		on conflict (area_id) do update set version = data_versions.version + 1 returning version`
)

// Versions gives the data version of each area, 0 for one without a figure;
// with no area, of every area that has one. A version rises with each write
// that touches its area and never goes back.
func (d *DB) Versions(ctx context.Context, areas ...string) (map[string]int64, error) {
	versions := make(map[string]int64, len(areas))
	for _, a := range areas {
		versions[a] = 0
	}
	w := where{}
	in(&w, "v.area_id", areas)
	var rows []versionRow
	if err := d.reader.all(ctx, &rows, selectVersions+w.String(), w.args...); err != nil {
		return nil, err
	}
	for _, r := range rows {
		versions[r.Area] = r.Version
	}
	return versions, nil
}

// lockAreas makes other writers of these areas wait until tx ends. Every
// writer takes the areas in one order, so that no two wait for each other.
func lockAreas(ctx context.Context, tx *sqlx.Tx, areas []string) error {
	for _, a := range sorted(areas) {
		if err := exec(ctx, tx, lockVersion, a); err != nil {
			return err
		}
	}
	return nil
}

// raise gives each area the data version that tx writes, and locks it. Whoever
// watches hears of it when tx is committed.
func raise(ctx context.Context, tx *sqlx.Tx, areas []string) (map[string]int64, error) {
	revs := make(map[string]int64, len(areas))
	for _, a := range sorted(areas) {
		var rev int64
		if err := tx.GetContext(ctx, &rev, tx.Rebind(raiseVersion), a); err != nil {
			return nil, err
		}
		revs[a] = rev
		if err := announce(ctx, tx, a, rev); err != nil {
			return nil, err
		}
	}
	return revs, nil
}
