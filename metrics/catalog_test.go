package metrics_test

import (
	"errors"
	"testing"

	"github.com/jipyo/jipyo/metrics"
)

func indicator(id string, change func(*metrics.Indicator)) metrics.Indicator {
	ind := metrics.Indicator{
		ID: id, Units: []metrics.Unit{metrics.Count}, Measure: metrics.Stock, Direction: metrics.Up, Category: "organizations",
		Name: metrics.Localized{Korean: "사회적경제조직", English: "Social economy organizations"},
	}
	if change != nil {
		change(&ind)
	}
	return ind
}

var organizations = []metrics.Category{{ID: "organizations", Name: metrics.Localized{Korean: "조직"}}}

func TestNewCatalogRefuses(t *testing.T) {
	tests := map[string][]metrics.Indicator{
		"an id twice":           {indicator("a", nil), indicator("a", nil)},
		"the reserved id":       {indicator(metrics.OtherIndicator, nil)},
		"an unlisted category":  {indicator("a", func(i *metrics.Indicator) { i.Category = "none" })},
		"no unit":               {indicator("a", func(i *metrics.Indicator) { i.Units = nil })},
		"an unknown unit":       {indicator("a", func(i *metrics.Indicator) { i.Units = []metrics.Unit{"won"} })},
		"an unknown measure":    {indicator("a", func(i *metrics.Indicator) { i.Measure = "sum" })},
		"an unknown direction":  {indicator("a", func(i *metrics.Indicator) { i.Direction = "left" })},
		"a missing Korean name": {indicator("a", func(i *metrics.Indicator) { i.Name.Korean = "" })},
	}
	for rule, indicators := range tests {
		if _, err := metrics.NewCatalog(organizations, indicators); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%s: NewCatalog: %v; want ErrInvalid", rule, err)
		}
	}
}

func TestCatalogFindsFormerIDsAndMerges(t *testing.T) {
	c, err := metrics.NewCatalog(organizations, []metrics.Indicator{
		indicator("now", func(i *metrics.Indicator) { i.Aliases = []string{"before"} }),
	})
	if err != nil {
		t.Fatal(err)
	}
	if ind, err := c.Find("before"); err != nil || ind.ID != "now" {
		t.Errorf("Find(before) = %q, %v; want now", ind.ID, err)
	}
	if _, err := c.Find("never"); !errors.Is(err, metrics.ErrNotFound) {
		t.Errorf("Find(never): %v; want ErrNotFound", err)
	}
	more, err := metrics.NewCatalog(organizations, []metrics.Indicator{
		indicator("now", func(i *metrics.Indicator) { i.Name.Korean = "고친 이름" }), indicator("new", nil),
	})
	if err != nil {
		t.Fatal(err)
	}
	merged, err := c.Merge(more)
	if err != nil || len(merged.Indicators) != 2 || merged.Indicators[0].Name.Korean != "고친 이름" {
		t.Errorf("Merge = %+v, %v; want the changed one in place and the new one added", merged.Indicators, err)
	}
	if len(c.Indicators) != 1 || c.Indicators[0].Name.Korean == "고친 이름" {
		t.Errorf("Merge changed its receiver: %+v", c.Indicators)
	}
}

func TestAreasFind(t *testing.T) {
	areas, err := metrics.NewAreas([]metrics.RefArea{
		{ID: "11000", Names: []metrics.AreaName{{Form: "usual", Name: "서울시"}}},
		{ID: "26000", Names: []metrics.AreaName{{Form: "usual", Name: "부산시"}}},
		{ID: "11140", Parent: "11000", Names: []metrics.AreaName{{Form: "usual", Name: "서울 중구"}, {Form: "short", Name: "중구"}}},
		{ID: "26110", Parent: "26000", Names: []metrics.AreaName{{Form: "usual", Name: "부산 중구"}, {Form: "short", Name: "중구"}}},
		{
			ID: "52110", Codes: []metrics.AreaCode{{System: "admin5", Code: "45110", To: "2024-01-17"}, {System: "admin5", Code: "52110"}},
			Names: []metrics.AreaName{{Form: "usual", Name: "전주시"}, {Form: "english", Name: "Jeonju-si"}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []string{"52110", "45110", "전주시", " 전주시 ", "jeonju-si"} {
		if a, err := areas.Find(in); err != nil || a.ID != "52110" {
			t.Errorf("Find(%q) = %q, %v; want 52110", in, a.ID, err)
		}
	}
	if a, err := areas.Find("부산  중구"); err != nil || a.ID != "26110" {
		t.Errorf("Find(부산  중구) = %q, %v; want 26110", a.ID, err)
	}
	if _, err := areas.Find("중구"); !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("Find(중구): %v; want ErrInvalid, several have the name", err)
	}
	if _, err := areas.Find("없는시"); !errors.Is(err, metrics.ErrNotFound) {
		t.Errorf("Find(없는시): %v; want ErrNotFound", err)
	}
	if a, _ := areas.Find("52110"); a.In("en") != "Jeonju-si" || a.In("ko") != "전주시" || a.Name("official") != "전주시" {
		t.Errorf("names = %q, %q, %q", a.In("en"), a.In("ko"), a.Name("official"))
	}
}
