package store

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

type releaseRow struct {
	ID        string `db:"release_id"`
	FileName  string `db:"file_name"`
	Body      []byte `db:"body"`
	FirstSeen string `db:"first_seen"`
	givenRow
}

const (
	insertRelease = `insert into releases (release_id, file_name, size, body, first_seen)
		values (?, ?, ?, ?, ?) on conflict (release_id) do nothing`
	// A release has at least one reading: both are stored together.
	fromRelease = ` from releases f join readings g on g.release_id = f.release_id
		where f.release_id = ? order by g.seq desc limit 1`
	selectRelease       = `select f.release_id, file_name, body, first_seen, ` + givenColumns + fromRelease
	selectReleaseHeader = `select f.release_id, file_name, first_seen, ` + givenColumns + fromRelease
	selectReleaseIDs    = `select release_id from releases order by first_seen, release_id`
	selectReleasePrefix = `select release_id from releases where release_id >= ? and release_id < ?
		order by release_id limit 2`
)

// The lines are cut to the limit before their observations are counted: those
// of one area, or of every area in which the source has a header.
const (
	latestFirst = ` order by case when s.published_at = '' then '' else s.known_since end{bytes} desc,
		s.first_seen desc, s.source_id{bytes}`
	heldSources = ` from (select ` + sourceColumns + `, s.area_id, s.known_since
		from sources s where s.until_rev = 0 and s.reading_id <> '' and `
	countHere = `(select count(*) from observations o
		where o.area_id = s.area_id and o.source_id = s.source_id and o.until_rev = 0`
	countAnywhere = `(select count(*) from sources h
		join observations o on o.area_id = h.area_id and o.source_id = h.source_id and o.until_rev = 0
		where h.source_id = s.source_id and h.until_rev = 0`
	ifPublished = ` and o.status = 'published')`

	selectReleasesOf = `select ` + sourceColumns + `, s.area_id, ` + countHere + `), ` + countHere + ifPublished +
		heldSources + `s.area_id = ?` + latestFirst + ` limit ?) s` + latestFirst
	selectReleases = `select ` + sourceColumns + `, s.area_id, ` + countAnywhere + `), ` + countAnywhere + ifPublished +
		heldSources + `s.home` + latestFirst + ` limit ?) s` + latestFirst
)

// Releases lists the releases whose text is held, latest publication first
// and unknown publication last: those with a figure of the area or about it,
// or all for "", each once. A limit of 0 is none.
func (d *DB) Releases(ctx context.Context, area string, limit int) ([]metrics.ReleaseLine, error) {
	if limit <= 0 {
		limit = math.MaxInt32
	}
	query, args := selectReleases, []any{limit}
	if area != "" {
		query, args = selectReleasesOf, []any{area, limit}
	}
	rows, err := d.reader.rows(ctx, d.dialect.bytewise(query), args...)
	if err != nil {
		return nil, fmt.Errorf("releases: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var lines []metrics.ReleaseLine
	for rows.Next() {
		var (
			source sourceRow
			line   metrics.ReleaseLine
		)
		if err := rows.Scan(append(source.dest(), &line.RefArea, &line.Observations, &line.Published)...); err != nil {
			return nil, fmt.Errorf("releases: %w", translate(err))
		}
		if line.Source, err = source.source(); err != nil {
			return nil, fmt.Errorf("releases: %w", err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("releases: %w", translate(err))
	}
	return lines, nil
}

// ReleaseIDs gives the ids of all releases, in the order they were first seen.
func (d *DB) ReleaseIDs(ctx context.Context) ([]metrics.ReleaseID, error) {
	var ids []metrics.ReleaseID
	if err := d.reader.all(ctx, &ids, selectReleaseIDs); err != nil {
		return nil, fmt.Errorf("releases: %w", err)
	}
	return ids, nil
}

// Release gives a release with its bytes. The id may be cut as for Reading.
func (d *DB) Release(ctx context.Context, id metrics.ReleaseID) (metrics.Release, error) {
	full, err := d.fullID(ctx, id)
	if err != nil {
		return metrics.Release{}, err
	}
	var row releaseRow
	if err := d.reader.one(ctx, &row, selectRelease, string(full)); err != nil {
		return metrics.Release{}, fmt.Errorf("release %s: %w", id, err)
	}
	return row.release()
}

func releaseHeader(ctx context.Context, tx *sqlx.Tx, id metrics.ReleaseID) (metrics.Release, error) {
	var row releaseRow
	if err := tx.GetContext(ctx, &row, tx.Rebind(selectReleaseHeader), string(id)); err != nil {
		return metrics.Release{}, fmt.Errorf("release %s: %w", id, err)
	}
	return row.release()
}

func (r releaseRow) release() (metrics.Release, error) {
	seen, err := time.Parse(momentLayout, r.FirstSeen)
	if err != nil {
		return metrics.Release{}, fmt.Errorf("release %s: %w", r.ID, err)
	}
	given, err := r.given()
	if err != nil {
		return metrics.Release{}, fmt.Errorf("release %s: %w", r.ID, err)
	}
	return metrics.Release{ID: metrics.ReleaseID(r.ID), FileName: r.FileName, Data: r.Body, FirstSeen: seen, Given: given}, nil
}

// fullID completes an id that was cut to at least 8 digits.
func (d *DB) fullID(ctx context.Context, id metrics.ReleaseID) (metrics.ReleaseID, error) {
	const digits = "0123456789abcdef"
	cut := strings.ToLower(string(id))
	if len(cut) < 8 || len(cut) > 64 || strings.Trim(cut, digits) != "" {
		return "", fmt.Errorf("release %q: %w", id, metrics.ErrNotFound)
	}
	var found []metrics.ReleaseID
	// No id lies between its own start and that start followed by a g.
	if err := d.reader.all(ctx, &found, selectReleasePrefix, cut, cut+"g"); err != nil {
		return "", fmt.Errorf("release %q: %w", id, err)
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("release %q: %w", id, metrics.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("release %q is the start of several ids: %w", id, metrics.ErrInvalid)
}
