package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// observationRow is an observation as one reading or import added it.
type observationRow struct {
	Area        string
	ID          string
	Rev         int64
	Indicator   string
	Label       string
	Scope       string
	Period      string
	PeriodBasis string
	Kind        string
	Base        string
	Unit        string
	Value       string
	Qualifier   string
	Status      string
	Reason      string
	ObsStatus   string
	Confidence  float64
	Comment     string
	ReadingID   string
	SpanStart   int
	SpanEnd     int
	Quote       string
	FigureStart int
	FigureEnd   int
	FigureText  string
	Source      sourceRow
}

const (
	// observationColumns are those of observationRow, in its order.
	observationColumns = `o.area_id, o.observation_id, o.rev, o.indicator_id, o.label, o.scope, o.time_period,
		o.period_basis, o.kind, o.base, o.unit, o.value, o.qualifier, o.status, o.reason, o.obs_status,
		o.confidence, o.comment, o.reading_id, o.span_start, o.span_end, o.quote,
		o.figure_start, o.figure_end, o.figure_text`
	selectObservations = `select ` + observationColumns + `, ` + sourceColumns + `
		from observations o join sources s on s.area_id = o.area_id and s.source_id = o.source_id`
	insertObservation = `insert into observations (area_id, observation_id, rev, until_rev, indicator_id, label,
		scope, time_period, period_start, period_end, period_basis, kind, base, unit, value, qualifier, status,
		reason, obs_status, confidence, comment, source_id, reading_id, span_start, span_end, quote,
		figure_start, figure_end, figure_text)`
	endObservations = `update observations set until_rev = ?
		where area_id = ? and source_id = ? and until_rev = 0`
)

func (r *observationRow) dest() []any {
	return append([]any{
		&r.Area, &r.ID, &r.Rev, &r.Indicator, &r.Label, &r.Scope, &r.Period, &r.PeriodBasis, &r.Kind, &r.Base,
		&r.Unit, &r.Value, &r.Qualifier, &r.Status, &r.Reason, &r.ObsStatus, &r.Confidence, &r.Comment,
		&r.ReadingID, &r.SpanStart, &r.SpanEnd, &r.Quote, &r.FigureStart, &r.FigureEnd, &r.FigureText,
	}, r.Source.dest()...)
}

func (r *observationRow) observation() (metrics.Observation, error) {
	period, err := metrics.ParseTimePeriod(r.Period)
	if err != nil {
		return metrics.Observation{}, fmt.Errorf("observation %s: %w", r.ID, err)
	}
	value, err := decimal.NewFromString(r.Value)
	if err != nil {
		return metrics.Observation{}, fmt.Errorf("observation %s: %w", r.ID, err)
	}
	source, err := r.Source.source()
	if err != nil {
		return metrics.Observation{}, err
	}
	return metrics.Observation{
		ID: r.ID,
		Key: metrics.Key{
			Indicator: r.Indicator, Label: r.Label, RefArea: r.Area, Scope: r.Scope, Period: period,
			Kind: metrics.Kind(r.Kind), Unit: metrics.Unit(r.Unit), Base: metrics.Base(r.Base),
		},
		PeriodBasis: metrics.Basis(r.PeriodBasis), Value: value, Qualifier: metrics.Qualifier(r.Qualifier),
		Status: metrics.Status(r.Status), Reason: r.Reason, ObsStatus: metrics.ObsStatus(r.ObsStatus),
		Confidence: r.Confidence, Source: source, ReadingID: r.ReadingID,
		Span: metrics.Span{Start: r.SpanStart, End: r.SpanEnd}, Quote: r.Quote,
		Figure: metrics.Span{Start: r.FigureStart, End: r.FigureEnd}, FigureText: r.FigureText,
		Comment: r.Comment, Rev: r.Rev,
	}, nil
}

func observationArgs(o metrics.Observation) []any {
	return []any{
		o.RefArea, o.ID, o.Rev, int64(0), o.Indicator, o.Label, o.Scope, o.Period.String(),
		o.Period.Start().Format(dayLayout), o.Period.End().Format(dayLayout), string(o.PeriodBasis),
		string(o.Kind), string(o.Base), string(o.Unit), o.Value.String(), string(o.Qualifier), string(o.Status),
		o.Reason, string(o.ObsStatus), o.Confidence, o.Comment, string(o.Source.ID), o.ReadingID,
		o.Span.Start, o.Span.End, o.Quote, o.Figure.Start, o.Figure.End, o.FigureText,
	}
}

func insertObservations(ctx context.Context, tx *sqlx.Tx, obs []metrics.Observation) error {
	rows := make([][]any, len(obs))
	for i, o := range obs {
		rows[i] = observationArgs(o)
	}
	return insertRows(ctx, tx, insertObservation, rows)
}

// Observations gives what q selects, each with its source, ordered by
// indicator, area, scope, first day, last day, kind, publication (unknown
// first) and id; with q.Source, in order of place.
func (d *DB) Observations(ctx context.Context, q metrics.Query) ([]metrics.Observation, error) {
	var list []metrics.Observation
	err := d.EachObservation(ctx, q, func(o metrics.Observation) error {
		list = append(list, o)
		return nil
	})
	return list, err
}

// EachObservation calls f with each observation that Observations would give,
// without holding them all. An error of f ends it and is returned as it is.
func (d *DB) EachObservation(ctx context.Context, q metrics.Query, f func(metrics.Observation) error) error {
	query, args := observationQuery(q)
	rows, err := d.reader.rows(ctx, d.dialect.bytewise(query), args...)
	if err != nil {
		return fmt.Errorf("observations: %w", err)
	}
	return scanObservations(rows, f)
}

func scanObservations(rows *sqlx.Rows, f func(metrics.Observation) error) error {
	defer func() { _ = rows.Close() }()
	var row observationRow
	dest := row.dest()
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return fmt.Errorf("observations: %w", translate(err))
		}
		o, err := row.observation()
		if err != nil {
			return fmt.Errorf("observations: %w", err)
		}
		if err := f(o); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("observations: %w", translate(err))
	}
	return nil
}

type areaCountRow struct {
	Area      string `db:"area_id"`
	Published int    `db:"published"`
}

const selectAreaCounts = `select area_id, count(*) as published from observations
	where until_rev = 0 and status = 'published' group by area_id order by published desc, area_id`

// AreasWithData gives the areas that have a published observation, the one
// with most first.
func (d *DB) AreasWithData(ctx context.Context) ([]metrics.AreaCount, error) {
	var rows []areaCountRow
	if err := d.reader.all(ctx, &rows, selectAreaCounts); err != nil {
		return nil, fmt.Errorf("areas with figures: %w", err)
	}
	counts := make([]metrics.AreaCount, len(rows))
	for i, r := range rows {
		counts[i] = metrics.AreaCount{RefArea: r.Area, Published: r.Published}
	}
	return counts, nil
}
