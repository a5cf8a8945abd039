package store_test

import (
	"context"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

func TestVersionsOfAreas(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		same(t, "of an empty record", versions(t, db), map[string]int64{})
		save(t, db, reading(t, "rules/1", "보도자료", figure{organizations, jeonju, "2019", "1", 1}))
		same(t, "of all", versions(t, db), map[string]int64{jeonju: 1})
		same(t, "of one", versions(t, db, jeonju), map[string]int64{jeonju: 1})
		same(t, "of some", versions(t, db, jeonju, wanju, "99999"), map[string]int64{jeonju: 1, wanju: 0, "99999": 0})
	})
}

func TestAreasWithDataCountPublishedObservations(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		save(t, db, reading(t, "rules/1", "보도자료", figure{organizations, wanju, "2019", "1", 1}))
		save(t, db, reading(t, "rules/2", "보도자료"))
		got, err := db.AreasWithData(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "areas", got, []metrics.AreaCount{{RefArea: jeonju, Published: 7}, {RefArea: wanju, Published: 1}})
	})
}

func TestEmptyUntilTheFirstSource(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		if empty, err := db.Empty(t.Context()); !empty || err != nil {
			t.Errorf("Empty = %v, %v; want true", empty, err)
		}
		press(t, db)
		if empty, err := db.Empty(t.Context()); empty || err != nil {
			t.Errorf("Empty = %v, %v; want false", empty, err)
		}
	})
}

// The codes by which the drivers tell what went wrong, met for real.
func TestConstraintsHoldOnEveryDatabase(t *testing.T) {
	tests := []struct {
		name      string
		statement string
		cause     error
	}{
		{"an area twice", "insert into areas (area_id, parent_id, level, position) values ('52110', '', '', 0)", metrics.ErrConflict},
		{
			"a second current header of a source",
			`insert into sources select area_id, source_id, 77, 0, type, title, publisher, published_at, first_seen,
				known_since, url, licence, supersedes, same_text_as, release_id, reading_id, home, sketch from sources`,
			metrics.ErrConflict,
		},
		{"a name of no area", "insert into area_names (area_id, form, name, valid_from, valid_to, position) values ('x', '', '', '', '', 0)", metrics.ErrNotFound},
	}
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				_, err := db.Exec(t.Context(), tt.statement)
				wantCause(t, tt.name, err, tt.cause)
			})
		}
	})
}

func TestAnEndedRequestEndsItsQuery(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := db.Observations(ctx, metrics.Query{})
		wantCause(t, "Observations", err, context.Canceled)
		_, err = db.Save(ctx, reading(t, "rules/1", "보도자료", releaseFigures...))
		wantCause(t, "Save", err, context.Canceled)
		if empty, err := db.Empty(t.Context()); !empty || err != nil {
			t.Errorf("Empty = %v, %v; want true", empty, err)
		}
	})
}

func TestACatalogueOfNobodyIsEmpty(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		if c := storedCatalog(t, db); len(c.Categories)+len(c.Indicators) != 0 {
			t.Errorf("Catalog = %+v; want none", c)
		}
	})
}

func wantNamed(t *testing.T, err error, name string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), name) {
		t.Errorf("%v; want it to name %s", err, name)
	}
}
