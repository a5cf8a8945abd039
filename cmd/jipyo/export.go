package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
)

type exportCommand struct {
	recordFlags
	Format    string `enum:"csv,excel" default:"csv" help:"csv 또는 excel(더블 클릭으로 열리는 CSV). (csv, or excel: a CSV that Korean Excel opens on a double click.)"`
	Indicator string `placeholder:"ID~ID" help:"지표. (Indicators, joined by ~.)"`
	Area      string `placeholder:"AREA~AREA" help:"지역: 코드나 이름. (Areas by code or name, joined by ~.)"`
	Scope     string `placeholder:"SCOPE~SCOPE" help:"범위. (Scopes, joined by ~; total is the whole.)"`
	From      string `placeholder:"PERIOD" help:"이 시점부터. (From this period on, 2015 or 2019-07.)"`
	To        string `placeholder:"PERIOD" help:"이 시점까지. (To the end of this period.)"`
	Kind      string `placeholder:"KIND~KIND" help:"actual, target, plan, change."`
	Status    string `default:"published" placeholder:"STATUS~STATUS" help:"published, review, rejected."`
	AsOf      string `placeholder:"DATE" help:"그날까지 나온 출처만. (Only sources published on or before that day.)"`
	Rev       int64  `placeholder:"N" help:"데이터 판 N 때의 기록. (The record as it stood at data version N.)"`
}

// Run writes the selected observations to standard output.
func (c exportCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	query, err := c.query(rec)
	if err != nil {
		return err
	}
	obs, err := rec.Observations(ctx, query)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(term.out)
	names := export.Names{Catalog: rec.catalog, Areas: rec.areas, Lang: "ko"}
	if err := export.CSV(out, names, obs, export.Options{Excel: c.Format == "excel"}); err != nil {
		return err
	}
	return out.Flush()
}

// query resolves every flag; the first that names nothing known is told with
// what exists.
func (c exportCommand) query(rec *record) (metrics.Query, error) {
	q := metrics.Query{Scopes: list(c.Scope), Rev: c.Rev}
	for _, id := range list(c.Indicator) {
		ind, err := rec.catalog.Find(id)
		if err != nil && id != metrics.OtherIndicator {
			return q, wrong("--indicator", id, "jipyo export | cut -d, -f1 | sort -u")
		}
		if err == nil {
			id = ind.ID
		}
		q.Indicators = append(q.Indicators, id)
	}
	for _, name := range list(c.Area) {
		area, err := rec.areas.Find(name)
		if err != nil {
			return q, wrong("--area", name, "52110, 전주시, 부산 중구")
		}
		q.RefAreas = append(q.RefAreas, area.ID)
	}
	var err error
	if q.Kinds, err = codes("--kind", c.Kind, metrics.Kinds); err != nil {
		return q, err
	}
	if q.Statuses, err = codes("--status", c.Status, metrics.Statuses); err != nil {
		return q, err
	}
	return c.times(q)
}

func (c exportCommand) times(q metrics.Query) (metrics.Query, error) {
	for _, flag := range []struct {
		name, text string
		period     *metrics.TimePeriod
	}{{"--from", c.From, &q.From}, {"--to", c.To, &q.To}} {
		if flag.text == "" {
			continue
		}
		p, err := metrics.ParseTimePeriod(flag.text)
		if err != nil {
			return q, wrong(flag.name, flag.text, "2019, 2019-S1, 2019-Q2, 2019-07, 2019-07-17")
		}
		*flag.period = p
	}
	if c.AsOf != "" {
		day, err := time.Parse(time.DateOnly, c.AsOf)
		if err != nil {
			return q, wrong("--as-of", c.AsOf, "2019-12-31")
		}
		q.AsOf = day
	}
	return q, nil
}

func list(joined string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, "~")
}

func codes[T ~string](flag, joined string, accepted []T) ([]T, error) {
	var out []T
	for _, s := range list(joined) {
		v, err := metrics.ParseCode(flag, s, accepted)
		if err != nil {
			return nil, wrong(flag, s, fmt.Sprint(accepted))
		}
		out = append(out, v)
	}
	return out, nil
}

// wrong says which flag has a value that is not known, and what is.
func wrong(flag, value, known string) error {
	return &metrics.UserError{
		Korean:  fmt.Sprintf("%s의 값 %q을(를) 알 수 없습니다. 쓸 수 있는 것: %s", flag, value, known),
		English: fmt.Sprintf("%s does not know %q; use: %s", flag, value, known),
		Err:     metrics.ErrInvalid,
	}
}
