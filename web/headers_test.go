package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

const wantPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "

func TestHeaders(t *testing.T) {
	s := newJeonju(t)
	for _, target := range []string{
		"/", "/indicators", "/indicators/public-procurement", "/indicators/public-procurement.csv", "/indicators/public-procurement.svg", "/indicators/public-procurement.png", "/export.csv", "/releases",
		"/releases/" + string(s.release), "/healthz", "/robots.txt", "/nothing", "/?lang=xx", "/indicators/none.csv",
		"/embed/indicators/public-procurement", "/embed/indicators/none",
	} {
		h := s.get(target).Header()
		framers := "'none'"
		if strings.HasPrefix(target, "/embed/") {
			framers = "*"
		}
		if got := h.Get("Content-Security-Policy"); got != wantPolicy+framers {
			t.Errorf("GET %s: policy %q; want framing by %s alone", target, got, framers)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") == "" {
			t.Errorf("GET %s: nosniff and a referrer policy are missing", target)
		}
		if h.Get("X-Frame-Options") != "" || h.Get("Set-Cookie") != "" {
			t.Errorf("GET %s: X-Frame-Options %q, Set-Cookie %q; want neither", target, h.Get("X-Frame-Options"), h.Get("Set-Cookie"))
		}
	}
}

func TestNothingInlineAndNothingFromElsewhere(t *testing.T) {
	s := newJeonju(t)
	inline := regexp.MustCompile(`<style|\sstyle=|\son[a-z]+=|<script>|<script [^>]*type="text/javascript"`)
	remote := regexp.MustCompile(`(?:src|href)="(?:https?:)?//[^"]*"[^>]*(?:stylesheet|preload|icon)|<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//`)
	for _, target := range []string{"/", "/indicators", "/indicators/hostile", "/indicators/public-procurement", "/releases", "/releases/" + string(s.release), "/embed/indicators/public-procurement", "/nothing"} {
		body := s.get(target).Body.String()
		body = regexp.MustCompile(`(?s)<textarea.*?</textarea>`).ReplaceAllString(body, "")
		if found := inline.FindString(body); found != "" {
			t.Errorf("GET %s holds inline %q", target, found)
		}
		if found := remote.FindString(body); found != "" {
			t.Errorf("GET %s loads from elsewhere: %q", target, found)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	s := newJeonju(t)
	for _, target := range []string{"/", "/releases/" + string(s.release), "/indicators/public-procurement.csv"} {
		first := s.get(target)
		tag := first.Header().Get("ETag")
		if !strings.HasPrefix(tag, `"`) || first.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("GET %s: ETag %q, Cache-Control %q; want a strong tag and no-cache", target, tag, first.Header().Get("Cache-Control"))
		}
		again := s.get(target, "If-None-Match", `"other", `+tag)
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 || again.Header().Get("ETag") != tag {
			t.Errorf("GET %s with its tag = %d, %d bytes; want 304 and none", target, again.Code, again.Body.Len())
		}
		if changed := s.get(target, "If-None-Match", `"other"`); changed.Code != http.StatusOK {
			t.Errorf("GET %s with another tag = %d; want 200", target, changed.Code)
		}
	}
	plain, packed := s.get("/"), s.get("/", "Accept-Encoding", "gzip")
	if packed.Header().Get("Content-Encoding") != "gzip" || packed.Header().Get("ETag") == plain.Header().Get("ETag") {
		t.Errorf("gzip: encoding %q and tags %q, %q; want gzip and two tags", packed.Header().Get("Content-Encoding"), plain.Header().Get("ETag"), packed.Header().Get("ETag"))
	}
	if refused := s.get("/", "Accept-Encoding", "gzip;q=0"); refused.Header().Get("Content-Encoding") != "" {
		t.Error("gzip;q=0 was answered with gzip")
	}
}

func TestDownloads(t *testing.T) {
	s := newJeonju(t)
	tests := map[string]struct {
		target      string
		disposition string
		rows        int
		bom         bool
		cache       string
	}{
		"an indicator is named after area, indicator and years": {
			"/indicators/social-economy-organizations.csv",
			`attachment; filename="52110_social-economy-organizations_2014-2025.csv"; filename*=UTF-8''%EC%A0%84%EC%A3%BC%EC%8B%9C_%EC%82%AC%ED%9A%8C%EC%A0%81%EA%B2%BD%EC%A0%9C%EC%A1%B0%EC%A7%81-%EC%88%98_2014-2025.csv`,
			5, false, "no-cache",
		},
		"for Excel with a mark in front": {"/indicators/social-economy-organizations.csv?excel=1", "", 5, true, "no-cache"},
		"everything published":           {"/export.csv", `attachment; filename="indicators_2014-2025.csv"; filename*=UTF-8''%EC%A7%80%ED%91%9C_2014-2025.csv`, 16, false, "no-cache"},
		"one area":                       {"/export.csv?area=완주군", "", 2, false, "no-cache"},
		"targets alone":                  {"/export.csv?kind=target", "", 2, false, "no-cache"},
		"one scope":                      {"/export.csv?indicator=public-procurement&scope=type:village", "", 1, false, "no-cache"},
		"a stretch of time":              {"/export.csv?time=2014..2018", "", 3, false, "no-cache"},
		"with what waits":                {"/export.csv?status=published~review", "", 18, false, "no-cache"},
		"a data version is for ever":     {"/export.csv?area=52110&rev=1", "", 11, false, "public, max-age=31536000, immutable"},
	}
	for rule, tt := range tests {
		w := s.get(tt.target)
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") {
			t.Errorf("%s: GET %s = %d %s", rule, tt.target, w.Code, w.Header().Get("Content-Type"))
		}
		if got := w.Header().Get("Content-Disposition"); tt.disposition != "" && got != tt.disposition {
			t.Errorf("%s: Content-Disposition %q; want %q", rule, got, tt.disposition)
		}
		if got := strings.Count(body, "\r\n") - 1; got != tt.rows {
			t.Errorf("%s: GET %s has %d rows; want %d", rule, tt.target, got, tt.rows)
		}
		if got := strings.HasPrefix(body, "\ufeff"); got != tt.bom {
			t.Errorf("%s: byte order mark %t; want %t", rule, got, tt.bom)
		}
		if got := w.Header().Get("Cache-Control"); got != tt.cache {
			t.Errorf("%s: Cache-Control %q; want %q", rule, got, tt.cache)
		}
	}
}

func TestStaticFilesAreForEver(t *testing.T) {
	s := newJeonju(t)
	found := regexp.MustCompile(`"(/static/[^"]+)"`).FindAllStringSubmatch(s.get("/").Body.String(), -1)
	if len(found) < 5 {
		t.Fatalf("the overview names %d static files; want style sheets, scripts, font and icon", len(found))
	}
	for _, f := range found {
		w := s.get(f[1], "Accept-Encoding", "gzip")
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Body.Len() == 0 {
			t.Errorf("GET %s = %d, Cache-Control %q, %d bytes", f[1], w.Code, w.Header().Get("Cache-Control"), w.Body.Len())
		}
		packed := strings.HasSuffix(f[1], ".js") || strings.HasSuffix(f[1], ".css")
		if got := w.Header().Get("Content-Encoding") == "gzip"; packed && !got {
			t.Errorf("GET %s is not packed", f[1])
		}
	}
}
