package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"time"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/metrics/extract"
	"github.com/jipyo/jipyo/metrics/ingest"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/seed"
)

// recordFlags say which record a command works on.
type recordFlags struct {
	DB      string `name:"db" default:"jipyo.db" placeholder:"PATH|URL" help:"SQLite 파일이나 postgres:// 주소. (SQLite file, sqlite:PATH, or postgres:// address.)"`
	Catalog string `type:"existingfile" placeholder:"FILE" help:"지표를 더하거나 바꾸는 목록 파일. (Catalogue file that adds or overrides indicators.)"`
}

// record is an open database with what reads into it.
type record struct {
	*store.DB
	formats *formats
	catalog metrics.Catalog
	areas   metrics.Areas
}

// Close closes the database and ends the readers.
func (r *record) Close() error {
	r.formats.Close()
	return r.DB.Close()
}

// open migrates the database and applies the shipped catalogue, the --catalog
// file and the areas; the caller closes it.
func (f recordFlags) open(ctx context.Context) (*record, error) {
	cat, areas, err := vocabulary(f.Catalog)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, f.DB)
	if err != nil {
		return nil, err
	}
	if err := db.ApplyCatalog(ctx, cat, areas); err != nil {
		return nil, closing(db, err)
	}
	r := &record{DB: db, formats: newFormats()}
	if r.catalog, err = db.Catalog(ctx); err != nil {
		return nil, closing(db, err)
	}
	if r.areas, err = db.Areas(ctx); err != nil {
		return nil, closing(db, err)
	}
	return r, nil
}

func closing(db *store.DB, err error) error {
	_ = db.Close() // the first error is the one to tell
	return err
}

// vocabulary is the shipped catalogue with the file's indicators over it, and
// the shipped areas.
func vocabulary(file string) (metrics.Catalog, metrics.Areas, error) {
	cat, err := catalog.Read(bytes.NewReader(seed.Catalog))
	if err != nil {
		return cat, metrics.Areas{}, fmt.Errorf("shipped catalogue: %w", err)
	}
	areas, err := catalog.ReadAreas(bytes.NewReader(seed.Areas))
	if err != nil {
		return cat, areas, fmt.Errorf("shipped areas: %w", err)
	}
	if file == "" {
		return cat, areas, nil
	}
	f, err := os.Open(file) //nolint:gosec // the person names the file
	if err != nil {
		return cat, areas, fmt.Errorf("--catalog: %w", err)
	}
	defer f.Close()
	more, err := catalog.Read(f)
	if err != nil {
		return cat, areas, fmt.Errorf("--catalog %s: %w", file, err)
	}
	cat, err = cat.Merge(more)
	return cat, areas, err
}

// ingester reads releases into the record.
func (r *record) ingester() *ingest.Ingester {
	return ingest.New(r.formats.read, extract.New(r.catalog, r.areas), r.DB, time.Now)
}
