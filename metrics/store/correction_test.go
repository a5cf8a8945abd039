package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
)

var march = time.Date(2020, 3, 1, 9, 0, 0, 0, time.UTC)

// correct makes one amendment of the only published figure of a query.
func correct(tb testing.TB, db *store.DB, id string, change func(*metrics.Amendment)) metrics.Correction {
	tb.Helper()
	a := metrics.Amendment{Observation: id, Reason: "원문 대조", By: "김주무관", At: march}
	change(&a)
	c, err := db.Correct(tb.Context(), a)
	if err != nil {
		tb.Fatalf("Correct(%+v): %v", a, err)
	}
	return c
}

func value(n int64) *metrics.Decimal {
	v := decimal.NewFromInt(n)
	return &v
}

// point weighs what stands of a figure's key.
func point(tb testing.TB, db *store.DB, q metrics.Query) string {
	tb.Helper()
	stated := observations(tb, db, q)
	if len(stated) == 0 {
		return "none"
	}
	p := metrics.NewPoint(stated)
	return fmt.Sprintf("%s of %d, open %v", p.Headline.Value, len(stated), p.Open)
}

func TestAPersonDecidesAnOpenConflict(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		high := stated(t, "높음", day("2018-11-08"), figure{"public-procurement", jeonju, "2018", "9억5000만", 950000000})
		low := stated(t, "낮음", day("2018-11-08"), figure{"public-procurement", jeonju, "2018", "9억500만", 905000000})
		if _, err := db.Import(t.Context(), []metrics.Observation{high, low}); err != nil {
			t.Fatal(err)
		}
		q := metrics.Query{Indicators: []string{"public-procurement"}}
		if got := point(t, db, q); got != "905000000 of 2, open true" {
			t.Fatalf("before: %s", got)
		}
		id := observations(t, db, q)[0].ID
		c := correct(t, db, id, func(a *metrics.Amendment) { a.Value = value(905000000) })
		if c.Rev != 2 || c.RefArea != jeonju || c.Observation != id || c.Status != "" || c.Statement == "" {
			t.Errorf("Correct = %+v; want version 2 with a statement", c)
		}
		for _, tt := range []struct {
			rule string
			q    metrics.Query
			want string
		}{
			{"now the person's value stands", metrics.Query{}, "905000000 of 3, open false"},
			{"at the version before it was open", metrics.Query{Rev: 1}, "905000000 of 2, open true"},
			{"on the day before it was open", metrics.Query{AsOf: march.AddDate(0, 0, -1)}, "905000000 of 2, open true"},
			{"on the day itself it stands", metrics.Query{AsOf: march.Truncate(24 * time.Hour)}, "905000000 of 3, open false"},
		} {
			if got := point(t, db, tt.q); got != tt.want {
				t.Errorf("%s: %s; want %s", tt.rule, got, tt.want)
			}
		}
		// On second thoughts: the later statement takes the place of the first.
		second := correct(t, db, c.Statement, func(a *metrics.Amendment) { a.Value, a.By = value(906000000), "이주무관" })
		if second.Observation != id {
			t.Errorf("a correction of a correction is about %s; want %s", second.Observation, id)
		}
		if got := point(t, db, metrics.Query{}); got != "906000000 of 3, open false" {
			t.Errorf("after the second thought: %s", got)
		}
		correct(t, db, second.Statement, func(a *metrics.Amendment) { a.Status = metrics.Rejected })
		if got := point(t, db, metrics.Query{}); got != "905000000 of 2, open true" {
			t.Errorf("after the person took it back: %s", got)
		}
		if got := point(t, db, metrics.Query{Rev: 2}); got != "905000000 of 3, open false" {
			t.Errorf("at version 2: %s", got)
		}
	})
}

