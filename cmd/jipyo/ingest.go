package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/ingest"
)

// metaFlags are what the person knows of the files beside their bytes.
type metaFlags struct {
	Published string `placeholder:"DATE" help:"발행일. (Publication date, 2019-07-17 or 2019-07.)"`
	Area      string `placeholder:"AREA" help:"지역: 코드나 이름. (Area: code or name.)"`
	Publisher string `help:"펴낸 곳. (Publisher.)"`
	Meta      string `type:"existingfile" placeholder:"FILE.jsonl" help:"파일마다 한 줄: id, published_at, region, publisher, url, licence. (One line a file.)"`
}

type ingestCommand struct {
	recordFlags
	metaFlags
	URL     string   `help:"원문 주소. (Address of the original.)"`
	Licence string   `help:"이용 조건, 예: 공공누리 제1유형. (Licence.)"`
	Paths   []string `arg:"" name:"FILE|DIR" help:"보도자료 파일이나 폴더. (Release files or folders.)"`
}

// Run reads every file; one that cannot be read is reported, and the others
// go on.
func (c ingestCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	known, err := c.known(ingest.Meta{URL: c.URL, Licence: c.Licence}, rec.areas)
	if err != nil {
		return err
	}
	files, failed := releaseFiles(c.Paths, term)
	in := rec.ingester()
	table := reportTable(term)
	for n, file := range files {
		term.progress(n, len(files), file)
		report, err := ingestFile(ctx, in, file, known)
		if err != nil {
			failed = true
			complain(term, file, err)
			continue
		}
		reportRow(table, file, report)
		tellUnplaced(term, report)
	}
	term.progress(len(files), len(files), "")
	return finish(table, failed)
}

// finish prints the table and gives the command's end.
func finish(table *tabwriter.Writer, failed bool) error {
	if err := table.Flush(); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

func ingestFile(ctx context.Context, in *ingest.Ingester, file string, known knownOf) (ingest.Report, error) {
	data, err := readLimited(file)
	if err != nil {
		return ingest.Report{}, err
	}
	given, err := known(file)
	if err != nil {
		return ingest.Report{}, err
	}
	return in.File(ctx, file, data, given)
}

func reportTable(term terminal) *tabwriter.Writer {
	table := tabwriter.NewWriter(term.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(table, "FILE\tPUBLISHED\tAREA\tPUBLISHER\tQUANTITIES\tPUBLISHED FIGURES\tIN REVIEW\tTITLE")
	return table
}

func reportRow(table *tabwriter.Writer, file string, report ingest.Report) {
	published, review := 0, 0
	for _, o := range report.Reading.Observations {
		switch o.Status {
		case metrics.Published:
			published++
		case metrics.Review:
			review++
		default: // rejected ones are not news
		}
	}
	r, note := report.Reading, ""
	if !report.Changed {
		note = " (이미 있음, already held)"
	}
	fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s%s\n",
		file, r.Source.PublishedAt, r.RefArea, r.Source.Publisher, report.Quantities, published, review, r.Source.Title, note)
}
