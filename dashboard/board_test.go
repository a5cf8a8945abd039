package dashboard_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

func newBoard(t *testing.T, rows ...statement) dashboard.Board {
	t.Helper()
	catalog, areas := shown(t)
	board, err := dashboard.NewBoard(catalog, areas, "ko", "52110", series(t, rows...))
	if err != nil {
		t.Fatal(err)
	}
	return board
}

func card(t *testing.T, board dashboard.Board, indicator string) dashboard.Card {
	t.Helper()
	i := slices.IndexFunc(board.Cards, func(c dashboard.Card) bool { return c.Indicator == indicator })
	if i < 0 {
		t.Fatalf("no card %s", indicator)
	}
	return board.Cards[i]
}

func TestCardTellsTheLatestValueAndItsChange(t *testing.T) {
	count := func(period, value string) statement {
		return statement{indicator: "cooperatives", unit: metrics.Count, period: period, value: value}
	}
	tests := []struct {
		rule         string
		rows         []statement
		value, since string
		change       string
		tone         dashboard.Tone
	}{
		{
			"a state against one half a year older or more",
			[]statement{count("2018-02-08", "300"), count("2018-12-31", "340"), count("2019-01-23", "330")},
			"330개", "2018. 2. 8. 대비", "+30개 (+10%)", dashboard.Good,
		},
		{"nothing to compare with", []statement{count("2018-12-31", "340"), count("2019-01-23", "343")}, "343개", "", "", ""},
		{
			"a flow against the same part of an earlier year",
			[]statement{{period: "2018-S1", value: "4000000000"}, {period: "2018", value: "8000000000"}, {period: "2019-S1", value: "3000000000"}},
			"30억 원", "2018년 상반기 대비", "\u221210억 원 (\u221225%)", dashboard.Bad,
		},
		{
			"an assumed period is neither the latest nor compared",
			[]statement{{period: "2018", value: "8000000000"}, {period: "2020", value: "1", basis: metrics.Assumed}},
			"80억 원", "", "", "",
		},
		{
			"an approximate value makes the change approximate",
			[]statement{{period: "2018", value: "8000000000", qualifier: metrics.Approx}, {period: "2019", value: "12600000000"}},
			"126억 원", "2018년 대비", "약 +46억 원 (+57.5%)", dashboard.Good,
		},
		{
			"cumulatives from different starts are not compared",
			[]statement{
				{indicator: "counselling-cumulative", unit: metrics.Cases, period: "2016-09-05/2016-10-14", value: "172"},
				{indicator: "counselling-cumulative", unit: metrics.Cases, period: "2016-09-20/2018-07-24", value: "2670"},
			},
			"2,670건", "", "", "",
		},
		{"the same again", []statement{count("2018-02-08", "300"), count("2019-01-23", "300")}, "300개", "2018. 2. 8. 대비", "변화 없음", dashboard.Even},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			c := newBoard(t, tt.rows...).Cards[0]
			if c.Value != tt.value {
				t.Errorf("value %q; want %q", c.Value, tt.value)
			}
			switch {
			case c.Change == nil && tt.change != "":
				t.Errorf("no change; want %q", tt.change)
			case c.Change != nil && (c.Change.Text != tt.change || c.Change.Since != tt.since || c.Change.Tone != tt.tone):
				t.Errorf("change %+v; want %q %q %q", *c.Change, tt.change, tt.since, tt.tone)
			}
		})
	}
}

func TestBoardTellsAttainmentWhereTargetAndActualMeet(t *testing.T) {
	board := newBoard(t, procurement()...)
	panel := board.Panels[0]
	if panel.ID != "procurement" || panel.Figure.Empty {
		t.Fatalf("first panel %q, empty %v; want procurement", panel.ID, panel.Figure.Empty)
	}
	var got []string
	for _, a := range panel.Attainments {
		got = append(got, a.Text)
	}
	want := []string{
		"2019년 실적 약 126억 원, 2019년 목표 81억 원의 155.6%",
		"2019년 상반기 실적 43억 원, 2019년 목표 81억 원의 53.1%",
		"2016년 실적 56억 6,100만 원, 2016년 목표 50억 원의 113.2%",
	}
	if !slices.Equal(got, want) {
		t.Errorf("attainments %q; want %q", got, want)
	}
	if half := panel.Attainments[1]; !half.Part || half.Met {
		t.Errorf("2019-S1: %+v; want a part, not met", half)
	}
}

func TestOrganizationsStandBesideOneAnotherAtCommonDates(t *testing.T) {
	rows := []statement{}
	for _, at := range []struct{ indicator, period, value string }{
		{"cooperatives", "2016-01-25", "212"},
		{"cooperatives", "2018-02-08", "292"},
		{"cooperatives", "2019-06-30", "350"},
		{"village-enterprises", "2016-01-25", "5"},
		{"village-enterprises", "2018-02-08", "6"},
	} {
		rows = append(rows, statement{indicator: at.indicator, unit: metrics.Count, period: at.period, value: at.value})
	}
	board := newBoard(t, rows...)
	fig := board.Panels[0].Figure
	if !slices.Equal(fig.Axis.Categories, []string{"2016. 1. 25.", "2018. 2. 8."}) || len(fig.Lines) != 2 || fig.Lines[0].Shape != dashboard.ShapeBar {
		t.Errorf("axis %q with %d lines; want bars at the two common dates", fig.Axis.Categories, len(fig.Lines))
	}
}

func TestBoardOfOtherDataShowsWhatIsStatedMost(t *testing.T) {
	board := newBoard(t,
		statement{indicator: "counselling", unit: metrics.Cases, period: "2018", value: "1"},
		statement{indicator: "counselling", unit: metrics.Cases, period: "2019", value: "2"},
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2019-01-23", value: "343"},
		statement{indicator: "village-enterprises", unit: metrics.Count, period: "2019-01-23", value: "5", area: "52130"})
	if len(board.Cards) != 2 || card(t, board, "counselling").Value != "2건" {
		t.Errorf("%d cards; want the two of this area", len(board.Cards))
	}
	if board.Panels[0].ID != "counselling" || board.Panels[0].Title != "상담 건수" {
		t.Errorf("first panel %q %q; want the indicator stated most", board.Panels[0].ID, board.Panels[0].Title)
	}
	if empty := newBoard(t); len(empty.Cards) != 0 || len(empty.Panels) != 0 || empty.Area.ID != "52110" {
		t.Errorf("a board without series: %+v", empty)
	}
}

func TestBoardOfAnUnknownAreaIsNotFound(t *testing.T) {
	catalog, areas := shown(t)
	if _, err := dashboard.NewBoard(catalog, areas, "ko", "99999", nil); !errors.Is(err, metrics.ErrNotFound) {
		t.Errorf("err %v; want ErrNotFound", err)
	}
}

func TestCardHidesNothingOfAConflict(t *testing.T) {
	c := card(t, newBoard(t, procurement()[5:7]...), "public-procurement")
	if !c.Conflict || c.Value != "90억 5,000만 원 ~ 95억 원" {
		t.Errorf("card %+v; want the range, marked", c)
	}
}