func TestAFigureOfAnotherPeriodIsMovedAndComesBackByVersion(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		q := metrics.Query{RefAreas: []string{jeonju}, Indicators: []string{organizations}}
		id := observations(t, db, q)[0].ID
		c := correct(t, db, id, func(a *metrics.Amendment) { a.Period = metrics.Year(2018) })
		if c.Status != metrics.Rejected {
			t.Errorf("the statement of the wrong period is %q; want rejected", c.Status)
		}
		same(t, "now", brief(observations(t, db, q)), []string{"social-economy-organizations 52110 2018 451"})
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 2, wanju: 1})
		q.Rev = 1
		same(t, "at version 1", brief(observations(t, db, q)), []string{"social-economy-organizations 52110 2019-07-17 451"})
		// Moved again, it stands in one place.
		correct(t, db, id, func(a *metrics.Amendment) { a.Period, a.Status = metrics.Year(2017), "" })
		q.Rev = 0
		same(t, "moved again", brief(observations(t, db, q)), []string{"social-economy-organizations 52110 2017 451"})
	})
}

func TestDecisionsAreCarriedOverToTheNextReading(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		in := reading(t, "rules/1", "보도자료", releaseFigures...)
		in.Observations[1].Status, in.Observations[1].Reason = metrics.Review, "단위가 분명하지 않음"
		save(t, db, in)
		all := metrics.Query{Statuses: metrics.Statuses}
		obs := observations(t, db, all)
		procurement, ours, theirs := obs[0].ID, obs[1].ID, obs[2].ID
		correct(t, db, procurement, func(a *metrics.Amendment) { a.Status = metrics.Published })
		correct(t, db, ours, func(a *metrics.Amendment) { a.Status = metrics.Rejected })
		correct(t, db, theirs, func(a *metrics.Amendment) { a.Value = value(89) })

		better := in
		better.RuleVersion = "rules/2"
		save(t, db, better)
		want := []string{"4300000000 published ", "451 rejected 원문 대조", "88 published ", "89 published "}
		var got []string
		for _, o := range observations(t, db, all) {
			got = append(got, fmt.Sprintf("%s %s %s", o.Value, o.Status, o.Reason))
		}
		same(t, "after the next reading", got, want)
		id := metrics.NewReleaseID(in.Release.Data)
		if unplaced, err := db.Unplaced(t.Context(), id); err != nil || len(unplaced) != 0 {
			t.Errorf("Unplaced = %v, %v; want none", unplaced, err)
		}

		// Other rules find neither the figure of 전주시 nor that of 완주군.
		worse := reading(t, "rules/3", "보도자료", releaseFigures[1])
		worse.Text = in.Text
		worse.Observations[0] = in.Observations[1]
		worse.Observations[0].Value = decimal.NewFromInt(43)
		save(t, db, worse)
		unplaced, err := db.Unplaced(t.Context(), id)
		if err != nil || len(unplaced) != 3 {
			t.Fatalf("Unplaced = %+v, %v; want all three", unplaced, err)
		}
		if c := unplaced[0]; c.By != "김주무관" || c.Reason != "원문 대조" || !c.At.Equal(march) || c.Quote == "" || c.FigureText == "" {
			t.Errorf("Unplaced[0] = %+v", c)
		}
		same(t, "what the person said stands", brief(observations(t, db, metrics.Query{RefAreas: []string{wanju}})), []string{"social-economy-organizations 52710 2019 89"})
	})
}

