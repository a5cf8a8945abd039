package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// readingRow is one reading of a release; its header as read then stays,
// though the sources table moves on.
type readingRow struct {
	ReleaseID   string `db:"release_id"`
	Seq         int    `db:"seq"`
	ID          string `db:"reading_id"`
	Reader      string `db:"reader"`
	RuleVersion string `db:"rule_version"`
	TextHash    string `db:"text_hash"`
	ReadAt      string `db:"read_at"`
	Area        string `db:"area_id"`
	givenRow
}

// givenRow is what came with the bytes.
type givenRow struct {
	PublishedAt string `db:"given_published_at"`
	RefArea     string `db:"given_area"`
	Publisher   string `db:"given_publisher"`
	URL         string `db:"given_url"`
	Licence     string `db:"given_licence"`
}

func newGivenRow(g metrics.Given) givenRow {
	return givenRow{g.PublishedAt.String(), g.RefArea, g.Publisher, g.URL, g.Licence}
}

func (row givenRow) given() (metrics.Given, error) {
	g := metrics.Given{RefArea: row.RefArea, Publisher: row.Publisher, URL: row.URL, Licence: row.Licence}
	if row.PublishedAt == "" {
		return g, nil
	}
	var err error
	g.PublishedAt, err = metrics.ParseTimePeriod(row.PublishedAt)
	return g, err
}

const (
	givenColumns        = `given_published_at, given_area, given_publisher, given_url, given_licence`
	insertText          = `insert into texts (text_hash, body) values (?, ?) on conflict (text_hash) do nothing`
	selectText          = `select body from texts where text_hash = ?`
	insertReadingValues = `insert into readings (release_id, seq, reading_id, reader, rule_version, text_hash,
		read_at, area_id, type, title, publisher, published_at, url, licence, supersedes, same_text_as,
		` + givenColumns + `)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	selectLastReading = `select release_id, seq, reading_id, reader, rule_version, text_hash, read_at, area_id, ` + givenColumns + `
		from readings where release_id = ? order by seq desc limit 1`
	whereReading = ` where o.source_id = ? and o.reading_id = ? and o.until_rev = 0 and s.until_rev = 0
		and o.area_id in (select h.area_id from sources h where h.source_id = ?)`
	selectSource = `select ` + sourceColumns + ` from sources s
		where s.area_id = ? and s.source_id = ? and s.until_rev = 0`
)

// Reading gives the current reading of a release with its text, source and
// observations of every status in order of place, and the release without its
// bytes. A figure whose sentence or number is not where it is said to be is
// given as waiting for review, whatever its status. id may be a prefix of at least 8 digits that names one release; what
// names none is ErrNotFound, several ErrInvalid.
func (d *DB) Reading(ctx context.Context, id metrics.ReleaseID) (metrics.Reading, error) {
	full, err := d.fullID(ctx, id)
	if err != nil {
		return metrics.Reading{}, err
	}
	var r metrics.Reading
	err = d.snapshot(ctx, func(tx *sqlx.Tx) error {
		r, err = d.reading(ctx, tx, full)
		return err
	})
	if err != nil {
		return metrics.Reading{}, fmt.Errorf("reading of release %s: %w", id, err)
	}
	return r, nil
}

func (d *DB) reading(ctx context.Context, tx *sqlx.Tx, id metrics.ReleaseID) (metrics.Reading, error) {
	row, err := lastReading(ctx, tx, id)
	if err != nil {
		return metrics.Reading{}, err
	}
	if row.Seq == 0 {
		return metrics.Reading{}, metrics.ErrNotFound
	}
	at, err := time.Parse(momentLayout, row.ReadAt)
	if err != nil {
		return metrics.Reading{}, err
	}
	r := metrics.Reading{ID: row.ID, RefArea: row.Area, ReadAt: at, Reader: row.Reader, RuleVersion: row.RuleVersion}
	if r.Release, err = releaseHeader(ctx, tx, id); err != nil {
		return r, err
	}
	if err := tx.GetContext(ctx, &r.Text, tx.Rebind(selectText), row.TextHash); err != nil {
		return r, fmt.Errorf("text %s: %w", row.TextHash, err)
	}
	var source sourceRow
	if err := tx.GetContext(ctx, &source, tx.Rebind(selectSource), row.Area, string(id)); err != nil {
		return r, fmt.Errorf("source: %w", err)
	}
	if r.Source, err = source.source(); err != nil {
		return r, err
	}
	r.Observations, err = d.observationsOf(ctx, tx, row)
	withhold(row.TextHash, r.Text, r.Observations)
	return r, err
}

// observationsOf gives what a reading states now, in order of place.
func (d *DB) observationsOf(ctx context.Context, tx *sqlx.Tx, row readingRow) ([]metrics.Observation, error) {
	query := d.dialect.bytewise(selectObservations + whereReading + orderByPlace)
	rows, err := tx.QueryxContext(ctx, tx.Rebind(query), row.ReleaseID, row.ID, row.ReleaseID)
	if err != nil {
		return nil, err
	}
	return gathered(rows)
}

// lastReading gives the current reading of a release; Seq is 0 if none.
func lastReading(ctx context.Context, tx *sqlx.Tx, id metrics.ReleaseID) (row readingRow, err error) {
	err = tx.GetContext(ctx, &row, tx.Rebind(selectLastReading), string(id))
	if errors.Is(err, sql.ErrNoRows) {
		return readingRow{}, nil
	}
	return row, err
}

// repeats reports whether r is what the row holds already.
func (row readingRow) repeats(r metrics.Reading) bool {
	return row.Reader == r.Reader && row.RuleVersion == r.RuleVersion && row.TextHash == metrics.TextHash(r.Text) &&
		row.givenRow == newGivenRow(r.Release.Given)
}

// insertReading stores the text and the reading's own row and names it.
func insertReading(ctx context.Context, tx *sqlx.Tx, r metrics.Reading, seq int) (id string, err error) {
	hash := metrics.TextHash(r.Text)
	if err := exec(ctx, tx, insertText, hash, r.Text); err != nil {
		return "", err
	}
	id = fmt.Sprintf("%.16s-%d", r.Release.ID, seq)
	s, g := r.Source, newGivenRow(r.Release.Given)
	return id, exec(ctx, tx, insertReadingValues, string(r.Release.ID), seq, id, r.Reader, r.RuleVersion, hash,
		moment(r.ReadAt), r.RefArea, string(s.Type), s.Title, s.Publisher, s.PublishedAt.String(), s.URL, s.Licence,
		string(s.Supersedes), string(s.SameTextAs), g.PublishedAt, g.RefArea, g.Publisher, g.URL, g.Licence)
}
