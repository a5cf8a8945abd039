// Package extract finds the observations of a release: what each figure of its
// text measures, for which area and period, and whether it happened, is meant
// to, or is a change. What an indicator is called comes from the catalogue;
// the rules here are the grammar of Korean sentences and tables about figures.
package extract

import (
	"fmt"
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/korean"
)

// RuleVersion names the rules; a reading keeps it.
const RuleVersion = "2"

// Hints are what the caller knows better than the text; a set field wins over
// what the text says.
type Hints struct {
	PublishedAt metrics.TimePeriod
	// RefArea is the id of the area that the release is about.
	RefArea   string
	Publisher string
}

// Result is what was read in one document; every span refers to its text.
type Result struct {
	Header       Header
	Quantities   []korean.Quantity
	Observations []metrics.Observation
}

// Extractor finds observations by a catalogue and a gazetteer. It holds no
// state of a document and may be used by several goroutines at once.
type Extractor struct {
	lexicon   lexicon
	gazetteer gazetteer
	areas     metrics.Areas
}

// New prepares the words of a catalogue and the names of the areas.
func New(catalog metrics.Catalog, areas metrics.Areas) *Extractor {
	return &Extractor{lexicon: newLexicon(catalog), gazetteer: newGazetteer(areas), areas: areas}
}

// Extract reads a document. Without a publication date, in text or hints, only
// figures with a date of their own become observations, and all wait for
// review. It is ErrInvalid, with the header and quantities read so far, when
// neither text nor hints tell the area.
func (x *Extractor) Extract(doc document.Document, hints Hints) (Result, error) {
	result := Result{Header: x.header(doc, hints)}
	home, published := result.Header.RefArea, result.Header.PublishedAt
	r := x.read(doc, result.Header)
	result.Quantities = r.quantities
	if home == "" {
		return result, fmt.Errorf("extract: %w", &metrics.UserError{
			Korean:  "어느 지역의 자료인지 글에서 알 수 없습니다. 지역을 알려 주십시오.",
			English: "the text does not tell which area it is about; name the area",
			Err:     metrics.ErrInvalid,
		})
	}
	x.interpret(doc, &r, home, published)
	for _, f := range r.figures {
		if o, ok := x.observation(doc.Text, f, published); ok {
			result.Observations = append(result.Observations, o)
		}
	}
	return result, nil
}

func (x *Extractor) header(doc document.Document, hints Hints) Header {
	h := readHeader(doc, x.areas)
	if !hints.PublishedAt.IsZero() {
		h.PublishedAt = hints.PublishedAt
	}
	if hints.RefArea != "" {
		h.RefArea = hints.RefArea
	}
	if hints.Publisher != "" {
		h.Publisher = hints.Publisher
	}
	return h
}

// draft is a document on its way to observations.
type draft struct {
	quantities []korean.Quantity
	figures    []*figure
	sentences  []*sentence
	tables     []*tableRow
}

// read finds quantities, periods, catalogue words and areas in every sentence
// and table cell of the body.
func (x *Extractor) read(doc document.Document, h Header) draft {
	rd := reader{
		text: doc.Text, lexicon: &x.lexicon, gazetteer: &x.gazetteer, home: h.RefArea,
		figures: map[int]*figure{}, periods: map[int]korean.PeriodMention{},
	}
	var d draft
	tables := map[int][]*tableRow{}
	var last metrics.TimePeriod
	for n, b := range doc.Blocks {
		switch b.Kind {
		case document.Chrome:
		case document.TableGrid:
			tables[n] = x.tableRows(doc, n, h)
			for _, row := range tables[n] {
				for _, c := range row.cells {
					d.quantities = append(d.quantities, c.figure.Quantity)
				}
			}
		default:
			text := doc.Text[b.Span.Start:b.Span.End]
			for _, q := range korean.Quantities(text) {
				q.Span = shift(q.Span, b.Span.Start)
				rd.figures[q.Span.Start] = &figure{Quantity: q}
				d.quantities = append(d.quantities, q)
			}
			for _, p := range korean.PeriodsAfter(text, h.PublishedAt, last) {
				p.Span = shift(p.Span, b.Span.Start)
				rd.periods[p.Span.Start] = p
				if !p.Period.IsZero() && p.Form != korean.Base && p.Form != korean.PerYear && !announced(p) {
					last = p.Period
				}
			}
		}
	}
	d.sentences = sentencesOf(doc, append([]string{h.Title}, strings.Split(h.Subtitle, "\n")...))
	for _, s := range d.sentences {
		rd.items(s)
	}
	headings(doc.Text, d.sentences)
	d.place(doc, tables)
	return d
}

