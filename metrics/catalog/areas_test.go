package catalog_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
)

const gazetteer = `id,property,value,from,to
00000,level,nation,,
00000,usual,전국,,
52000,level,province,,
52000,parent,00000,,
52000,usual,전라북도,,
52000,official,전북특별자치도,2024-01-18,
52000,official,전라북도,,2024-01-17
52000,admin5,52000,2024-01-18,
52000,admin5,45000,,2024-01-17
`

func TestReadAreasKeepsDatedNamesAndCodes(t *testing.T) {
	areas, err := catalog.ReadAreas(strings.NewReader(gazetteer))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"52000", "45000", "전북특별자치도", "전라북도"} {
		a, err := areas.Find(name)
		if err != nil || a.ID != "52000" || a.Name("official") != "전북특별자치도" {
			t.Errorf("Find(%s) = %s %s, %v; want 52000 전북특별자치도", name, a.ID, a.Name("official"), err)
		}
	}
}

func TestReadAreasNamesTheFault(t *testing.T) {
	tests := []struct{ rule, from, to string }{
		{"other columns are refused", "id,property", "code,property"},
		{"an id is five digits", "52000,level", "5200,level"},
		{"a code is five digits", "45000,,2024", "450,,2024"},
		{"an unknown property is refused", "52000,official,전라", "52000,oficial,전라"},
		{"a day is a day", "2024-01-17", "2024-01-32"},
		{"a level is one of three", "province", "county"},
		{"a usual name is required", "52000,usual,전라북도", "52000,short,전북"},
		{"a parent is listed", "parent,00000", "parent,11000"},
		{"a row has five cells", "52000,level,province,,", "52000,level,province"},
	}
	for _, tt := range tests {
		_, err := catalog.ReadAreas(strings.NewReader(strings.Replace(gazetteer, tt.from, tt.to, 1)))
		if !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%s: %v; want ErrInvalid", tt.rule, err)
		}
	}
}
