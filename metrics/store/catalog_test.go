package store_test

import (
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

func TestCatalogComesBackAsApplied(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		want := catalog(t)
		got := storedCatalog(t, db)
		same(t, "categories", got.Categories, want.Categories)
		same(t, "indicators", got.Indicators, want.Indicators)
		if ind, err := got.Find("se-organizations"); err != nil || ind.ID != "social-economy-organizations" {
			t.Errorf("Find(former id) = %s, %v", ind.ID, err)
		}
		gazetteer, err := db.Areas(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "areas", gazetteer.All(), areas(t).All())
		if a, err := gazetteer.Find("45110"); err != nil || a.ID != jeonju {
			t.Errorf("Find(45110) = %s, %v; want %s", a.ID, err, jeonju)
		}
	})
}

func TestApplyCatalogFollowsTheShippedOne(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		changed := catalog(t, func(list []metrics.Indicator) {
			list[0].Name.Korean = "사회적경제 조직"
			list[0].Words = list[0].Words[:1]
			list[1].Units = []metrics.Unit{metrics.Percent, metrics.KRW}
		})
		for range 2 {
			if err := db.ApplyCatalog(t.Context(), changed, areas(t)); err != nil {
				t.Fatal(err)
			}
			same(t, "indicators", storedCatalog(t, db).Indicators, changed.Indicators)
		}
		// What was withdrawn comes back with the catalogue that lists it.
		apply(t, db)
		same(t, "indicators", storedCatalog(t, db).Indicators, catalog(t).Indicators)
	})
}

func TestApplyCatalogNeverDeletesAnIndicator(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		one, err := metrics.NewCatalog(catalog(t).Categories[:1], catalog(t).Indicators[:1])
		if err != nil {
			t.Fatal(err)
		}
		if err := db.ApplyCatalog(t.Context(), one, areas(t)); err != nil {
			t.Fatal(err)
		}
		if _, err := storedCatalog(t, db).Find("public-procurement"); err != nil {
			t.Error(err)
		}
	})
}

func TestApplyCatalogLeavesWhatAPersonChanged(t *testing.T) {
	edits := []string{
		"update category_names set name = 'EDITED', edited = true where category_id = 'procurement' and lang = 'ko'",
		"update indicators set direction = 'down', edited = true where indicator_id = 'public-procurement'",
		"update indicator_names set definition = 'EDITED', edited = true where indicator_id = 'public-procurement' and lang = 'ko'",
		"update scope_names set name = 'EDITED', edited = true where scope = 'type:village' and lang = 'ko'",
		"insert into words (indicator_id, lang, role, word, scope, position, edited) values ('public-procurement', 'ko', 'name', 'EDITED', '', 9, true)",
		"update area_names set valid_to = '2030-01-01', edited = true where name = 'Jeonju'",
	}
	each(t, func(t *testing.T, db *store.DB) {
		for _, edit := range edits {
			if _, err := db.Exec(t.Context(), edit); err != nil {
				t.Fatalf("%s: %v", edit, err)
			}
		}
		// A catalogue that differs, so that it is not skipped as applied.
		next := catalog(t, func(list []metrics.Indicator) { list[1].Name.English = "Purchases" })
		if err := db.ApplyCatalog(t.Context(), next, areas(t)); err != nil {
			t.Fatal(err)
		}
		c := storedCatalog(t, db)
		village, _ := c.Indicators[0].Scope("type:village")
		bought := c.Indicators[1]
		for i, got := range []string{c.Categories[1].Name.Korean, bought.Definition.Korean, village.Name.Korean, bought.Words[0].Text} {
			if got != "EDITED" {
				t.Errorf("edit %d: %q; want EDITED", i, got)
			}
		}
		if bought.Direction != metrics.Down || bought.Name.English != "Purchases" {
			t.Errorf("public-procurement: %s, %q; want the edited direction and the shipped name", bought.Direction, bought.Name.English)
		}
		gazetteer, err := db.Areas(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if a, err := gazetteer.ByID(jeonju); err != nil || a.Names[1].To != "2030-01-01" {
			t.Errorf("names of %s: %+v, %v", jeonju, a.Names, err)
		}
	})
}

func TestApplyCatalogRefusesTextThatOnlySQLiteTakes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		bad := catalog(t, func(list []metrics.Indicator) { list[1].Definition.English = "a\x00b" })
		wantCause(t, "ApplyCatalog", db.ApplyCatalog(t.Context(), bad, areas(t)), metrics.ErrInvalid)
		if c := storedCatalog(t, db); len(c.Indicators) != 0 {
			t.Errorf("%d indicators are stored; want none", len(c.Indicators))
		}
	})
}

func storedCatalog(t *testing.T, db *store.DB) metrics.Catalog {
	t.Helper()
	c, err := db.Catalog(t.Context())
	if err != nil {
		t.Fatalf("Catalog: %v", err)
	}
	return c
}
