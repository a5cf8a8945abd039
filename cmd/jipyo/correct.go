package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/ingest"
)

type correctCommand struct {
	recordFlags
	ID        string `arg:"" name:"OBSERVATION_ID" help:"관측값 번호: export의 observation_id 열. (The observation's id, as in the column observation_id of export.)"`
	Value     string `placeholder:"NUMBER" help:"맞는 값: 단위 없는 숫자, 예: 905000000. (The right value in digits.)"`
	Period    string `placeholder:"PERIOD" help:"맞는 시점: 2019, 2019-S1, 2019-Q2, 2019-07, 2019-07-17, 두 시점은 빗금으로. (The right period.)"`
	Indicator string `placeholder:"ID" help:"맞는 지표. (The right indicator.)"`
	Scope     string `placeholder:"SCOPE" help:"맞는 범위, total은 전체. (The right scope; total is the whole.)"`
	Kind      string `placeholder:"KIND" help:"actual, target, plan."`
	Qualifier string `placeholder:"QUALIFIER" help:"exact, approx, at_least, at_most, more_than, less_than, average."`
	Status    string `placeholder:"STATUS" help:"관측값의 검토 상태: published, review, rejected. (The observation's state of review.)"`
	Reason    string `required:"" placeholder:"TEXT" help:"고치는 까닭. (Why.)"`
	By        string `required:"" placeholder:"NAME" help:"고치는 사람. (Who.)"`
}

// Run stores what the person says as one new version; what stood before stays
// readable.
func (c correctCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	amendment, err := c.amendment(ctx, rec)
	if err != nil {
		return err
	}
	made, err := rec.Correct(ctx, amendment)
	if err != nil {
		return c.refused(err)
	}
	said := made.Statement
	if said == "" {
		said = string(made.Status)
	}
	fmt.Fprintf(term.out, "고쳤습니다: %s → %s, 지역 %s의 판 %d (corrected; version %d of area %s)\n",
		c.ID, said, made.RefArea, made.Rev, made.Rev, made.RefArea)
	return nil
}

var plainNumber = regexp.MustCompile(`^-?[0-9]{1,40}(\.[0-9]{1,20})?$`)

// amendment resolves every flag; the first that is not understood is told
// with what is.
func (c correctCommand) amendment(ctx context.Context, rec *record) (metrics.Amendment, error) {
	a := metrics.Amendment{Observation: c.ID, Reason: c.Reason, By: c.By, At: time.Now()}
	if c.Value != "" {
		v, err := decimal.NewFromString(c.Value)
		if err != nil || !plainNumber.MatchString(c.Value) {
			return a, wrong("--value", c.Value, "905000000, 12.5")
		}
		a.Value = &v
	}
	if c.Period != "" {
		p, err := metrics.ParseTimePeriod(c.Period)
		if err != nil {
			return a, wrong("--period", c.Period, "2019, 2019-S1, 2019-Q2, 2019-07, 2019-07-17, 2019-01/2019-05")
		}
		a.Period = p
	}
	var err error
	if a.Kind, err = chosen("--kind", c.Kind, metrics.Kinds); err != nil {
		return a, err
	}
	if a.Qualifier, err = chosen("--qualifier", c.Qualifier, metrics.Qualifiers); err != nil {
		return a, err
	}
	if a.Status, err = chosen("--status", c.Status, metrics.Statuses); err != nil {
		return a, err
	}
	return c.placed(ctx, rec, a)
}

func chosen[T ~string](flag, value string, accepted []T) (T, error) {
	if value == "" {
		return "", nil
	}
	v, err := metrics.ParseCode(flag, value, accepted)
	if err != nil {
		return "", wrong(flag, value, fmt.Sprint(accepted))
	}
	return v, nil
}

// placed resolves indicator and scope: the indicator must be measured in the
// unit that was read, and have the scope.
func (c correctCommand) placed(ctx context.Context, rec *record, a metrics.Amendment) (metrics.Amendment, error) {
	if c.Indicator == "" && c.Scope == "" {
		return a, nil
	}
	key, err := rec.KeyOf(ctx, c.ID)
	if err != nil {
		return a, c.refused(err)
	}
	if c.Indicator != "" {
		ind, err := rec.catalog.Find(c.Indicator)
		if err != nil || !slices.Contains(ind.Units, key.Unit) {
			return a, wrong("--indicator", c.Indicator, fmt.Sprintf("단위가 %s인 지표 (an indicator in %s)", key.Unit, key.Unit))
		}
		a.Indicator, key.Indicator = ind.ID, ind.ID
	}
	if c.Scope == "" {
		return a, nil
	}
	known := []string{metrics.TotalScope}
	if ind, err := rec.catalog.Find(key.Indicator); err == nil {
		for _, s := range ind.Scopes {
			known = append(known, s.ID)
		}
	}
	if !slices.Contains(known, c.Scope) {
		return a, wrong("--scope", c.Scope, fmt.Sprint(known))
	}
	a.Scope = c.Scope
	return a, nil
}

// refused says why the record did not take the correction.
func (c correctCommand) refused(err error) error { return notTaken(c.ID, err) }

// tellUnplaced lists what persons said of a release that its reading has no
// place for.
func tellUnplaced(term terminal, report ingest.Report) {
	for _, c := range report.Unplaced {
		said := c.Statement
		if said == "" {
			said = string(c.Status)
		}
		fmt.Fprintf(term.err, "jipyo: %s: 사람이 고친 것을 이어 붙이지 못했습니다. 다시 살펴 주십시오: %s → %s, %s %s, %q, 수치 %q, 문장 %q (a correction found no place in this reading; look again)\n",
			report.Reading.Release.FileName, c.Observation, said, c.At.Format(time.DateOnly), c.By, c.Reason, c.FigureText, c.Quote)
	}
}
