package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics/ingest"
	"github.com/jipyo/jipyo/seed"
)

type seedCommand struct{ recordFlags }

// Run loads the shipped material; what is there already stays as it is.
func (c seedCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	return rec.seed(ctx, term)
}

// seedIfEmpty loads the shipped material into a database without a source.
func (r *record) seedIfEmpty(ctx context.Context, term terminal) error {
	empty, err := r.Empty(ctx)
	if err != nil || !empty {
		return err
	}
	return r.seed(ctx, term)
}

// seed imports the shipped facts and reads the shipped releases by the very
// way that ingest takes.
func (r *record) seed(ctx context.Context, term terminal) error {
	facts, err := export.ReadCSV(bytes.NewReader(seed.Facts), r.areas, r.catalog)
	if err != nil {
		return fmt.Errorf("shipped facts: %w", err)
	}
	added, err := r.Import(ctx, stamped(facts))
	if err != nil {
		return fmt.Errorf("shipped facts: %w", err)
	}
	read, err := r.seedReleases(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(term.err, "자료를 넣었습니다: 출처 있는 수치 %d개, 보도자료 %d건 (loaded %d sourced figures, read %d releases)\n", added, read, added, read)
	return nil
}

// seedReleases reads each shipped release and gives their number.
func (r *record) seedReleases(ctx context.Context) (int, error) {
	in, read := r.ingester(), 0
	names, err := fs.Glob(seed.Releases, "releases/*")
	if err != nil {
		return 0, fmt.Errorf("shipped releases: %w", err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, metaSuffix) {
			continue
		}
		data, err := fs.ReadFile(seed.Releases, name)
		if err != nil {
			return read, fmt.Errorf("shipped release: %w", err)
		}
		var meta ingest.Meta
		if beside, err := fs.ReadFile(seed.Releases, name+metaSuffix); err == nil {
			if meta, err = ingest.ReadMeta(beside); err != nil {
				return read, fmt.Errorf("shipped release %s: %w", name, err)
			}
		}
		given, err := meta.Given(r.areas)
		if err != nil {
			return read, fmt.Errorf("shipped release %s: %w", name, err)
		}
		if _, err := in.File(ctx, name, data, given); err != nil {
			return read, fmt.Errorf("shipped release %s: %w", name, err)
		}
		read++
	}
	return read, nil
}