func TestCorrectRefusesWhole(t *testing.T) {
	tests := []struct {
		name   string
		change func(*metrics.Amendment)
		cause  error
	}{
		{"no such observation", func(a *metrics.Amendment) { a.Observation = "0000000000000000" }, metrics.ErrNotFound},
		{"nothing said", func(*metrics.Amendment) {}, metrics.ErrInvalid},
		{"no name", func(a *metrics.Amendment) { a.Value, a.By = value(1), "" }, metrics.ErrInvalid},
		{"an unknown indicator", func(a *metrics.Amendment) { a.Indicator = "happiness" }, metrics.ErrNotFound},
		{"an unknown state", func(a *metrics.Amendment) { a.Status = "gone" }, metrics.ErrInvalid},
		{"a change without a base", func(a *metrics.Amendment) { a.Kind = metrics.Change }, metrics.ErrInvalid},
		{"a value of a billion digits", func(a *metrics.Amendment) { v := decimal.New(1, 999999999); a.Value = &v }, metrics.ErrInvalid},
		{"a NUL in the reason", func(a *metrics.Amendment) { a.Value, a.Reason = value(1), "a\x00b" }, metrics.ErrInvalid},
	}
	each(t, func(t *testing.T, db *store.DB) {
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		before := observations(t, db, metrics.Query{Statuses: metrics.Statuses})
		for _, tt := range tests {
			a := metrics.Amendment{Observation: before[0].ID, Reason: "까닭", By: "김주무관", At: march}
			tt.change(&a)
			_, err := db.Correct(t.Context(), a)
			wantCause(t, tt.name, err, tt.cause)
		}
		same(t, "observations", observations(t, db, metrics.Query{Statuses: metrics.Statuses}), before)
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 1, wanju: 1})
		if n, err := db.Count(t.Context(), "select count(*) from corrections"); n != 0 || err != nil {
			t.Errorf("%d corrections, %v; want none", n, err)
		}
	})
}

func TestHistoryHoldsEveryVersionOfAKey(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		in := reading(t, "rules/1", "보도자료", releaseFigures...)
		save(t, db, in)
		paper := stated(t, "신문", day("2019-07-20"), figure{organizations, jeonju, "2019-07-17", "450", 450})
		if _, err := db.Import(t.Context(), []metrics.Observation{paper}); err != nil {
			t.Fatal(err)
		}
		id := observations(t, db, metrics.Query{Source: idOf(in), Indicators: []string{organizations}, RefAreas: []string{jeonju}})[0].ID
		c := correct(t, db, id, func(a *metrics.Amendment) { a.Value, a.Status = value(452), metrics.Rejected })
		again := in
		again.RuleVersion, again.ReadAt = "rules/2", in.ReadAt.AddDate(1, 0, 0)
		save(t, db, again)

		key, err := db.KeyOf(t.Context(), id)
		if err != nil || key.Indicator != organizations || key.Period.String() != "2019-07-17" {
			t.Fatalf("KeyOf = %+v, %v", key, err)
		}
		history, err := db.History(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range history {
			by := ""
			if v.Correction != nil {
				by = v.Correction.By + " " + v.Correction.Reason
			}
			got = append(got, fmt.Sprintf("%d-%d %s %s %s %s", v.Rev, v.Until, v.Value, v.Status, v.At.Format(time.DateOnly), by))
		}
		same(t, "History", got, []string{
			"1-3 451 published 2020-01-02 ", "2-0 450 published 2021-05-06 ", "3-4 451 rejected 2020-03-01 김주무관 원문 대조",
			"3-0 452 published 2020-03-01 김주무관 원문 대조", "4-0 451 rejected 2021-01-02 ",
		})
		if ended := history[0].Ended; ended == nil || ended.Statement != c.Statement {
			t.Errorf("the first version was ended by %+v; want the correction", ended)
		}
		key.Unit = ""
		if anyUnit, err := db.History(t.Context(), key); err != nil || len(anyUnit) != len(history) {
			t.Errorf("History of any unit: %d versions, %v; want %d", len(anyUnit), err, len(history))
		}
		key.Period = metrics.Year(1999)
		if none, err := db.History(t.Context(), key); err != nil || len(none) != 0 {
			t.Errorf("History of 1999: %d versions, %v; want none", len(none), err)
		}
		_, err = db.KeyOf(t.Context(), "0000000000000000")
		wantCause(t, "KeyOf nothing", err, metrics.ErrNotFound)
	})
}
