package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

const buying = "/indicators/public-procurement"

func TestPicturesAreSVG(t *testing.T) {
	s := newJeonju(t).drawing()
	tests := map[string]struct {
		query    string
		contains []string
		lacks    []string
	}{
		"a picture brings its title, its sources and white paper": {
			"",
			[]string{`width="700" height="400"`, `role="img"`, "<title>공공구매액, 전주시", "<desc>", "font-weight=\"bold\">공공구매액", ">출처: ", `fill="#ffffff"/>`},
			[]string{"style=", "class=", "<style", "dominant-baseline"},
		},
		"without title and sources":      {"?title=0&source=0", nil, []string{`font-weight="bold"`, ">출처: "}},
		"of another size":                {"?width=1000&height=300", []string{`viewBox="0 0 1000 300"`}, nil},
		"in English":                     {"?lang=en", []string{"<title>Public procurement, Jeonju-si", ">Sources: "}, []string{"출처"}},
		"a dark theme brings its own":    {"?theme=dark", []string{`fill="#1e2124"/>`}, []string{`height="400" fill="#ffffff"`}},
		"nothing behind it":              {"?bg=transparent", nil, []string{`<rect width="700"`}},
		"a page that follows the system": {"?theme=auto", []string{`height="400" fill="#ffffff"/>`}, nil},
		"the page's own query":           {"?time=2019&kind=target", []string{"81"}, []string{"126"}},
		"text as paths":                  {"?text=path", []string{"<path"}, []string{"<text", "font-family"}},
		"unknown keys are ignored":       {"?colour=red", []string{"<svg"}, nil},
	}
	for rule, tt := range tests {
		w := s.get(buying + ".svg" + tt.query)
		body := w.Body.String()
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/svg+xml" {
			t.Errorf("%s: GET = %d %s: %.200s", rule, w.Code, w.Header().Get("Content-Type"), body)
			continue
		}
		dec := xml.NewDecoder(strings.NewReader(body))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: no XML: %v", rule, err)
				break
			}
		}
		for _, want := range tt.contains {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the picture lacks %q", rule, want)
			}
		}
		for _, no := range tt.lacks {
			if strings.Contains(body, no) {
				t.Errorf("%s: the picture holds %q", rule, no)
			}
		}
	}
}

func TestPicturesArePNG(t *testing.T) {
	s := newJeonju(t).drawing()
	for query, size := range map[string][2]int{
		"": {700, 400}, "?scale=2": {1400, 800}, "?width=360&height=300&scale=1.5": {540, 450}, "?preset=a4": {1772, 1013}, "?scale=4": {2800, 1600},
		"?theme=contrast&bg=transparent": {700, 400},
	} {
		w := s.get(buying + ".png" + query)
		img, err := png.DecodeConfig(bytes.NewReader(w.Body.Bytes()))
		if err != nil || img.Width != size[0] || img.Height != size[1] || w.Header().Get("Content-Type") != "image/png" {
			t.Errorf("GET .png%s = %d %s, %d x %d, %v; want %v", query, w.Code, w.Header().Get("Content-Type"), img.Width, img.Height, err, size)
		}
	}
}

