package main

import (
	"context"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/ingest"
)

type rereadCommand struct {
	recordFlags
	All bool     `help:"저장된 모든 보도자료. (Every stored release.)"`
	IDs []string `arg:"" optional:"" name:"ID" help:"보도자료 번호나 그 앞 여덟 자리 이상. (Release ids, or their first eight digits or more.)"`
}

// Run makes a new reading of each release; the old ones stay readable.
func (c rereadCommand) Run(ctx context.Context, term terminal) error {
	if c.All == (len(c.IDs) > 0) {
		return &metrics.UserError{
			Korean: "다시 읽을 보도자료의 번호나 --all 가운데 하나를 주십시오.", English: "give either release ids or --all",
			Err: metrics.ErrInvalid,
		}
	}
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	ids, err := c.ids(ctx, rec)
	if err != nil {
		return err
	}
	in, table, failed := rec.ingester(), reportTable(term), false
	for _, id := range ids {
		report, err := rec.reread(ctx, in, id)
		if err != nil {
			failed = true
			complain(term, string(id), err)
			continue
		}
		reportRow(table, report.Reading.Release.FileName, report)
		tellUnplaced(term, report)
	}
	return finish(table, failed)
}

func (c rereadCommand) ids(ctx context.Context, rec *record) ([]metrics.ReleaseID, error) {
	if c.All {
		return rec.ReleaseIDs(ctx)
	}
	var ids []metrics.ReleaseID
	for _, id := range c.IDs {
		reading, err := rec.Reading(ctx, metrics.ReleaseID(id))
		if err != nil {
			return nil, err
		}
		ids = append(ids, reading.Release.ID)
	}
	return ids, nil
}

// reread reads a stored release again; what was told about it at the first
// reading is told again.
func (r *record) reread(ctx context.Context, in *ingest.Ingester, id metrics.ReleaseID) (ingest.Report, error) {
	release, err := r.Release(ctx, id)
	if err != nil {
		return ingest.Report{}, err
	}
	return in.File(ctx, release.FileName, release.Data, release.Given)
}
