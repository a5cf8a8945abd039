package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// The languages of names, definitions and words.
const (
	korean  = "ko"
	english = "en"
)

// An upsert changes nothing in a row that a person edited. Words, units,
// names and codes that the catalogue no longer lists are withdrawn, which
// hides them; nothing is deleted.
const (
	upsertCategory = `insert into categories (category_id, position) values (?, ?)
		on conflict (category_id) do update set position = excluded.position where not categories.edited`
	upsertCategoryName = `insert into category_names (category_id, lang, name) values (?, ?, ?)
		on conflict (category_id, lang) do update set name = excluded.name where not category_names.edited`
	upsertIndicator = `insert into indicators (indicator_id, category_id, measure, direction, position)
		values (?, ?, ?, ?, ?)
		on conflict (indicator_id) do update
		set category_id = excluded.category_id, measure = excluded.measure,
			direction = excluded.direction, position = excluded.position
		where not indicators.edited`
	withdrawUnits = `update indicator_units set withdrawn = true where indicator_id = ? and not edited`
	upsertUnit    = `insert into indicator_units (indicator_id, unit, position) values (?, ?, ?)
		on conflict (indicator_id, unit) do update
		set position = excluded.position, withdrawn = false where not indicator_units.edited`
	upsertIndicatorName = `insert into indicator_names (indicator_id, lang, name, definition) values (?, ?, ?, ?)
		on conflict (indicator_id, lang) do update
		set name = excluded.name, definition = excluded.definition where not indicator_names.edited`
	upsertAlias = `insert into indicator_aliases (alias, indicator_id) values (?, ?)
		on conflict (alias) do update set indicator_id = excluded.indicator_id`
	upsertScope = `insert into scopes (indicator_id, scope, adds_up, position) values (?, ?, ?, ?)
		on conflict (indicator_id, scope) do update
		set adds_up = excluded.adds_up, position = excluded.position where not scopes.edited`
	upsertScopeName = `insert into scope_names (indicator_id, scope, lang, name) values (?, ?, ?, ?)
		on conflict (indicator_id, scope, lang) do update set name = excluded.name where not scope_names.edited`
	withdrawWords = `update words set withdrawn = true where indicator_id = ? and not edited`
	upsertWord    = `insert into words (indicator_id, lang, role, word, scope, position) values (?, ?, ?, ?, ?, ?)
		on conflict (indicator_id, lang, role, word, scope) do update
		set position = excluded.position, withdrawn = false where not words.edited`

	selectApplied = `select hash from applied where part = ?`
	upsertApplied = `insert into applied (part, hash) values (?, ?)
		on conflict (part) do update set hash = excluded.hash`
)

// ApplyCatalog brings the shipped catalogue and areas into the database, by
// id. Rows that a person changed stay as they are, ids that are no longer
// listed stay too. What was applied last is not applied again.
func (d *DB) ApplyCatalog(ctx context.Context, catalog metrics.Catalog, areas metrics.Areas) error {
	hash, err := hashOf(catalog.Categories, catalog.Indicators, areas.All())
	if err != nil {
		return fmt.Errorf("apply catalogue: %w", err)
	}
	const name = "catalogue and areas"
	var last []string
	if err := d.reader.all(ctx, &last, selectApplied, name); err != nil {
		return fmt.Errorf("apply catalogue: %w", err)
	}
	if len(last) == 1 && last[0] == hash {
		return nil
	}
	err = d.write(ctx, func(tx *sqlx.Tx) error {
		if err := applyAreas(ctx, tx, areas); err != nil {
			return err
		}
		if err := applyCatalog(ctx, tx, catalog); err != nil {
			return err
		}
		return exec(ctx, tx, upsertApplied, name, hash)
	})
	if err != nil {
		return fmt.Errorf("apply catalogue: %w", err)
	}
	return nil
}

func hashOf(parts ...any) (string, error) {
	text, err := json.Marshal(parts)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

func applyCatalog(ctx context.Context, tx *sqlx.Tx, c metrics.Catalog) error {
	w := upserts{ctx: ctx, tx: tx}
	defer w.close()
	for i, cat := range c.Categories {
		w.exec(upsertCategory, cat.ID, i)
		w.exec(upsertCategoryName, cat.ID, korean, cat.Name.Korean)
		w.exec(upsertCategoryName, cat.ID, english, cat.Name.English)
	}
	for i, ind := range c.Indicators {
		w.exec(upsertIndicator, ind.ID, ind.Category, string(ind.Measure), string(ind.Direction), i)
		w.exec(upsertIndicatorName, ind.ID, korean, ind.Name.Korean, ind.Definition.Korean)
		w.exec(upsertIndicatorName, ind.ID, english, ind.Name.English, ind.Definition.English)
		w.exec(withdrawUnits, ind.ID)
		for j, u := range ind.Units {
			w.exec(upsertUnit, ind.ID, string(u), j)
		}
		for _, a := range ind.Aliases {
			w.exec(upsertAlias, a, ind.ID)
		}
		w.scopesAndWords(ind)
	}
	return w.err
}

func (w *upserts) scopesAndWords(ind metrics.Indicator) {
	for j, s := range ind.Scopes {
		w.exec(upsertScope, ind.ID, s.ID, s.AddsUp, j)
		w.exec(upsertScopeName, ind.ID, s.ID, korean, s.Name.Korean)
		w.exec(upsertScopeName, ind.ID, s.ID, english, s.Name.English)
	}
	w.exec(withdrawWords, ind.ID)
	for j, word := range ind.Words {
		w.exec(upsertWord, ind.ID, word.Lang, string(word.Role), word.Text, word.Scope, j)
	}
}

// upserts runs many statements of few texts in one transaction, preparing
// each text once. The first error stays in err, and nothing runs after it.
type upserts struct {
	ctx   context.Context
	tx    *sqlx.Tx
	stmts map[string]*sqlx.Stmt
	err   error
}

func (w *upserts) exec(query string, args ...any) {
	if w.err == nil {
		w.err = storable(args)
	}
	if w.err != nil {
		return
	}
	stmt := w.stmts[query]
	if stmt == nil {
		if stmt, w.err = w.tx.PreparexContext(w.ctx, w.tx.Rebind(query)); w.err != nil {
			return
		}
		if w.stmts == nil {
			w.stmts = map[string]*sqlx.Stmt{}
		}
		w.stmts[query] = stmt
	}
	_, w.err = stmt.ExecContext(w.ctx, args...)
}

func (w *upserts) close() {
	for _, stmt := range w.stmts {
		if err := stmt.Close(); w.err == nil {
			w.err = err
		}
	}
}
