package store

import (
	"context"

	"github.com/jipyo/jipyo/metrics"
)

type categoryRow struct {
	ID string `db:"category_id"`
}

type categoryNameRow struct {
	ID   string `db:"category_id"`
	Lang string `db:"lang"`
	Name string `db:"name"`
}

const (
	selectCategories    = `select category_id from categories order by position, category_id`
	selectCategoryNames = `select category_id, lang, name from category_names`
)

type indicatorRow struct {
	ID        string            `db:"indicator_id"`
	Category  string            `db:"category_id"`
	Measure   metrics.Measure   `db:"measure"`
	Direction metrics.Direction `db:"direction"`
}

type indicatorUnitRow struct {
	ID   string       `db:"indicator_id"`
	Unit metrics.Unit `db:"unit"`
}

type indicatorNameRow struct {
	ID         string `db:"indicator_id"`
	Lang       string `db:"lang"`
	Name       string `db:"name"`
	Definition string `db:"definition"`
}

type aliasRow struct {
	Alias string `db:"alias"`
	ID    string `db:"indicator_id"`
}

const (
	selectIndicators     = `select indicator_id, category_id, measure, direction from indicators order by position, indicator_id`
	selectIndicatorUnits = `select indicator_id, unit from indicator_units where not withdrawn order by indicator_id, position`
	selectIndicatorNames = `select indicator_id, lang, name, definition from indicator_names`
	selectAliases        = `select alias, indicator_id from indicator_aliases order by alias`
	selectIndicatorIDs   = `select indicator_id from indicators`
)

type scopeRow struct {
	ID     string `db:"indicator_id"`
	Scope  string `db:"scope"`
	AddsUp bool   `db:"adds_up"`
}

type scopeNameRow struct {
	ID    string `db:"indicator_id"`
	Scope string `db:"scope"`
	Lang  string `db:"lang"`
	Name  string `db:"name"`
}

type wordRow struct {
	ID    string           `db:"indicator_id"`
	Lang  string           `db:"lang"`
	Role  metrics.WordRole `db:"role"`
	Word  string           `db:"word"`
	Scope string           `db:"scope"`
}

const (
	selectScopes     = `select indicator_id, scope, adds_up from scopes order by indicator_id, position`
	selectScopeNames = `select indicator_id, scope, lang, name from scope_names`
	selectWords      = `select indicator_id, lang, role, word, scope from words
		where not withdrawn order by indicator_id, position`
)

// catalogRows is the catalogue as the tables hold it.
type catalogRows struct {
	categories    []categoryRow
	categoryNames []categoryNameRow
	indicators    []indicatorRow
	units         []indicatorUnitRow
	names         []indicatorNameRow
	aliases       []aliasRow
	scopes        []scopeRow
	scopeNames    []scopeNameRow
	words         []wordRow
}

// Catalog gives the catalogue as it was applied and edited, in its order.
func (d *DB) Catalog(ctx context.Context) (metrics.Catalog, error) {
	var r catalogRows
	if err := d.each(ctx,
		part{&r.categories, selectCategories}, part{&r.categoryNames, selectCategoryNames},
		part{&r.indicators, selectIndicators}, part{&r.units, selectIndicatorUnits},
		part{&r.names, selectIndicatorNames}, part{&r.aliases, selectAliases},
		part{&r.scopes, selectScopes}, part{&r.scopeNames, selectScopeNames}, part{&r.words, selectWords},
	); err != nil {
		return metrics.Catalog{}, err
	}
	return metrics.NewCatalog(r.categoryList(), r.indicatorList())
}

func (r catalogRows) categoryList() []metrics.Category {
	names := map[string]metrics.Localized{}
	for _, n := range r.categoryNames {
		names[n.ID] = inLanguage(names[n.ID], n.Lang, n.Name)
	}
	list := make([]metrics.Category, len(r.categories))
	for i, c := range r.categories {
		list[i] = metrics.Category{ID: c.ID, Name: names[c.ID]}
	}
	return list
}

func (r catalogRows) indicatorList() []metrics.Indicator {
	list := make([]metrics.Indicator, len(r.indicators))
	at := make(map[string]*metrics.Indicator, len(list))
	for i, row := range r.indicators {
		list[i] = metrics.Indicator{ID: row.ID, Category: row.Category, Measure: row.Measure, Direction: row.Direction}
		at[row.ID] = &list[i]
	}
	for _, u := range r.units {
		at[u.ID].Units = append(at[u.ID].Units, u.Unit)
	}
	for _, n := range r.names {
		at[n.ID].Name = inLanguage(at[n.ID].Name, n.Lang, n.Name)
		at[n.ID].Definition = inLanguage(at[n.ID].Definition, n.Lang, n.Definition)
	}
	for _, a := range r.aliases {
		at[a.ID].Aliases = append(at[a.ID].Aliases, a.Alias)
	}
	for _, w := range r.words {
		at[w.ID].Words = append(at[w.ID].Words, metrics.Word{Lang: w.Lang, Text: w.Word, Role: w.Role, Scope: w.Scope})
	}
	names := r.namesOfScopes()
	for _, s := range r.scopes {
		scope := metrics.Scope{ID: s.Scope, Name: names[[2]string{s.ID, s.Scope}], AddsUp: s.AddsUp}
		at[s.ID].Scopes = append(at[s.ID].Scopes, scope)
	}
	return list
}

func (r catalogRows) namesOfScopes() map[[2]string]metrics.Localized {
	names := make(map[[2]string]metrics.Localized, len(r.scopes))
	for _, n := range r.scopeNames {
		key := [2]string{n.ID, n.Scope}
		names[key] = inLanguage(names[key], n.Lang, n.Name)
	}
	return names
}

func inLanguage(l metrics.Localized, lang, text string) metrics.Localized {
	if lang == english {
		l.English = text
	} else {
		l.Korean = text
	}
	return l
}
