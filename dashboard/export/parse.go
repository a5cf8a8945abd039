package export

import (
	"encoding/csv"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// The longest number that is read, in characters: one that is longer, or that
// has an exponent, is no figure of a release.
const longestNumber = 40

var (
	number        = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)
	observationID = regexp.MustCompile(`^[0-9a-f]{16}$`)
	releaseID     = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// parser reads one row; err is the first fault.
type parser struct {
	at      map[string]int
	cells   []string
	rows    *csv.Reader
	areas   metrics.Areas
	catalog metrics.Catalog
	err     error
}

func (p *parser) observation() metrics.Observation {
	o := metrics.Observation{
		PeriodBasis: coded(p, "period_basis", metrics.Stated, metrics.Bases),
		Value:       p.value(),
		Qualifier:   coded(p, "qualifier", metrics.Exact, metrics.Qualifiers),
		Status:      coded(p, "status", metrics.Published, metrics.Statuses),
		Reason:      p.text("reason"),
		ObsStatus:   coded(p, "obs_status", metrics.ObsNormal, metrics.ObsStatuses),
		Confidence:  p.confidence(),
		Source:      p.source(),
		Span:        p.span("span_start", "span_end"),
		Quote:       p.text("quote"),
		Figure:      p.span("figure_start", "figure_end"),
		FigureText:  p.text("figure_text"),
		Comment:     p.text("comment"),
		Rev:         int64(p.whole("rev")),
	}
	o.Key = p.key()
	o.ID = p.id("observation_id", observationID)
	if o.ID == "" {
		o.ID = metrics.NewObservationID(o)
	}
	if p.err == nil {
		if err := o.Validate(); err != nil {
			p.fail("value", "관측값이 규칙에 맞지 않습니다", err)
		}
	}
	return o
}

func (p *parser) key() metrics.Key {
	k := metrics.Key{
		Indicator: p.text("indicator"),
		Label:     p.text("label"),
		Scope:     p.text("scope"),
		Period:    p.period("time_period"),
		Kind:      coded(p, "kind", "", metrics.Kinds),
		Unit:      coded(p, "unit", "", metrics.Units),
	}
	if k.Scope == "" {
		k.Scope = metrics.TotalScope
	}
	if area, err := p.areas.Find(p.text("ref_area")); err != nil {
		p.fail("ref_area", "지역을 찾을 수 없거나 여럿입니다", err)
	} else {
		k.RefArea = area.ID
	}
	base, err := metrics.ParseBase(p.text("base"))
	if err != nil {
		p.fail("base", "기준이 아닙니다", err)
	}
	k.Base = base
	if k.Indicator == metrics.OtherIndicator {
		return k
	}
	ind, err := p.catalog.Find(k.Indicator)
	if err != nil {
		p.fail("indicator", "목록에 없는 지표입니다", err)
		return k
	}
	k.Indicator = ind.ID
	if _, ok := ind.Scope(k.Scope); !ok {
		p.fail("scope", "이 지표에 없는 범위입니다", fmt.Errorf("scope %q of %s: %w", k.Scope, ind.ID, metrics.ErrNotFound))
	}
	return k
}

func (p *parser) source() metrics.Source {
	s := metrics.Source{
		Type:        coded(p, "source_type", metrics.TypeImport, metrics.SourceTypes),
		Title:       p.text("source_title"),
		Publisher:   p.text("publisher"),
		PublishedAt: p.period("published_at"),
		URL:         p.text("source_url"),
		Licence:     p.text("licence"),
		Supersedes:  metrics.SourceID(p.text("supersedes")),
		SameTextAs:  metrics.SourceID(p.text("same_text_as")),
		ReleaseID:   metrics.ReleaseID(p.id("release_id", releaseID)),
	}
	if f := s.PublishedAt.Frequency(); f != metrics.Daily && f != metrics.Monthly && f != "" {
		p.fail("published_at", "날짜나 달이 아닙니다", fmt.Errorf("%s is neither a day nor a month: %w", s.PublishedAt, metrics.ErrInvalid))
	}
	if seen := p.text("first_seen"); seen != "" {
		t, err := time.Parse(time.RFC3339, seen)
		if err != nil {
			p.fail("first_seen", "2019-07-17T00:00:00Z와 같은 시각이 아닙니다", err)
		}
		s.FirstSeen = t.UTC()
	}
	s.ID = s.HeaderID()
	return s
}

// value reads an exact decimal, as CSV writes it.
func (p *parser) value() metrics.Decimal {
	s := p.text("value")
	if len(s) > longestNumber || !number.MatchString(s) {
		p.fail("value", fmt.Sprintf("%q은(는) 숫자가 아닙니다", s), fmt.Errorf("%q is not a number: %w", s, metrics.ErrInvalid))
		return metrics.Decimal{}
	}
	v, err := decimal.NewFromString(s)
	if err != nil {
		p.fail("value", "숫자가 아닙니다", err)
	}
	return v
}

// period reads a time period; an empty cell is no period.
func (p *parser) period(column string) metrics.TimePeriod {
	s := p.text(column)
	if s == "" {
		return metrics.TimePeriod{}
	}
	period, err := metrics.ParseTimePeriod(s)
	if err != nil {
		p.fail(column, fmt.Sprintf("%q은(는) 시점이 아닙니다", s), err)
	}
	return period
}

// span reads two offsets; two empty cells are no span.
func (p *parser) span(start, end string) metrics.Span {
	s := metrics.Span{Start: p.whole(start), End: p.whole(end)}
	if s.End < s.Start {
		p.fail(end, "끝이 시작보다 앞입니다", fmt.Errorf("span %d-%d ends before it starts: %w", s.Start, s.End, metrics.ErrInvalid))
	}
	return s
}

// whole reads a number of 0 or more; an empty cell is 0.
func (p *parser) whole(column string) int {
	s := p.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > math.MaxInt32 {
		p.fail(column, fmt.Sprintf("%q은(는) 0 이상의 정수가 아닙니다", s), fmt.Errorf("%q is not a whole number: %w", s, metrics.ErrInvalid))
		return 0
	}
	return int(n)
}

func (p *parser) confidence() float64 {
	s := p.text("confidence")
	if s == "" {
		return 1
	}
	c, err := strconv.ParseFloat(s, 64)
	if err != nil || !(c >= 0 && c <= 1) {
		p.fail("confidence", fmt.Sprintf("%q은(는) 0과 1 사이의 수가 아닙니다", s), fmt.Errorf("%q is not between 0 and 1: %w", s, metrics.ErrInvalid))
		return 0
	}
	return c
}

// id reads an identifier of a fixed form; an empty cell is none.
func (p *parser) id(column string, form *regexp.Regexp) string {
	s := p.text(column)
	if s != "" && !form.MatchString(s) {
		p.fail(column, fmt.Sprintf("%q은(는) 식별자가 아닙니다", s), fmt.Errorf("%q is not an identifier: %w", s, metrics.ErrInvalid))
	}
	return s
}

// coded reads a cell of a coded column; an empty one is the default.
func coded[T ~string](p *parser, column string, empty T, accepted []T) T {
	s := p.text(column)
	if s == "" && empty != "" {
		return empty
	}
	v, err := metrics.ParseCode(column, s, accepted)
	if err != nil {
		p.fail(column, fmt.Sprintf("%q은(는) %v 가운데 하나가 아닙니다", s, accepted), err)
	}
	return v
}

// fail keeps the first fault of the row, with the line on which its cell is.
func (p *parser) fail(column, korean string, cause error) {
	if p.err != nil {
		return
	}
	at, ok := p.at[column]
	if !ok {
		at = 0
	}
	line, _ := p.rows.FieldPos(at)
	p.err = fault(line, column, korean, cause.Error(), cause)
}