func TestPicturesOutOfRangeAreRefusedWithTheLimits(t *testing.T) {
	s := newJeonju(t)
	tests := map[string]struct {
		target string
		status int
		says   string
	}{
		"too narrow":          {buying + ".svg?width=10", 400, "160에서 4096까지"},
		"too high":            {buying + ".svg?height=99999&lang=en", 400, "from 160 to 4096"},
		"no number":           {buying + ".png?width=x", 400, "160에서 4096까지"},
		"scaled too much":     {buying + ".png?scale=5", 400, "1에서 4까지"},
		"no scale at all":     {buying + ".png?scale=NaN", 400, "1에서 4까지"},
		"too many dots":       {buying + ".png?width=4096&height=4096", 400, "12000000"},
		"an unknown paper":    {buying + ".png?bg=red", 400, "bg=transparent"},
		"white under a night": {buying + ".png?bg=white&theme=dark", 400, "bg=transparent"},
		"an unknown preset":   {buying + ".png?preset=a0", 400, "preset=a4"},
		"an unknown flag":     {buying + ".png?title=yes", 400, "title=0"},
		"unknown text":        {buying + ".svg?text=bold", 400, "text=path"},
		"a value twice":       {buying + ".svg?width=300&width=400", 400, "width"},
		"an unknown figure":   {buying + ".svg?figure=x", 400, "figure=public-procurement"},
		"an unknown theme":    {buying + ".svg?theme=sepia", 400, "theme=dark"},
		"no such indicator":   {"/indicators/none.png", 404, "none"},
		"nothing to draw":     {buying + ".png?time=1990", 404, "그릴 값이 없습니다"},
		"no such format":      {buying + ".gif", 404, ".gif"},
	}
	for rule, tt := range tests {
		w := s.get(tt.target)
		body := w.Body.String()
		if w.Code != tt.status || !strings.Contains(body, tt.says) {
			t.Errorf("%s: GET %s = %d %.300s; want %d with %q", rule, tt.target, w.Code, body, tt.status, tt.says)
		}
		if tt.status == 400 && !strings.Contains(w.Header().Get("Content-Type"), "problem+json") {
			t.Errorf("%s: %s; want problem+json", rule, w.Header().Get("Content-Type"))
		}
	}
}

func TestPicturesAreNamedAndKept(t *testing.T) {
	s := newJeonju(t).drawing()
	target := "/indicators/social-economy-organizations"
	w := s.get(target + ".png")
	want := `inline; filename="52110_social-economy-organizations_2014-2025.png"; filename*=UTF-8''%EC%A0%84%EC%A3%BC%EC%8B%9C_%EC%82%AC%ED%9A%8C%EC%A0%81%EA%B2%BD%EC%A0%9C%EC%A1%B0%EC%A7%81-%EC%88%98_2014-2025.png`
	if got := w.Header().Get("Content-Disposition"); got != want {
		t.Errorf("Content-Disposition %q; want %q", got, want)
	}
	tag := w.Header().Get("ETag")
	if again := s.get(target+".png", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("with its tag %q = %d, %d bytes; want 304 and none", tag, again.Code, again.Body.Len())
	}
	if got := w.Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("Cache-Control %q; want no-cache", got)
	}
	if got := s.get(target + ".svg?area=52110&rev=1").Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("of a data version: Cache-Control %q; want immutable", got)
	}
	if a, b := s.get(target+".svg").Body, newJeonju(t).drawing().get(target+".svg").Body; !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same record gives two pictures")
	}
	if moved := s.get("/indicators/organizations-before.png?scale=2"); moved.Code != http.StatusMovedPermanently || moved.Header().Get("Location") != target+".png?scale=2" {
		t.Errorf("a former id = %d to %q", moved.Code, moved.Header().Get("Location"))
	}
	if _, err := s.db.Import(t.Context(), []metrics.Observation{observed("social-economy-organizations", "2016", "300", metrics.Count, press("2016년", "2017-01-01", ""))}); err != nil {
		t.Fatal(err)
	}
	if got := s.get(target+".png", "If-None-Match", tag); got.Code != http.StatusOK {
		t.Errorf("after new data with the old tag = %d; want 200", got.Code)
	}
}

func TestAHostileTitleIsTextInAPicture(t *testing.T) {
	s := newJeonju(t).drawing()
	body := s.get("/indicators/hostile.svg").Body.String()
	if strings.Contains(body, "<script") || !strings.Contains(body, "&lt;script&gt;alert(1)") {
		t.Errorf("the title is no text: %.400s", body)
	}
	if w := s.get("/indicators/hostile.png"); w.Code != http.StatusOK {
		t.Errorf("GET .png = %d", w.Code)
	}
}

