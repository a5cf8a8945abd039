package dashboard_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/dashboard"
)

var update = flag.Bool("update", false, "write the goldens anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func spot(x float64, y ...float64) dashboard.Spot {
	if len(y) == 0 {
		return dashboard.Spot{X: x}
	}
	return dashboard.Spot{X: x, Y: &y[0]}
}

func TestSparklineGoldens(t *testing.T) {
	tests := []struct {
		name  string
		spots []dashboard.Spot
	}{
		{"spark-rise", []dashboard.Spot{spot(2014, 223), spot(2016, 296), spot(2019, 451), spot(2025, 708)}},
		{"spark-gap", []dashboard.Spot{spot(1, 5), spot(2, 7), spot(3), spot(4, 6), spot(5)}},
		{"spark-one", []dashboard.Spot{spot(1, 5)}},
		{"spark-flat", []dashboard.Spot{spot(1, 5), spot(2, 5)}},
	}
	for _, tt := range tests {
		golden(t, tt.name+".svg", string(dashboard.Sparkline("사회적경제조직 수", tt.spots))+"\n")
	}
	if got := dashboard.Sparkline("nothing", []dashboard.Spot{spot(1)}); got != "" {
		t.Errorf("a sparkline of gaps = %q; want nothing", got)
	}
}

func TestSparklineIsMarkupOfNumbersAlone(t *testing.T) {
	const title = `</title><script>alert(1)</script>" style="x`
	got := string(dashboard.Sparkline(title, []dashboard.Spot{spot(1, 5), spot(2, 6)}))
	text := ""
	for d := xml.NewDecoder(strings.NewReader(got)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("attribute %s on %s", a.Name.Local, token.Name.Local)
				}
			}
			if token.Name.Local == "script" || token.Name.Local == "style" {
				t.Errorf("element %s", token.Name.Local)
			}
		case xml.CharData:
			text += string(token)
		}
	}
	if text != title {
		t.Errorf("title %q; want %q", text, title)
	}
}
