package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
)

type importCommand struct {
	recordFlags
	File string `arg:"" name:"FILE.csv" help:"export가 내보낸 열의 CSV, -는 표준 입력. (CSV with the columns that export writes; - is standard input.)"`
}

// Run takes the whole file in or, where a row is wrong, nothing of it.
func (c importCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	all, added, err := c.take(ctx, rec)
	if err != nil {
		complain(term, c.File, err)
		return errSomeFailed
	}
	fmt.Fprintf(term.out, "관측값 %d개 중 %d개를 더했습니다. (added %d of %d observations)\n", all, added, added, all)
	return nil
}

func (c importCommand) take(ctx context.Context, rec *record) (all, added int, err error) {
	var in io.Reader = os.Stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return 0, 0, err
		}
		defer f.Close()
		in = f
	}
	obs, err := export.ReadCSV(in, rec.areas, rec.catalog)
	if err != nil {
		return 0, 0, err
	}
	added, err = rec.Import(ctx, stamped(obs))
	return len(obs), added, err
}

// stamped dates the sources that the file does not date: seen now.
func stamped(obs []metrics.Observation) []metrics.Observation {
	now := time.Now().UTC().Truncate(time.Second)
	for i := range obs {
		if obs[i].Source.FirstSeen.IsZero() {
			obs[i].Source.FirstSeen = now
		}
	}
	return obs
}