func TestPagesHoldTheirPicturesBeforeAnyScript(t *testing.T) {
	s := newJeonju(t)
	tests := map[string][]string{
		buying:                             {`class="still still-light"><svg`, `class="still still-dark"><svg`, buying + ".png?scale=2", buying + ".png?preset=a4", buying + ".svg"},
		buying + "?theme=dark":             {`class="still still-dark"><svg`, `href="` + buying + `.png?scale=2"`},
		buying + "?area=45110&kind=actual": {".svg?area=45110&amp;kind=actual"},
		"/embed" + buying:                  {`class="still still-light"><svg`},
	}
	for target, wants := range tests {
		body := s.get(target).Body.String()
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("GET %s lacks %q", target, want)
			}
		}
	}
	if body := s.get(buying + "?theme=dark").Body.String(); strings.Contains(body, "still-light") {
		t.Error("a dark page holds a light picture")
	}
	if body := s.get(buying + "?tab=table").Body.String(); strings.Contains(body, `class="still`) {
		t.Error("the table's tab holds a picture")
	}
}

// stuck is an engine that draws when it is let, and fails when told to.
type stuck struct {
	let  chan struct{}
	fail bool
}

func (e *stuck) SVG(ctx context.Context, _ json.RawMessage, _, _ int) ([]byte, error) {
	if e.fail {
		return nil, errors.New("engine broke")
	}
	select {
	case <-e.let:
		return []byte(`<svg><text>뷁</text></svg>`), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestTooManyPicturesAreAskedToComeBack(t *testing.T) {
	engine := &stuck{let: make(chan struct{})}
	s := newJeonju(t).with(engine, io.Discard)
	const asked = 60
	answers := make(chan *httptest.ResponseRecorder, asked)
	var all sync.WaitGroup
	for i := range asked {
		all.Go(func() { answers <- s.get(buying + ".svg?width=" + strconv.Itoa(300+i)) })
	}
	const waiting = 32
	for range asked - waiting {
		select {
		case w := <-answers:
			if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "2" {
				t.Errorf("beyond the queue: %d, Retry-After %q; want 503 and 2", w.Code, w.Header().Get("Retry-After"))
			}
		case <-time.After(10 * time.Second):
			t.Fatal("those beyond the queue wait")
		}
	}
	if w := s.get("/indicators"); w.Code != http.StatusOK {
		t.Errorf("a page meanwhile = %d", w.Code)
	}
	close(engine.let)
	all.Wait()
	close(answers)
	for w := range answers {
		if w.Code != http.StatusOK {
			t.Errorf("one that waited = %d; want 200", w.Code)
		}
	}
}

func TestACharacterWithoutAGlyphIsLogged(t *testing.T) {
	engine := &stuck{let: make(chan struct{})}
	close(engine.let)
	var log bytes.Buffer
	s := newJeonju(t).with(engine, &log)
	if w := s.get(buying + ".png"); w.Code != http.StatusOK || !strings.Contains(log.String(), "characters=뷁") {
		t.Errorf("GET .png = %d, log %q; want the character named", w.Code, log.String())
	}
}

func TestAPageWithoutItsPictureIsWholeAndNotKept(t *testing.T) {
	engine := &stuck{let: make(chan struct{}), fail: true}
	s := newJeonju(t).with(engine, io.Discard)
	body := s.get(buying).Body.String()
	if !strings.Contains(body, "chart-bare") || !strings.Contains(body, "<table") {
		t.Error("without its picture the page is not whole")
	}
	if w := s.get(buying + ".svg"); w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "engine broke") {
		t.Errorf("GET .svg = %d %s; want 500 without the cause", w.Code, w.Body)
	}
	engine.fail = false
	close(engine.let)
	if body := s.get(buying).Body.String(); !strings.Contains(body, `class="still`) {
		t.Error("the page without its picture was kept")
	}
}

func BenchmarkKeptPicture(b *testing.B) {
	s := newJeonju(b)
	s.get(buying + ".svg")
	for b.Loop() {
		s.get(buying + ".svg")
	}
}
