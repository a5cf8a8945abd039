package catalog_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
)

const one = `
categories:
  - id: organizations
    name: {ko: 사회적경제 조직, en: Organizations}
indicators:
  - id: village-enterprises
    units: [count]
    measure: stock
    direction: up
    category: organizations
    name: {ko: 마을기업 수, en: Village enterprises}
    definition: {ko: 운영 중인 마을기업, en: In operation}
    scopes:
      - id: def:with-preliminary
        name: {ko: 예비 포함, en: Including preliminary}
        adds_up: true
    words:
      - {text: 마을기업, role: name}
      - {text: (예비)마을기업, role: name, scope: def:with-preliminary}
    aliases: [maeul]
`

func TestReadGivesEveryPartOfAnIndicator(t *testing.T) {
	cat, err := catalog.Read(strings.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	got, err := cat.Find("maeul")
	if err != nil {
		t.Fatal(err)
	}
	want := metrics.Indicator{
		ID: "village-enterprises", Units: []metrics.Unit{metrics.Count}, Measure: metrics.Stock, Direction: metrics.Up,
		Category:   "organizations",
		Name:       metrics.Localized{Korean: "마을기업 수", English: "Village enterprises"},
		Definition: metrics.Localized{Korean: "운영 중인 마을기업", English: "In operation"},
		Scopes: []metrics.Scope{{
			ID: "def:with-preliminary", Name: metrics.Localized{Korean: "예비 포함", English: "Including preliminary"}, AddsUp: true,
		}},
		Words: []metrics.Word{
			{Lang: "ko", Text: "마을기업", Role: metrics.RoleName},
			{Lang: "ko", Text: "(예비)마을기업", Role: metrics.RoleName, Scope: "def:with-preliminary"},
		},
		Aliases: []string{"maeul"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Find (-want +got):\n%s", d)
	}
}

func TestReadNamesTheFault(t *testing.T) {
	tests := []struct{ rule, from, to, says string }{
		{"an unknown key is named with its line", "direction: up", "direktion: up", `line 9`},
		{"broken YAML is named with its line", "units: [count]", "units: [count", `line`},
		{"a key given twice is refused", "measure: stock", "measure: stock\n    measure: flow", `line`},
		{"an unknown unit is refused", "[count]", "[won]", `"won"`},
		{"an unknown role is refused", "role: name}", "role: nane}", `"nane"`},
		{"a word of an unlisted scope is refused", "scope: def:with-preliminary", "scope: def:else", `"def:else"`},
		{"a scope called total is refused", "- id: def:with-preliminary", "- id: total", `"total"`},
		{"an unlisted category is refused", "category: organizations", "category: nothing", `"nothing"`},
	}
	for _, tt := range tests {
		_, err := catalog.Read(strings.NewReader(strings.Replace(one, tt.from, tt.to, 1)))
		var user *metrics.UserError
		if !errors.Is(err, metrics.ErrInvalid) || !errors.As(err, &user) || !strings.Contains(user.English, tt.says) {
			t.Errorf("%s: %v; want ErrInvalid that says %s", tt.rule, err, tt.says)
		}
	}
}

func TestReadTakesAnEmptyFileAsAnEmptyCatalog(t *testing.T) {
	cat, err := catalog.Read(strings.NewReader(""))
	if err != nil || len(cat.Indicators) != 0 {
		t.Errorf("Read: %d indicators, %v; want none", len(cat.Indicators), err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(one)
	f.Add("indicators: [{id: a}]")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			t.Skip("long input says nothing new")
		}
		if _, err := catalog.Read(strings.NewReader(s)); err != nil && !errors.Is(err, metrics.ErrInvalid) {
			t.Fatalf("Read(%q): %v; want ErrInvalid", s, err)
		}
	})
}
