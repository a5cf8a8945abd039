package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jipyo/jipyo/metrics"
)

// Fault is what kind of thing is wrong with the record.
type Fault string

// The faults: the database file itself, a row that refers to none, bytes or a
// text that are not those of their hash, a quote or figure that is not where
// it is said to be.
const (
	FaultDatabase  Fault = "database"
	FaultReference Fault = "reference"
	FaultRelease   Fault = "release"
	FaultText      Fault = "text"
	FaultQuote     Fault = "quote"
)

// Finding is one fault of the record.
type Finding struct {
	Fault Fault
	// Subject is the release, reading or observation; "" for the database.
	Subject string
	// Published says that outputs show the figure now.
	Published bool
	Err       error
}

const (
	selectBytes    = `select body from releases where release_id = ?`
	selectReadings = `select g.reading_id, g.text_hash, coalesce(x.body, '') as body, x.body is not null as held
		from readings g left join texts x on x.text_hash = g.text_hash where g.release_id = ? order by g.seq`
	whereEverRead = ` where o.source_id = ? and o.reading_id = ?
		and o.area_id in (select h.area_id from sources h where h.source_id = ?)` + headerThen
	selectUnread = `select o.observation_id from observations o where o.reading_id <> '' and not exists
		(select 1 from readings g where g.release_id = o.source_id and g.reading_id = o.reading_id)`
	selectUnsourced = `select o.observation_id from observations o where not exists (select 1 from sources s
		where s.area_id = o.area_id and s.source_id = o.source_id` + headerThen + `)`
)

// Examine reads the whole record and calls found for each fault: in the file
// of a SQLite database, in the hashes of releases and texts, and in the place
// of every quote and figure of every version. It changes nothing. An error
// of found ends it and is returned.
func (d *DB) Examine(ctx context.Context, found func(Finding) error) error {
	ids, err := d.ReleaseIDs(ctx)
	if err != nil {
		return fmt.Errorf("examine: %w", err)
	}
	if err := d.examineRows(ctx, found); err != nil {
		return fmt.Errorf("examine: %w", err)
	}
	for _, id := range ids {
		if err := d.examineRelease(ctx, id, found); err != nil {
			return fmt.Errorf("examine release %s: %w", id, err)
		}
	}
	return nil
}

// examineRows finds what is wrong with the tables themselves.
func (d *DB) examineRows(ctx context.Context, found func(Finding) error) error {
	if d.dialect == sqlite {
		var lines []string
		if err := d.reader.all(ctx, &lines, "pragma integrity_check"); err != nil {
			return err
		}
		for _, line := range lines {
			if line == "ok" {
				continue
			}
			if err := found(Finding{Fault: FaultDatabase, Err: fmt.Errorf("%s: %w", line, metrics.ErrInvalid)}); err != nil {
				return err
			}
		}
	}
	for _, missing := range []struct{ query, what string }{
		{selectUnread, "its reading is missing"}, {selectUnsourced, "its source is missing"},
	} {
		var ids []string
		if err := d.reader.all(ctx, &ids, missing.query); err != nil {
			return err
		}
		for _, id := range ids {
			if err := found(Finding{FaultReference, id, false, fmt.Errorf("%s: %w", missing.what, metrics.ErrNotFound)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *DB) examineRelease(ctx context.Context, id metrics.ReleaseID, found func(Finding) error) error {
	var body []byte
	if err := d.reader.one(ctx, &body, selectBytes, string(id)); err != nil {
		return err
	}
	if real := metrics.NewReleaseID(body); real != id {
		fault := fmt.Errorf("its bytes are those of %s: %w", real, metrics.ErrInvalid)
		if err := found(Finding{Fault: FaultRelease, Subject: string(id), Err: fault}); err != nil {
			return err
		}
	}
	var readings []struct {
		ID   string `db:"reading_id"`
		Hash string `db:"text_hash"`
		Body string `db:"body"`
		Held bool   `db:"held"`
	}
	if err := d.reader.all(ctx, &readings, selectReadings, string(id)); err != nil {
		return err
	}
	for _, r := range readings {
		if err := checkText(r.Hash, r.Body); err != nil {
			if err := found(Finding{Fault: FaultText, Subject: r.ID, Err: err}); err != nil {
				return err
			}
		}
		if !r.Held {
			continue
		}
		if err := d.examineQuotes(ctx, id, r.ID, r.Body, found); err != nil {
			return err
		}
	}
	return nil
}

// examineQuotes checks every version that a reading stated.
func (d *DB) examineQuotes(ctx context.Context, id metrics.ReleaseID, reading, text string, found func(Finding) error) error {
	rows, err := d.reader.rows(ctx, selectObservations+whereEverRead, string(id), reading, string(id))
	if err != nil {
		return err
	}
	stated, err := gathered(rows)
	if err != nil {
		return err
	}
	for _, o := range stated {
		if err := checkPlace(o, text); err != nil {
			if err := found(Finding{FaultQuote, o.ID, o.Status == metrics.Published, err}); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkText refuses a text that is not the one of its hash.
func checkText(hash, text string) error {
	if metrics.TextHash(text) != hash {
		return fmt.Errorf("the text is not the one that was read: %w", metrics.ErrInvalid)
	}
	return nil
}

// brokenPlace is why a figure whose sentence does not hold waits for a person.
const brokenPlace = "문장이 원문과 맞지 않습니다."

// withhold takes the figures out of publication whose quote or number is not
// where they are said to be in the text, or all where the text is another.
func withhold(hash, text string, obs []metrics.Observation) {
	whole := checkText(hash, text)
	for i := range obs {
		if err := errors.Join(whole, checkPlace(obs[i], text)); err != nil && obs[i].Status == metrics.Published {
			obs[i].Status, obs[i].Reason = metrics.Review, brokenPlace
		}
	}
}
