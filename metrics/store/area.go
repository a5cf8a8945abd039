package store

import (
	"context"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

type areaRow struct {
	ID     string            `db:"area_id"`
	Parent string            `db:"parent_id"`
	Level  metrics.AreaLevel `db:"level"`
}

const (
	selectAreas = `select area_id, parent_id, level from areas order by position, area_id`
	upsertArea  = `insert into areas (area_id, parent_id, level, position) values (?, ?, ?, ?)
		on conflict (area_id) do update
		set parent_id = excluded.parent_id, level = excluded.level, position = excluded.position
		where not areas.edited`
	selectAreaIDs = `select area_id from areas`
)

type areaNameRow struct {
	Area string `db:"area_id"`
	Form string `db:"form"`
	Name string `db:"name"`
	From string `db:"valid_from"`
	To   string `db:"valid_to"`
}

const (
	selectAreaNames = `select area_id, form, name, valid_from, valid_to from area_names
		where not withdrawn order by area_id, position`
	withdrawAreaNames = `update area_names set withdrawn = true where area_id = ? and not edited`
	upsertAreaName    = `insert into area_names (area_id, form, name, valid_from, valid_to, position)
		values (?, ?, ?, ?, ?, ?)
		on conflict (area_id, form, name, valid_from) do update
		set valid_to = excluded.valid_to, position = excluded.position, withdrawn = false
		where not area_names.edited`
)

type areaCodeRow struct {
	Area   string `db:"area_id"`
	System string `db:"system"`
	Code   string `db:"code"`
	From   string `db:"valid_from"`
	To     string `db:"valid_to"`
}

const (
	selectAreaCodes = `select area_id, system, code, valid_from, valid_to from area_codes
		where not withdrawn order by area_id, position`
	withdrawAreaCodes = `update area_codes set withdrawn = true where area_id = ? and not edited`
	upsertAreaCode    = `insert into area_codes (area_id, system, code, valid_from, valid_to, position)
		values (?, ?, ?, ?, ?, ?)
		on conflict (area_id, system, code, valid_from) do update
		set valid_to = excluded.valid_to, position = excluded.position, withdrawn = false
		where not area_codes.edited`
)

// Areas gives the gazetteer as it was applied and edited, in its order.
func (d *DB) Areas(ctx context.Context) (metrics.Areas, error) {
	var (
		areas []areaRow
		names []areaNameRow
		codes []areaCodeRow
	)
	if err := d.each(ctx,
		part{&areas, selectAreas}, part{&names, selectAreaNames}, part{&codes, selectAreaCodes},
	); err != nil {
		return metrics.Areas{}, err
	}
	namesOf := map[string][]metrics.AreaName{}
	for _, n := range names {
		namesOf[n.Area] = append(namesOf[n.Area], metrics.AreaName{Form: n.Form, Name: n.Name, From: n.From, To: n.To})
	}
	codesOf := map[string][]metrics.AreaCode{}
	for _, c := range codes {
		codesOf[c.Area] = append(codesOf[c.Area], metrics.AreaCode{System: c.System, Code: c.Code, From: c.From, To: c.To})
	}
	list := make([]metrics.RefArea, len(areas))
	for i, a := range areas {
		list[i] = metrics.RefArea{ID: a.ID, Parent: a.Parent, Level: a.Level, Names: namesOf[a.ID], Codes: codesOf[a.ID]}
	}
	return metrics.NewAreas(list)
}

func applyAreas(ctx context.Context, tx *sqlx.Tx, areas metrics.Areas) error {
	w := upserts{ctx: ctx, tx: tx}
	defer w.close()
	for i, a := range areas.All() {
		w.exec(upsertArea, a.ID, a.Parent, string(a.Level), i)
		w.exec(withdrawAreaNames, a.ID)
		for j, n := range a.Names {
			w.exec(upsertAreaName, a.ID, n.Form, n.Name, n.From, n.To, j)
		}
		w.exec(withdrawAreaCodes, a.ID)
		for j, c := range a.Codes {
			w.exec(upsertAreaCode, a.ID, c.System, c.Code, c.From, c.To, j)
		}
	}
	return w.err
}
