package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/extract"
	"github.com/jipyo/jipyo/metrics/ingest"
)

type extractCommand struct {
	metaFlags
	Catalog string   `type:"existingfile" placeholder:"FILE" help:"지표를 더하거나 바꾸는 목록 파일. (Catalogue file that adds or overrides indicators.)"`
	Files   []string `arg:"" name:"FILE" help:"보도자료 파일. (Release files.)"`
}

// extracted is one line of output. Offsets are bytes of the cleaned text.
type extracted struct {
	ID           string                 `json:"id"`
	Title        string                 `json:"title"`
	Publisher    string                 `json:"publisher"`
	PublishedAt  string                 `json:"published_at"`
	Region       string                 `json:"region"`
	Quantities   []extractedQuantity    `json:"quantities"`
	Observations []extractedObservation `json:"observations"`
}

type extractedQuantity struct {
	Text      string            `json:"text"`
	Value     json.Number       `json:"value"`
	Unit      metrics.Unit      `json:"unit"`
	Qualifier metrics.Qualifier `json:"qualifier"`
	Start     int               `json:"start"`
	End       int               `json:"end"`
}

// extractedObservation has the sentence as evidence, text[start:end], and the
// number in it as figure_text; scope is empty for the total.
type extractedObservation struct {
	Indicator   string            `json:"indicator"`
	Label       string            `json:"label"`
	Region      string            `json:"region"`
	Scope       string            `json:"scope"`
	Period      string            `json:"period"`
	PeriodBasis metrics.Basis     `json:"period_basis"`
	Kind        metrics.Kind      `json:"kind"`
	Base        metrics.Base      `json:"base"`
	Value       json.Number       `json:"value"`
	Unit        metrics.Unit      `json:"unit"`
	Qualifier   metrics.Qualifier `json:"qualifier"`
	FigureText  string            `json:"figure_text"`
	Evidence    string            `json:"evidence"`
	Start       int               `json:"start"`
	End         int               `json:"end"`
	Confidence  float64           `json:"confidence"`
	Status      metrics.Status    `json:"status"`
	Reason      string            `json:"reason"`
	FigureStart int               `json:"figure_start"`
	FigureEnd   int               `json:"figure_end"`
}

// Run prints a line for each file that can be read; the others are told.
func (c extractCommand) Run(term terminal) error {
	cat, areas, err := vocabulary(c.Catalog)
	if err != nil {
		return err
	}
	known, err := c.known(ingest.Meta{}, areas)
	if err != nil {
		return err
	}
	readers := newFormats()
	defer readers.Close()
	extractor, failed := extract.New(cat, areas), false
	for _, file := range c.Files {
		line, err := extractFile(file, known, readers.read, extractor, areas)
		if err != nil {
			failed = true
			complain(term, file, err)
			continue
		}
		if err := writeLine(term, line); err != nil {
			return err
		}
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

func extractFile(file string, known knownOf, read ingest.Reader, extractor *extract.Extractor, areas metrics.Areas) (extracted, error) {
	data, err := readLimited(file)
	if err != nil {
		return extracted{}, err
	}
	given, err := known(file)
	if err != nil {
		return extracted{}, err
	}
	_, result, err := ingest.Extract(read, extractor, data, given)
	if err != nil {
		return extracted{}, err
	}
	return newExtracted(stem(file), result, areas), nil
}

func newExtracted(id string, result extract.Result, areas metrics.Areas) extracted {
	name := func(id string) string {
		area, err := areas.ByID(id)
		if err != nil {
			return id // a figure of an unlisted area is still a figure
		}
		return area.Name("usual")
	}
	head := result.Header
	line := extracted{
		ID: id, Title: head.Title, Publisher: head.Publisher, PublishedAt: head.PublishedAt.String(), Region: name(head.RefArea),
		Quantities: []extractedQuantity{}, Observations: []extractedObservation{},
	}
	for _, q := range result.Quantities {
		line.Quantities = append(line.Quantities, extractedQuantity{
			q.Text, json.Number(q.Value.String()), q.Unit, q.Qualifier, q.Span.Start, q.Span.End,
		})
	}
	for _, o := range result.Observations {
		scope := o.Scope
		if scope == metrics.TotalScope {
			scope = ""
		}
		line.Observations = append(line.Observations, extractedObservation{
			o.Indicator, o.Label, name(o.RefArea), scope, o.Period.String(), o.PeriodBasis, o.Kind, o.Base,
			json.Number(o.Value.String()), o.Unit, o.Qualifier, o.FigureText, o.Quote, o.Span.Start, o.Span.End,
			o.Confidence, o.Status, o.Reason, o.Figure.Start, o.Figure.End,
		})
	}
	return line
}

func writeLine(term terminal, line extracted) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false) // a file of lines, not a page
	if err := enc.Encode(line); err != nil {
		return fmt.Errorf("%s: %w", line.ID, err)
	}
	_, err := term.out.Write(buf.Bytes())
	return err
}
