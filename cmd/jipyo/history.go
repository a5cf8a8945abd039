package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

type historyCommand struct {
	recordFlags
	ID   string   `arg:"" name:"ID|INDICATOR" help:"관측값 번호, 또는 지표. (An observation's id, or an indicator.)"`
	Rest []string `arg:"" optional:"" name:"AREA PERIOD [SCOPE [KIND]]" help:"지표 다음에 지역과 시점, 기본은 전체(total)의 실적(actual). (After an indicator: area and period; scope total and kind actual unless given.)"`
}

// Run prints every statement of the key in every version.
func (c historyCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	key, err := c.key(ctx, rec)
	if err != nil {
		return err
	}
	versions, err := rec.History(ctx, key)
	if err != nil {
		return err
	}
	if len(versions) == 0 {
		return &metrics.UserError{
			Korean: "이 지표, 지역, 시점, 범위의 기록이 없습니다.", English: "the record never held a figure of that key",
			Err: metrics.ErrNotFound,
		}
	}
	return printHistory(term.out, rec, versions)
}

var idForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

func (c historyCommand) key(ctx context.Context, rec *record) (metrics.Key, error) {
	if len(c.Rest) == 0 && idForm.MatchString(c.ID) {
		key, err := rec.KeyOf(ctx, c.ID)
		if err != nil {
			return key, notTaken(c.ID, err)
		}
		return key, nil
	}
	if len(c.Rest) < 2 || len(c.Rest) > 4 {
		return metrics.Key{}, &metrics.UserError{
			Korean:  "관측값 번호 하나, 또는 지표·지역·시점을 주십시오. 예: jipyo history bad-debt-burned 전주시 2018",
			English: "give an observation's id, or indicator, area and period: jipyo history bad-debt-burned 전주시 2018",
			Err:     metrics.ErrInvalid,
		}
	}
	return c.named(rec)
}

// named reads a key from its words; unit, base and label are any.
func (c historyCommand) named(rec *record) (metrics.Key, error) {
	words := append(slices.Clone(c.Rest), "", "")
	key := metrics.Key{Indicator: c.ID, Scope: metrics.TotalScope, Kind: metrics.Actual}
	if ind, err := rec.catalog.Find(c.ID); err == nil {
		key.Indicator = ind.ID
	} else if c.ID != metrics.OtherIndicator {
		return key, wrong("INDICATOR", c.ID, "jipyo export | cut -d, -f1 | sort -u")
	}
	area, err := rec.areas.Find(words[0])
	if err != nil {
		return key, wrong("AREA", words[0], "52110, 전주시, 부산 중구")
	}
	key.RefArea = area.ID
	if key.Period, err = metrics.ParseTimePeriod(words[1]); err != nil {
		return key, wrong("PERIOD", words[1], "2019, 2019-S1, 2019-Q2, 2019-07, 2019-07-17")
	}
	if words[2] != "" {
		key.Scope = words[2]
	}
	if words[3] != "" {
		key.Kind, err = chosen("KIND", words[3], metrics.Kinds)
	}
	return key, err
}

// printHistory writes a head line of the key and a row a version.
func printHistory(w io.Writer, rec *record, versions []metrics.Version) error {
	k := versions[0].Key
	name := k.Indicator
	if ind, err := rec.catalog.Find(k.Indicator); err == nil {
		name = ind.Name.Korean + " " + k.Indicator
	}
	area, err := rec.areas.ByID(k.RefArea)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s, %s, %s, %s, %s\n\n", name, area.Name("usual"), k.Scope, k.Period, k.Kind)
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(table, "VERSION\tWRITTEN\tVALUE\tSTATUS\tOBSERVATION\tSOURCE\tPUBLISHED\tTITLE\tQUOTE\tNOTE")
	for _, v := range versions {
		fmt.Fprintln(table, strings.Join(historyRow(v), "\t"))
	}
	return table.Flush()
}

func historyRow(v metrics.Version) []string {
	span := strconv.FormatInt(v.Rev, 10) + "–"
	if v.Until != 0 {
		span += strconv.FormatInt(v.Until-1, 10)
	}
	value := v.Value.String() + " " + string(v.Unit)
	if v.Qualifier != metrics.Exact {
		value += " " + string(v.Qualifier)
	}
	cells := []string{
		span, v.At.Local().Format(time.DateTime), value, string(v.Status), v.ID, string(v.Source.Type) + " " + v.Source.Publisher,
		v.Source.PublishedAt.String(), v.Source.Title, v.Quote, strings.Join(remarks(v), "; "),
	}
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(c), " ")
	}
	return cells
}

// remarks say who changed what, and why.
func remarks(v metrics.Version) []string {
	var notes []string
	if v.Label != "" {
		notes = append(notes, v.Label)
	}
	switch c := v.Correction; {
	case c == nil:
		if v.Reason != "" {
			notes = append(notes, v.Reason)
		}
	case c.Statement == v.ID:
		notes = append(notes, fmt.Sprintf("%s이(가) %s을(를) 고침: %s (in place of it)", c.By, c.Observation, c.Reason))
	default:
		notes = append(notes, fmt.Sprintf("%s이(가) %s(으)로 정함: %s (decided)", c.By, c.Status, c.Reason))
	}
	if c := v.Ended; c != nil && c.Statement != "" && c.Statement != v.ID {
		notes = append(notes, fmt.Sprintf("%s이(가) 고쳐 %s (ended by that)", c.By, c.Statement))
	}
	return notes
}

// notTaken says that an observation is not there, or what the record has
// against what was said of it.
func notTaken(id string, err error) error {
	switch {
	case errors.Is(err, metrics.ErrNotFound):
		return &metrics.UserError{
			Korean:  fmt.Sprintf("관측값 %q이(가) 지금의 기록에 없습니다.", id),
			English: fmt.Sprintf("the record has no observation %q now", id), Err: err,
		}
	case errors.Is(err, metrics.ErrInvalid):
		return &metrics.UserError{
			Korean:  "이대로는 고칠 수 없습니다: 바뀌는 것이 없거나 규칙에 어긋납니다.",
			English: "this correction cannot be made: " + err.Error(), Err: err,
		}
	}
	return err
}
