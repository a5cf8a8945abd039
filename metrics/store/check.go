package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// Bounds of a stored value, far above any figure of a city: they keep a
// hostile 1e999999999 from being written out.
const (
	maxDigits   = 40
	maxExponent = 30
)

// distinct copies obs, completes each by fill, gives an id to those without,
// checks them, and drops a statement that is there already.
func distinct(obs []metrics.Observation, fill func(*metrics.Observation) error) ([]metrics.Observation, error) {
	kept := make([]metrics.Observation, 0, len(obs))
	seen := make(map[[2]string]bool, len(obs))
	for i, o := range obs {
		if err := fill(&o); err != nil {
			return nil, fmt.Errorf("observation %d (%s): %w", i+1, o.ID, err)
		}
		if err := checkValue(o); err != nil {
			return nil, fmt.Errorf("observation %d (%s): %w", i+1, o.ID, err)
		}
		if o.ID == "" {
			o.ID = metrics.NewObservationID(o)
		}
		if err := checkID("observation", o.ID); err != nil {
			return nil, err
		}
		if err := o.Validate(); err != nil {
			return nil, err
		}
		if key := [2]string{o.RefArea, o.ID}; !seen[key] {
			seen[key] = true
			kept = append(kept, o)
		}
	}
	return kept, nil
}

func checkValue(o metrics.Observation) error {
	if e := o.Value.Exponent(); e < -maxExponent || e > maxExponent || o.Value.NumDigits() > maxDigits {
		return fmt.Errorf("a value of %d digits and exponent %d is out of bounds: %w", o.Value.NumDigits(), e, metrics.ErrInvalid)
	}
	// Not a number fails both comparisons; SQLite would make it null.
	if !(o.Confidence >= 0 && o.Confidence <= 1) {
		return fmt.Errorf("confidence %v is not from 0 to 1: %w", o.Confidence, metrics.ErrInvalid)
	}
	return nil
}

// checkKnown refuses an indicator or area that the database does not list:
// ErrNotFound names it.
func checkKnown(ctx context.Context, tx *sqlx.Tx, obs []metrics.Observation, areas ...string) error {
	knownArea, err := idSet(ctx, tx, selectAreaIDs)
	if err != nil {
		return err
	}
	indicators, err := idSet(ctx, tx, selectIndicatorIDs)
	if err != nil {
		return err
	}
	indicators[metrics.OtherIndicator] = true
	for _, a := range append(areasOf(obs), areas...) {
		if !knownArea[a] {
			return fmt.Errorf("area %q: %w", a, metrics.ErrNotFound)
		}
	}
	for _, o := range obs {
		if !indicators[o.Indicator] {
			return fmt.Errorf("indicator %q: %w", o.Indicator, metrics.ErrNotFound)
		}
	}
	return nil
}

func idSet(ctx context.Context, tx *sqlx.Tx, query string) (map[string]bool, error) {
	var ids []string
	if err := tx.SelectContext(ctx, &ids, query); err != nil {
		return nil, err
	}
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set, nil
}

// areasOf gives the areas that the observations are about, sorted.
func areasOf(obs []metrics.Observation) []string {
	var areas []string
	for _, o := range obs {
		areas = append(areas, o.RefArea)
	}
	return sorted(areas)
}

// sorted gives each text once, in order.
func sorted(texts []string) []string {
	texts = slices.Clone(texts)
	slices.Sort(texts)
	return slices.Compact(texts)
}
