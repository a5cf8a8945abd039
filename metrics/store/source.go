package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// momentLayout is how a moment is stored, in UTC; day how a day is.
const (
	momentLayout = "2006-01-02T15:04:05Z"
	dayLayout    = "2006-01-02"
)

// sourceRow is the header of a source as it stands in one area.
type sourceRow struct {
	ID          string `db:"source_id"`
	Type        string `db:"type"`
	Title       string `db:"title"`
	Publisher   string `db:"publisher"`
	PublishedAt string `db:"published_at"`
	FirstSeen   string `db:"first_seen"`
	URL         string `db:"url"`
	Licence     string `db:"licence"`
	Supersedes  string `db:"supersedes"`
	SameTextAs  string `db:"same_text_as"`
	ReleaseID   string `db:"release_id"`
}

const (
	// sourceColumns are those of sourceRow, in its order.
	sourceColumns = `s.source_id, s.type, s.title, s.publisher, s.published_at, s.first_seen,
		s.url, s.licence, s.supersedes, s.same_text_as, s.release_id`
	insertSource = `insert into sources (area_id, source_id, rev, until_rev, type, title, publisher,
		published_at, first_seen, known_since, url, licence, supersedes, same_text_as, release_id, reading_id,
		home, sketch)`
	endSource = `update sources set until_rev = ? where area_id = ? and source_id = ? and until_rev = 0`

	selectSourceAreas = `select area_id, first_seen from sources where source_id = ? and until_rev = 0`
	existsSource      = `select exists (select 1 from sources)`
)

// placed is a source's header in one area: the reading that wrote it, and
// whether the area is the one that the source is about, and its text in short.
type placed struct {
	metrics.Source
	area    string
	rev     int64
	reading string
	home    bool
	sketch  metrics.Sketch
}

func (p placed) args() []any {
	return []any{
		p.area, string(p.ID), p.rev, int64(0), string(p.Type), p.Title, p.Publisher, p.PublishedAt.String(),
		moment(p.FirstSeen), p.KnownSince().Format(dayLayout), p.URL, p.Licence,
		string(p.Supersedes), string(p.SameTextAs), string(p.ReleaseID), p.reading, p.home,
		p.sketch.String(),
	}
}

func (r *sourceRow) dest() []any {
	return []any{
		&r.ID, &r.Type, &r.Title, &r.Publisher, &r.PublishedAt, &r.FirstSeen,
		&r.URL, &r.Licence, &r.Supersedes, &r.SameTextAs, &r.ReleaseID,
	}
}

func (r *sourceRow) source() (metrics.Source, error) {
	published, err := storedPeriod(r.PublishedAt)
	if err != nil {
		return metrics.Source{}, fmt.Errorf("source %s: %w", r.ID, err)
	}
	seen, err := time.Parse(momentLayout, r.FirstSeen)
	if err != nil {
		return metrics.Source{}, fmt.Errorf("source %s: %w", r.ID, err)
	}
	return metrics.Source{
		ID: metrics.SourceID(r.ID), Type: metrics.SourceType(r.Type), Title: r.Title, Publisher: r.Publisher,
		PublishedAt: published, FirstSeen: seen, URL: r.URL, Licence: r.Licence,
		Supersedes: metrics.SourceID(r.Supersedes), SameTextAs: metrics.SourceID(r.SameTextAs),
		ReleaseID: metrics.ReleaseID(r.ReleaseID),
	}, nil
}

// Empty reports whether the record holds no source yet.
func (d *DB) Empty(ctx context.Context) (bool, error) {
	var some bool
	if err := d.reader.one(ctx, &some, existsSource); err != nil {
		return false, fmt.Errorf("any source: %w", err)
	}
	return !some, nil
}

// sourceAreas gives the areas in which a source has a header, and the moment
// at which the source was first seen.
func sourceAreas(ctx context.Context, tx *sqlx.Tx, id metrics.SourceID) (areas []string, seen time.Time, err error) {
	var rows []struct {
		Area      string `db:"area_id"`
		FirstSeen string `db:"first_seen"`
	}
	if err := tx.SelectContext(ctx, &rows, tx.Rebind(selectSourceAreas), string(id)); err != nil {
		return nil, seen, err
	}
	for _, r := range rows {
		areas = append(areas, r.Area)
		at, err := time.Parse(momentLayout, r.FirstSeen)
		if err != nil {
			return nil, seen, fmt.Errorf("source %s: %w", id, err)
		}
		if seen.IsZero() || at.Before(seen) {
			seen = at
		}
	}
	return areas, seen, nil
}

// checkSource refuses a header that cannot be stored: ErrInvalid.
func checkSource(s metrics.Source) error {
	if _, err := metrics.ParseCode("source type", string(s.Type), metrics.SourceTypes); err != nil {
		return fmt.Errorf("source %s: %w", s.ID, err)
	}
	return checkID("source", string(s.ID))
}

// checkID bounds what stands in an index: PostgreSQL takes no entry above
// 2.7 kB, SQLite any.
func checkID(what, id string) error {
	if id == "" || len(id) > 200 {
		return fmt.Errorf("%s id %.60q is empty or longer than 200 bytes: %w", what, id, metrics.ErrInvalid)
	}
	return nil
}

func storedPeriod(s string) (metrics.TimePeriod, error) {
	if s == "" {
		return metrics.TimePeriod{}, nil
	}
	return metrics.ParseTimePeriod(s)
}

func moment(t time.Time) string { return t.UTC().Format(momentLayout) }
