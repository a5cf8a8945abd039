package seed_test

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/seed"
)

func shipped(t *testing.T) (metrics.Catalog, metrics.Areas, []metrics.Observation) {
	t.Helper()
	cat, err := catalog.Read(bytes.NewReader(seed.Catalog))
	if err != nil {
		t.Fatal(err)
	}
	areas, err := catalog.ReadAreas(bytes.NewReader(seed.Areas))
	if err != nil {
		t.Fatal(err)
	}
	facts, err := export.ReadCSV(bytes.NewReader(seed.Facts), areas, cat)
	if err != nil {
		t.Fatal(err)
	}
	return cat, areas, facts
}

func TestCatalogNamesAndDefinesInBothLanguages(t *testing.T) {
	cat, _, _ := shipped(t)
	slug := regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	scope := regexp.MustCompile(`^[a-z]+:[a-z0-9-]+$`)
	for _, ind := range cat.Indicators {
		if !slug.MatchString(ind.ID) || ind.Name.English == "" || ind.Definition.Korean == "" || ind.Definition.English == "" {
			t.Errorf("%s lacks a name or a definition", ind.ID)
		}
		for _, s := range ind.Scopes {
			if !scope.MatchString(s.ID) || s.Name.English == "" {
				t.Errorf("%s: scope %s lacks a group or an English name", ind.ID, s.ID)
			}
		}
		if strings.HasSuffix(ind.ID, "-cumulative") != (ind.Measure == metrics.Cumulative) {
			t.Errorf("%s has measure %s", ind.ID, ind.Measure)
		}
	}
}

func TestAreasCoverTheCountry(t *testing.T) {
	_, areas, _ := shipped(t)
	levels := map[metrics.AreaLevel]int{}
	usual := map[string]string{}
	for _, a := range areas.All() {
		levels[a.Level]++
		if other, twice := usual[a.Name("usual")]; twice {
			t.Errorf("%s and %s are both called %s", a.ID, other, a.Name("usual"))
		}
		usual[a.Name("usual")] = a.ID
		if found, err := areas.Find(a.Name("usual")); err != nil || found.ID != a.ID {
			t.Errorf("Find(%s) = %s, %v; want %s", a.Name("usual"), found.ID, err, a.ID)
		}
		if !slices.ContainsFunc(a.Codes, func(c metrics.AreaCode) bool { return c.Code == a.ID && c.To == "" }) {
			t.Errorf("%s has no open code equal to its id", a.ID)
		}
	}
	// 226 local governments, and the two cities of 제주 that do not govern themselves.
	want := map[metrics.AreaLevel]int{metrics.LevelNation: 1, metrics.LevelProvince: 17, metrics.LevelMunicipality: 228}
	for level, n := range want {
		if levels[level] != n {
			t.Errorf("%d areas of level %s; want %d", levels[level], level, n)
		}
	}
}

func TestAreasAreFoundByNameAndDatedCode(t *testing.T) {
	_, areas, _ := shipped(t)
	tests := map[string]string{
		"전주시": "52110", "45110": "52110", "전라북도 전주시": "52110", "전북특별자치도 전주시": "52110", "전주": "52110", "Jeonju-si": "52110",
		"전라북도": "52000", "전북": "52000", "강원도": "51000", "42000": "51000", "제주도": "50000", "제주": "50000", "서귀포시": "50130",
		"광주 북구": "29170", "광주시": "29000", "경기 광주시": "41610", "대전 서구": "30170", "부산 강서구": "26440", "성북구": "11290",
		"군위군": "27720", "47720": "27720", "경상북도 군위군": "27720", "세종시": "36110", "서울시": "11000", "강원 고성군": "51820", "전국": "00000",
		"완주군": "52710", "대구시": "27000", "경기도": "41000", "인천시": "28000", "수원시": "41110", "김해시": "48250", "전라남도": "46000",
		"거창군": "48880", "아산시": "44200", "군산시": "52130", "은평구": "11380", "사하구": "26380", "경상북도": "47000", "울산시": "31000",
		"대전시": "30000", "안산시": "41270", "청양군": "44790", "순천시": "46150", "충청남도": "44000", "경상남도": "48000", "광산구": "29200",
	}
	for name, id := range tests {
		if a, err := areas.Find(name); err != nil || a.ID != id {
			t.Errorf("Find(%s) = %q, %v; want %s", name, a.ID, err, id)
		}
	}
}

func TestReleasesCarryWhatIsKnownOfThem(t *testing.T) {
	names, err := fs.Glob(seed.Releases, "releases/*")
	if err != nil || len(names) == 0 {
		t.Fatalf("Glob: %d files, %v", len(names), err)
	}
	for _, name := range names {
		if !strings.HasSuffix(name, ".meta.json") && !slices.Contains(names, name+".meta.json") {
			t.Errorf("%s has no .meta.json beside it", name)
		}
	}
}
