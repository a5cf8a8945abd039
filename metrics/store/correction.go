package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

type correctionRow struct {
	Area        string `db:"area_id"`
	Rev         int64  `db:"rev"`
	Observation string `db:"observation_id"`
	Source      string `db:"source_id"`
	Quote       string `db:"quote"`
	FigureText  string `db:"figure_text"`
	Statement   string `db:"statement_id"`
	Status      string `db:"status"`
	Reason      string `db:"reason"`
	By          string `db:"made_by"`
	At          string `db:"made_at"`
}

const (
	correctionColumns = `c.area_id, c.rev, c.observation_id, c.source_id, c.quote, c.figure_text, c.statement_id,
		c.status, c.reason, c.made_by, c.made_at`
	insertCorrection = `insert into corrections (area_id, rev, observation_id, source_id, quote, figure_text,
		statement_id, status, reason, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	// The areas are named so that the index, which starts with the area, serves.
	selectCorrectionsOfSource = `select ` + correctionColumns + ` from corrections c where c.source_id = ?
		and c.area_id in (select h.area_id from sources h where h.source_id = ?) order by c.area_id, c.rev`
	selectCorrectionsOfArea = `select ` + correctionColumns + ` from corrections c where c.area_id = ? order by c.rev`
	selectOrigin            = `select ` + correctionColumns + ` from corrections c
		where c.area_id = ? and c.statement_id = ? order by c.rev desc limit 1`

	selectAreaOf = `select v.area_id from data_versions v where exists (select 1 from observations o
		where o.area_id = v.area_id and o.observation_id = ? and o.until_rev = 0)`
	whereCurrent = ` where o.area_id = ? and o.observation_id = ? and o.until_rev = 0 and s.until_rev = 0`
	endOne       = `update observations set until_rev = ? where area_id = ? and observation_id = ? and until_rev = 0`
	// What a person stated before in place of the same observation, or of the
	// same key.
	selectFormer = `select o.observation_id from observations o
		join sources s on s.area_id = o.area_id and s.source_id = o.source_id and s.until_rev = 0
		where o.area_id = ? and o.indicator_id = ? and o.label = ? and o.scope = ? and o.time_period = ?
			and o.kind = ? and o.unit = ? and o.base = ? and o.until_rev = 0 and s.type = 'person'
		union select c.statement_id from corrections c where c.area_id = ? and c.observation_id = ? and c.statement_id <> ''`
	existsHeader = `select exists (select 1 from sources where area_id = ? and source_id = ? and until_rev = 0)`
)

func (r correctionRow) correction() (metrics.Correction, error) {
	at, err := time.Parse(momentLayout, r.At)
	if err != nil {
		return metrics.Correction{}, fmt.Errorf("correction %d of area %s: %w", r.Rev, r.Area, err)
	}
	return metrics.Correction{
		RefArea: r.Area, Rev: r.Rev, Observation: r.Observation, Source: metrics.SourceID(r.Source),
		Quote: r.Quote, FigureText: r.FigureText, Statement: r.Statement, Status: metrics.Status(r.Status),
		Reason: r.Reason, By: r.By, At: at,
	}, nil
}

func corrections(ctx context.Context, tx *sqlx.Tx, query string, args ...any) ([]metrics.Correction, error) {
	var rows []correctionRow
	if err := tx.SelectContext(ctx, &rows, tx.Rebind(query), args...); err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	list := make([]metrics.Correction, len(rows))
	for i, r := range rows {
		var err error
		if list[i], err = r.correction(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Correct stores what a person says of an observation that stands, as one new
// data version of its area. What they state in its place becomes an
// observation of a source of type person, and ends what a person stated
// before in place of the same observation or of the same key; where it has
// another key, the observation is rejected unless the amendment gives it
// another state. A state given is a new version of the observation. Nothing
// is overwritten: every row that ends is there at the versions before.
//
// No such observation, indicator or area is ErrNotFound; an amendment that
// breaks a rule or changes nothing ErrInvalid.
func (d *DB) Correct(ctx context.Context, a metrics.Amendment) (metrics.Correction, error) {
	var c metrics.Correction
	err := d.write(ctx, func(tx *sqlx.Tx) error {
		area, rev, err := raiseAreaOf(ctx, tx, a.Observation)
		if err != nil {
			return err
		}
		o, err := d.current(ctx, tx, area, a.Observation)
		if err != nil {
			return err
		}
		c, err = correct(ctx, tx, a, o, rev)
		return err
	})
	if err != nil {
		return metrics.Correction{}, fmt.Errorf("correct observation %s: %w", a.Observation, err)
	}
	return c, nil
}

// raiseAreaOf gives the area that has the observation and its new version.
func raiseAreaOf(ctx context.Context, tx *sqlx.Tx, id string) (area string, rev int64, err error) {
	var areas []string
	if err := tx.SelectContext(ctx, &areas, tx.Rebind(selectAreaOf), id); err != nil {
		return "", 0, err
	}
	switch len(areas) {
	case 0:
		return "", 0, metrics.ErrNotFound
	case 1:
	default:
		return "", 0, fmt.Errorf("it stands in the areas %v: %w", areas, metrics.ErrInvalid)
	}
	revs, err := raise(ctx, tx, areas)
	return areas[0], revs[areas[0]], err
}

func (d *DB) current(ctx context.Context, tx *sqlx.Tx, area, id string) (o metrics.Observation, err error) {
	rows, err := tx.QueryxContext(ctx, tx.Rebind(selectObservations+whereCurrent), area, id)
	if err != nil {
		return o, err
	}
	found, err := gathered(rows)
	switch {
	case err != nil:
		return o, err
	case len(found) == 0:
		return o, metrics.ErrNotFound
	}
	return found[0], nil
}

// correct writes the amendment of o at the data version rev.
func correct(ctx context.Context, tx *sqlx.Tx, a metrics.Amendment, o metrics.Observation, rev int64) (metrics.Correction, error) {
	if a.Value != nil {
		// Before it is written out, as for an id.
		if err := checkValue(metrics.Observation{Value: *a.Value}); err != nil {
			return metrics.Correction{}, err
		}
	}
	stated, own, err := a.Statement(o)
	if err != nil {
		return metrics.Correction{}, err
	}
	c := metrics.Correction{
		RefArea: o.RefArea, Rev: rev, Observation: o.ID, Source: o.Source.ID, Quote: o.Quote, FigureText: o.FigureText,
		Status: a.Status, Reason: a.Reason, By: a.By, At: a.At.UTC().Truncate(time.Second),
	}
	if own {
		if c.Status == "" && stated.Key != o.Key {
			c.Status = metrics.Rejected
		}
		c.Statement, stated.Rev = stated.ID, rev
		if c, err = origin(ctx, tx, c, o); err != nil {
			return c, err
		}
	}
	if c.Observation == o.ID && c.Status != "" {
		if err := decide(ctx, tx, o, c); err != nil {
			return c, err
		}
	}
	if own {
		if err := state(ctx, tx, stated, c); err != nil {
			return c, err
		}
	}
	return c, exec(ctx, tx, insertCorrection, c.RefArea, c.Rev, c.Observation, string(c.Source), c.Quote, c.FigureText,
		c.Statement, string(c.Status), c.Reason, c.By, moment(c.At))
}

// origin ties a person's second thought to what their first one was about.
func origin(ctx context.Context, tx *sqlx.Tx, c metrics.Correction, o metrics.Observation) (metrics.Correction, error) {
	if o.Source.Type != metrics.TypePerson {
		return c, nil
	}
	first, err := corrections(ctx, tx, selectOrigin, o.RefArea, o.ID)
	if err != nil || len(first) == 0 {
		return c, err
	}
	c.Observation, c.Source, c.Status = first[0].Observation, first[0].Source, ""
	return c, nil
}

// decide gives the observation another state, as a new version of it.
func decide(ctx context.Context, tx *sqlx.Tx, o metrics.Observation, c metrics.Correction) error {
	if err := exec(ctx, tx, endOne, c.Rev, o.RefArea, o.ID); err != nil {
		return err
	}
	o = c.Decide(o)
	o.Rev = c.Rev
	if err := o.Validate(); err != nil {
		return err
	}
	return insertObservations(ctx, tx, []metrics.Observation{o})
}

// state adds what a person states and ends what a person stated before.
func state(ctx context.Context, tx *sqlx.Tx, o metrics.Observation, c metrics.Correction) error {
	checked, err := distinct([]metrics.Observation{o}, func(o *metrics.Observation) error { return checkSource(o.Source) })
	if err != nil {
		return err
	}
	if err := checkKnown(ctx, tx, checked); err != nil {
		return err
	}
	var former []string
	k := o.Key
	if err := tx.SelectContext(ctx, &former, tx.Rebind(selectFormer), k.RefArea, k.Indicator, k.Label, k.Scope, k.Period.String(),
		string(k.Kind), string(k.Unit), string(k.Base), k.RefArea, c.Observation); err != nil {
		return err
	}
	for _, id := range former {
		if err := exec(ctx, tx, endOne, c.Rev, o.RefArea, id); err != nil {
			return err
		}
	}
	var known bool
	if err := tx.GetContext(ctx, &known, tx.Rebind(existsHeader), o.RefArea, string(o.Source.ID)); err != nil {
		return err
	}
	if !known {
		p := placed{Source: o.Source, area: o.RefArea, rev: c.Rev}
		if err := insertRows(ctx, tx, insertSource, [][]any{p.args()}); err != nil {
			return err
		}
	}
	return insertObservations(ctx, tx, checked)
}
