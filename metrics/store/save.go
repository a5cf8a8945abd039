package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// Save stores a reading in one transaction: the bytes of its release, its
// text, its observations of every status, and the header of its source in
// each area it has figures for and in its own. Save names the reading and,
// where they have no id, release, source and observations; a moment that is
// zero is now, and moments are kept to the second.
//
// The same bytes with the same words given, read by the same reader and rules
// to the same text, change nothing: false. Any other reading of the same bytes takes the place of the
// one before, whose observations end; what a person decided of those is carried
// over as metrics.Carry says, and Unplaced lists what is not. The data version of every area that the
// old or the new reading touches rises by one.
//
// Every observation must be valid, and its quote and figure must stand in the
// text where their spans say: else ErrInvalid. A statement given twice counts
// once. A header that does not say which source it supersedes or copies gets
// what metrics.Relate finds among the releases about the same area, as they
// stand at that moment. An unknown indicator or area is ErrNotFound. After an error nothing of
// the reading is stored.
func (d *DB) Save(ctx context.Context, r metrics.Reading) (changed bool, err error) {
	r, err = complete(r, time.Now())
	if err == nil {
		err = d.write(ctx, func(tx *sqlx.Tx) error {
			changed, err = saveReading(ctx, tx, r)
			return err
		})
	}
	if err != nil {
		return false, fmt.Errorf("save release %s: %w", r.Release.ID, err)
	}
	return changed, nil
}

func saveReading(ctx context.Context, tx *sqlx.Tx, r metrics.Reading) (bool, error) {
	if err := checkKnown(ctx, tx, r.Observations, r.RefArea); err != nil {
		return false, err
	}
	// Another writer of the same bytes waits here until this one is done.
	if err := exec(ctx, tx, insertRelease, string(r.Release.ID), r.Release.FileName, len(r.Release.Data),
		r.Release.Data, moment(r.Release.FirstSeen)); err != nil {
		return false, err
	}
	last, err := lastReading(ctx, tx, r.Release.ID)
	if err != nil || last.repeats(r) {
		return false, err
	}
	former, seen, err := sourceAreas(ctx, tx, r.Source.ID)
	if err != nil {
		return false, err
	}
	if !seen.IsZero() {
		r.Source.FirstSeen = seen
	}
	now := append(areasOf(r.Observations), r.RefArea)
	// From here on no other release of these areas is saved.
	revs, err := raise(ctx, tx, slices.Concat(former, now))
	if err != nil {
		return false, err
	}
	sketch := metrics.NewSketch(r.Text)
	if r.Source, err = related(ctx, tx, r.RefArea, metrics.Kin{Source: r.Source, Sketch: sketch}); err != nil {
		return false, err
	}
	if r.ID, err = insertReading(ctx, tx, r, last.Seq+1); err != nil {
		return false, err
	}
	return true, replaceObservations(ctx, tx, r, sketch, revs)
}

// replaceObservations ends what the source states in the areas of revs, its
// former ones among them, and adds what the reading found.
func replaceObservations(ctx context.Context, tx *sqlx.Tx, r metrics.Reading, sketch metrics.Sketch, revs map[string]int64) error {
	for area, rev := range revs {
		for _, end := range []string{endObservations, endSource} {
			if err := exec(ctx, tx, end, rev, area, string(r.Source.ID)); err != nil {
				return err
			}
		}
	}
	var headers [][]any
	for _, area := range sorted(append(areasOf(r.Observations), r.RefArea)) {
		p := placed{Source: r.Source, area: area, rev: revs[area], reading: r.ID, home: area == r.RefArea, sketch: sketch}
		headers = append(headers, p.args())
	}
	if err := insertRows(ctx, tx, insertSource, headers); err != nil {
		return err
	}
	if _, err := carry(ctx, tx, r.Source.ID, r.Observations); err != nil {
		return err
	}
	for i := range r.Observations {
		o := &r.Observations[i]
		o.ReadingID, o.Rev = r.ID, revs[o.RefArea]
	}
	return insertObservations(ctx, tx, r.Observations)
}

// complete fills in what Save promises to and checks the rest; it leaves the
// caller's observations as they are.
func complete(r metrics.Reading, now time.Time) (metrics.Reading, error) {
	id := metrics.NewReleaseID(r.Release.Data)
	if r.Release.ID == "" {
		r.Release.ID = id
	}
	if r.Source.ID == "" {
		r.Source.ID = metrics.SourceID(id)
	}
	switch {
	case len(r.Release.Data) == 0:
		return r, fmt.Errorf("a release without bytes: %w", metrics.ErrInvalid)
	case r.Release.ID != id || r.Source.ID != metrics.SourceID(id):
		return r, fmt.Errorf("ids %s and %s do not name the bytes %s: %w", r.Release.ID, r.Source.ID, id, metrics.ErrInvalid)
	case r.RefArea == "" || r.Reader == "" || r.RuleVersion == "":
		return r, fmt.Errorf("area, reader and rule version are required, have %q, %q, %q: %w",
			r.RefArea, r.Reader, r.RuleVersion, metrics.ErrInvalid)
	}
	r.Source.ReleaseID = id
	for _, t := range []*time.Time{&r.ReadAt, &r.Release.FirstSeen, &r.Source.FirstSeen} {
		if t.IsZero() {
			*t = now
		}
	}
	if err := checkSource(r.Source); err != nil {
		return r, err
	}
	obs, err := distinct(r.Observations, func(o *metrics.Observation) error {
		if o.Source.ID != "" && o.Source.ID != r.Source.ID {
			return fmt.Errorf("it states source %s: %w", o.Source.ID, metrics.ErrInvalid)
		}
		o.Source = r.Source
		return checkPlace(*o, r.Text)
	})
	r.Observations = obs
	return r, err
}

func checkPlace(o metrics.Observation, text string) error {
	for _, place := range []struct {
		name string
		span metrics.Span
		want string
	}{{"quote", o.Span, o.Quote}, {"figure", o.Figure, o.FigureText}} {
		switch got, err := place.span.Of(text); {
		case err != nil:
			return fmt.Errorf("%s: %w", place.name, err)
		case got != place.want || got == "":
			return fmt.Errorf("%s %.60q stands not at %d-%d of the text, where %.60q is: %w", place.name,
				place.want, place.span.Start, place.span.End, got, metrics.ErrInvalid)
		}
	}
	return nil
}
