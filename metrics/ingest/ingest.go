// Package ingest is the one use case from a file to the record: its bytes are
// read as a document, figures are extracted, and the reading is saved.
package ingest

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/extract"
)

// Reader turns the bytes of a release into a document; it picks the format by
// content. A *metrics.UserError says why a file cannot be read.
type Reader func(data []byte) (document.Document, error)

// Extractor finds the figures of a document.
type Extractor interface {
	Extract(doc document.Document, hints extract.Hints) (extract.Result, error)
}

// Saver keeps a reading in one transaction, or nothing of it. It reports
// whether the record changed: the same bytes read by the same rules change
// nothing.
type Saver interface {
	Save(ctx context.Context, r metrics.Reading) (bool, error)
	// Unplaced gives what persons said of the release that its current
	// reading has no place for.
	Unplaced(ctx context.Context, id metrics.ReleaseID) ([]metrics.Correction, error)
}

// Ingester reads releases into the record. It is safe for use by several
// goroutines if its parts are.
type Ingester struct {
	read    Reader
	extract Extractor
	save    Saver
	now     func() time.Time
}

// New gives an Ingester; now dates what is seen for the first time.
func New(read Reader, extractor Extractor, save Saver, now func() time.Time) *Ingester {
	return &Ingester{read: read, extract: extractor, save: save, now: now}
}

// Report says what became of one file.
type Report struct {
	Reading metrics.Reading
	// Quantities is the number of quantities in the text; not each of them is
	// an observation.
	Quantities int
	// Changed is false when the record already held this very reading.
	Changed bool
	// Unplaced is what persons said of the release that this reading has no
	// place for: they must look again.
	Unplaced []metrics.Correction
}

// File reads one release into the record. What is given wins over what
// the text says. On an error nothing of the file is stored.
func (in *Ingester) File(ctx context.Context, name string, data []byte, given metrics.Given) (Report, error) {
	doc, result, err := Extract(in.read, in.extract, data, given)
	if err != nil {
		return Report{}, err
	}
	release := metrics.Release{
		ID: metrics.NewReleaseID(data), FileName: name, Data: data,
		FirstSeen: in.now().UTC().Truncate(time.Second), Given: given,
	}
	reading := newReading(release, doc, result)
	changed, err := in.save.Save(ctx, reading)
	if err != nil {
		return Report{}, fmt.Errorf("save: %w", err)
	}
	unplaced, err := in.save.Unplaced(ctx, release.ID)
	if err != nil {
		return Report{}, fmt.Errorf("saved: %w", err)
	}
	return Report{Reading: reading, Quantities: len(result.Quantities), Changed: changed, Unplaced: unplaced}, nil
}

// Extract reads the bytes and finds their figures, and keeps nothing.
func Extract(read Reader, extractor Extractor, data []byte, given metrics.Given) (document.Document, extract.Result, error) {
	doc, err := read(data)
	if err != nil {
		return doc, extract.Result{}, fmt.Errorf("read: %w", err)
	}
	hints := extract.Hints{PublishedAt: given.PublishedAt, RefArea: given.RefArea, Publisher: given.Publisher}
	result, err := extractor.Extract(doc, hints)
	if err != nil {
		return doc, result, fmt.Errorf("extract: %w", err)
	}
	return doc, result, nil
}

// newReading puts the parts together; the store names what has no id.
func newReading(release metrics.Release, doc document.Document, result extract.Result) metrics.Reading {
	head := result.Header
	source := metrics.Source{
		ID: metrics.SourceID(release.ID), Type: head.Type, Title: cmp.Or(head.Title, release.FileName),
		Publisher: head.Publisher, PublishedAt: head.PublishedAt, FirstSeen: release.FirstSeen,
		URL: release.Given.URL, Licence: release.Given.Licence, ReleaseID: release.ID,
	}
	return metrics.Reading{
		Release: release, Source: source, RefArea: head.RefArea,
		Text: doc.Text, ReadAt: release.FirstSeen, Reader: doc.Reader, RuleVersion: extract.RuleVersion,
		Observations: result.Observations,
	}
}