func shift(s metrics.Span, by int) metrics.Span {
	return metrics.Span{Start: s.Start + by, End: s.End + by}
}

// place puts the figures of sentences and tables in the order of the text, and
// tells each table the sentence above it.
func (d *draft) place(doc document.Document, tables map[int][]*tableRow) {
	at := 0
	for n := range doc.Blocks {
		for ; at < len(d.sentences) && d.sentences[at].block <= n; at++ {
			d.figures = append(d.figures, d.sentences[at].figures...)
		}
		for _, row := range tables[n] {
			row.above = max(at-1, 0)
			d.tables = append(d.tables, row)
			for _, c := range row.cells {
				d.figures = append(d.figures, c.figure)
			}
		}
	}
}

// interpret decides subject, kind, period and area of every figure, then
// what repeats or rounds another one.
func (x *Extractor) interpret(doc document.Document, d *draft, home string, published metrics.TimePeriod) {
	v := newSolver(x, doc.Text, d.sentences)
	c := newClock(published, d.sentences, v.measure)
	for _, s := range d.sentences {
		for _, f := range s.figures {
			f.kind = local(f)
			if f.kind.kind == metrics.Actual && !f.kind.gap && called(f) {
				f.kind.kind = metrics.Target
			}
		}
		v.solve(s)
		for _, f := range s.figures {
			c.set(f)
			f.kind = intent(f, published)
			if f.kind.kind == metrics.Plan && v.standing(f) {
				f.kind = modality{kind: metrics.Actual, sure: 0.95}
			}
			if f.kind.kind == metrics.Plan && f.time.basis == metrics.Assumed && v.measure(f) == metrics.Stock {
				f.kind.sure = min(f.kind.sure, datelessPlan)
			}
			f.area, f.areaSure = x.place(f, home)
		}
		for _, f := range s.figures {
			if f.kind.kind == metrics.Change {
				f.kind.base = base(f)
			}
		}
	}
	for _, row := range d.tables {
		x.solveRow(row, v, c, home)
	}
	v.sumRows(d.tables)
	consolidate(d.figures)
}

// newSolver prepares what the subjects of a document are decided with.
func newSolver(x *Extractor, text string, sentences []*sentence) *solver {
	v := &solver{
		Extractor: x, doc: text, sentences: sentences,
		squeezed: map[*sentence]string{}, index: map[*sentence]int{}, spoken: map[int]int{},
	}
	for n, s := range sentences {
		v.squeezed[s] = squeeze(text[s.span.Start:s.span.End])
		v.index[s] = n
		if s.headline {
			v.title += v.squeezed[s]
		}
		for _, it := range s.items {
			for _, n := range it.names {
				v.spoken[n.indicator]++
			}
		}
	}
	return v
}

// measure is the measure of the figure's indicator; a flow for money, a stock
// for counts of none.
func (v *solver) measure(f *figure) metrics.Measure {
	if f.subject.indicator != other {
		return v.lexicon.indicators[f.subject.indicator].Measure
	}
	if f.Unit == metrics.KRW {
		return metrics.Flow
	}
	return metrics.Stock
}

// observation puts a figure into the record's form; false for one that has no
// period or only repeats another.
func (x *Extractor) observation(text string, f *figure, published metrics.TimePeriod) (metrics.Observation, bool) {
	if f.dropped || f.time.period.IsZero() {
		return metrics.Observation{}, false
	}
	o := metrics.Observation{
		Key: metrics.Key{
			Indicator: metrics.OtherIndicator, RefArea: f.area, Scope: metrics.TotalScope,
			Period: f.time.period, Kind: f.kind.kind, Unit: f.Unit, Base: f.kind.base,
		},
		PeriodBasis: f.time.basis, Value: f.Value, Qualifier: f.Qualifier, ObsStatus: metrics.ObsNormal,
		Confidence: f.confidence(), Span: f.sentence.span, Quote: text[f.sentence.span.Start:f.sentence.span.End],
		Figure: f.Span, FigureText: f.Text,
	}
	if f.subject.indicator == other {
		o.Label = label(f)
	} else {
		o.Indicator = x.lexicon.indicators[f.subject.indicator].ID
		if f.subject.scope != "" {
			o.Scope = f.subject.scope
		}
	}
	if f.kind.fall {
		o.Value = o.Value.Neg()
	}
	if o.Kind != metrics.Change {
		o.Base = ""
	}
	o.Status, o.Reason = f.judge(published)
	return o, true
}
