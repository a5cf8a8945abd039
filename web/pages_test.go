package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
)

// scenario is a request and what its answer must and must not hold. RELEASE
// stands for the id of the release read.
type scenario struct {
	target   string
	status   int
	contains []string
	lacks    []string
}

// leaks are what no answer may ever hold.
var leaks = []string{"from observations", "goroutine", ".go:", "/tmp/", "sqlite", "template:", "alert(1)</script>", `"onmouseover=`}

func (s site) check(rule string, sc scenario) {
	s.t.Helper()
	target := strings.ReplaceAll(sc.target, "RELEASE", string(s.release))
	w := s.get(target)
	body := w.Body.String()
	if w.Code != sc.status {
		s.t.Errorf("%s: GET %s = %d; want %d", rule, target, w.Code, sc.status)
	}
	for _, want := range sc.contains {
		if !strings.Contains(body, strings.ReplaceAll(want, "RELEASE", string(s.release))) {
			s.t.Errorf("%s: GET %s lacks %q", rule, target, want)
		}
	}
	for _, no := range append(sc.lacks, leaks...) {
		if strings.Contains(body, no) {
			s.t.Errorf("%s: GET %s holds %q", rule, target, no)
		}
	}
}

func TestPages(t *testing.T) {
	s := newJeonju(t)
	figure := strings.Index(releaseText, "451개")
	tests := map[string]scenario{
		"the overview shows the latest value and the release's own": {
			"/", 200,
			[]string{`<html lang="ko"`, "전주시 한눈에 보기", "708개", "451개", fmt.Sprintf("/releases/RELEASE#s-%d", figure), "출처마다 다름", "155.6%", "<svg", `type="application/json"`},
			nil,
		},
		"the overview in English keeps the language in its links": {
			"/?lang=en", 200, []string{`<html lang="en"`, "Jeonju-si at a glance", "lang=en", "Latest releases read"}, []string{"한눈에 보기"},
		},
		"the overview of another area by its name": {"/?area=완주군", 200, []string{"완주군 한눈에 보기", "31개"}, []string{"708개"}},
		"a former code of the area":                {"/?area=45110", 200, []string{"전주시 한눈에 보기"}, nil},
		"the list has every indicator of the catalogue": {
			"/indicators", 200, []string{"사회적경제조직 수", "공공구매액", "708개", "출처마다 다름"}, nil,
		},
		"an indicator has chart, table, definition, sources and conflicts": {
			"/indicators/social-economy-organizations", 200,
			[]string{
				"708개", "650개", "다른 값", "더 늦게까지 발표된", "시에 있는 사회적경제조직의 수.", "<table", `<th scope="row">2014년`,
				"시는 현재 <mark>451개</mark>의", fmt.Sprintf("/releases/RELEASE#s-%d", figure), "인용, 원문 미보유", "https://example.org/2025",
				"social-economy-organizations.csv?excel=1", "&lt;iframe src=&#34;http://example.com/embed/indicators/social-economy-organizations?area=52110",
				`data-chart="social-economy-organizations"`, "/echarts-",
			},
			[]string{"javascript:"},
		},
		"scopes are figures of their own": {"/indicators/public-procurement", 200, []string{"마을기업", "405만 원"}, []string{"130억"}},
		"one scope alone":                 {"/indicators/public-procurement?scope=type:village", 200, []string{"405만 원"}, []string{"126억 원"}},
		"what waits for a person on request, with the reason": {
			"/indicators/public-procurement?status=published~review", 200, []string{"130억 원", "단위를 확인해야 합니다."}, nil,
		},
		"the table alone needs no script": {"/indicators/public-procurement?tab=table", 200, []string{"<table"}, []string{"<script"}},
		"a stretch of time":               {"/indicators/social-economy-organizations?time=2018..2019", 200, []string{"440개"}, []string{"708개"}},
		"as of a day, said so":            {"/indicators/social-economy-organizations?as_of=2019-12-31", 200, []string{"2019. 12. 31.까지 발표된", "451개"}, []string{"708개"}},
		"a theme is on the root":          {"/?theme=dark", 200, []string{`data-theme="dark"`, "theme=dark"}, nil},
		"an unknown key is ignored":       {"/?utm_source=x", 200, []string{"전주시 한눈에 보기"}, nil},
		"an area without figures says so": {"/indicators/public-procurement?area=52710", 200, []string{"관측값이 없습니다"}, nil},
		"the releases are listed":         {"/releases", 200, []string{"/releases/RELEASE", "전주시", "2019. 7. 17.", "공개된 수치 3개"}, nil},
		"a release shows every figure in its text": {
			"/releases/RELEASE", 200,
			[]string{
				fmt.Sprintf(`<mark id="s-%d" class="figure"><a href="/indicators/social-economy-organizations?area=52110"`, figure), ">451개</a></mark>",
				"표시 없음", "figure-review", "목록에 없는 지표입니다.", "하루 방문객", "시점 추정", "81억 원",
			},
			nil,
		},
		"a release by the start of its id": {"/releases/" + string(s.release)[:12], 200, []string{">451개</a></mark>"}, nil},
		"an embed is one chart with its table and opens new tabs": {
			"/embed/indicators/public-procurement", 200,
			[]string{"<table", `data-chart="public-procurement"`, `target="_blank"`, "/indicators/public-procurement"},
			[]string{"<nav", "<header"},
		},
		"an embed of another figure of the indicator": {
			"/embed/indicators/public-procurement?figure=public-procurement-type", 200, []string{"405만 원"}, []string{"126억 원"},
		},
		"what does not fit together is listed apart from conflicts": {
			"/indicators/debts-cumulative", 200, []string{"살펴볼 값", "누적값이 앞선 때보다 작습니다.", "53억 2,300만 원"}, []string{"출처마다 다른 값"},
		},
		"each figure has a code to embed it":                        {"/indicators/public-procurement", 200, []string{`id="embed-public-procurement"`, "figure=public-procurement-type"}, nil},
		"an indicator of another area alone is shown for that area": {"/indicators/elsewhere", 200, []string{"38개", "완주군"}, []string{"관측값이 없습니다"}},
		"the file of an indicator of another area alone":            {"/indicators/elsewhere.csv", 200, []string{",38,", "완주군"}, nil},
		"a hostile title is text in the indicator":                  {"/indicators/hostile", 200, []string{"__f__alert(1)__f__", "\\u003c/script\\u003e"}, nil},
		"a hostile title is text in the embed":                      {"/embed/indicators/hostile", 200, []string{"__f__alert(1)__f__"}, nil},
		"a hostile title is text in the overview":                   {"/?area=52110", 200, []string{"__f__alert(1)__f__"}, nil},
		"the process answers":                                       {"/healthz", 200, []string{"ok"}, nil},
		"the record can be read":                                    {"/readyz", 200, []string{"ready"}, nil},
		"robots keep out of embeds":                                 {"/robots.txt", 200, []string{"Disallow: /embed/"}, nil},
	}
	for rule, sc := range tests {
		s.check(rule, sc)
	}
}

func TestBadInput(t *testing.T) {
	s := newJeonju(t)
	tests := map[string]scenario{
		"an unknown address offers what exists":         {"/nothing", 404, []string{"이 주소에는 아무것도 없습니다.", `href="/indicators"`}, nil},
		"an unknown indicator offers those named alike": {"/indicators/social-economy", 404, []string{"social-economy-organizations"}, nil},
		"an unknown indicator in an embed":              {"/embed/indicators/none", 404, []string{"public-procurement"}, []string{"<nav"}},
		"an unknown format says which exist":            {"/indicators/public-procurement.pdf", 404, []string{"public-procurement.csv"}, nil},
		"an unknown release offers those held":          {"/releases/0000000000000000", 404, []string{"/releases/RELEASE"}, nil},
		"a release id that is none":                     {"/releases/..%2f..%2fetc", 404, nil, []string{"etc/passwd"}},
		"an unknown figure lists the figures":           {"/embed/indicators/public-procurement?figure=none", 400, []string{"public-procurement-type"}, nil},
		"an unknown area lists the areas":               {"/?area=없는시", 400, []string{"없는시", "전주시 (52110)", "완주군 (52710)"}, nil},
		"an area name of several areas":                 {"/?area=중구", 400, []string{"여러 곳"}, nil},
		"several areas on the overview":                 {"/?area=52110~52710", 400, []string{"한 지역만"}, nil},
		"an unknown language":                           {"/?lang=xx", 400, []string{"lang=ko", "lang=en"}, nil},
		"an unknown theme":                              {"/?theme=pink", 400, []string{"theme=contrast"}, nil},
		"an unknown tab":                                {"/indicators/public-procurement?tab=map", 400, []string{"tab=table"}, nil},
		"a time that is none":                           {"/indicators?time=abc", 400, []string{"time=2015..2024"}, nil},
		"a time that runs backwards":                    {"/indicators?time=2020..2015", 400, []string{"time=2015..2020"}, nil},
		"an unknown kind":                               {"/indicators?kind=guess", 400, []string{"kind=target"}, nil},
		"an unknown status":                             {"/indicators?status=secret", 400, []string{"status=review"}, nil},
		"an unknown scope":                              {"/indicators/public-procurement?scope=nope", 400, []string{"scope=type:village"}, nil},
		"an as_of that is no day":                       {"/?as_of=2019-13-01", 400, []string{"as_of=2019-12-31"}, nil},
		"a rev that is no number":                       {"/?rev=-1", 400, nil, nil},
		"a rev that does not exist yet":                 {"/?rev=99", 400, []string{"rev="}, nil},
		"a key given twice":                             {"/?lang=ko&lang=en", 400, []string{"하나만"}, nil},
		"two slashes lead to no other host":             {"http://example.com//elsewhere.example/x", 404, []string{`href="/elsewhere.example/x`}, []string{`="//elsewhere`}},
		"a broken escape":                               {"/?lang=%zz", 400, nil, nil},
		"a very long query":                             {"/?area=" + strings.Repeat("a", 3000), 400, nil, nil},
		"a hostile area is text":                        {"/?area=" + url.QueryEscape(hostile), 400, []string{"__f__alert(1)__f__", "&lt;/script&gt;"}, nil},
		"a hostile indicator is text":                   {"/indicators/" + url.PathEscape(`"><script>alert(1)`), 404, nil, []string{"<script>alert"}},
		"a csv of an unknown indicator":                 {"/indicators/none.csv", 404, []string{`"status":404`, `"available"`}, nil},
		"an export of an unknown indicator":             {"/export.csv?indicator=none", 400, []string{`"status":400`, "public-procurement"}, nil},
		"an export with an unknown scope":               {"/export.csv?scope=nope", 400, []string{`scope=type:village`}, nil},
		"an export of an unknown area":                  {"/export.csv?area=nope", 400, []string{"52110"}, nil},
		"an excel that is neither":                      {"/export.csv?excel=yes", 400, []string{"excel=1"}, nil},
		"a static file that is none":                    {"/static/css/app.css", 404, nil, nil},
	}
	for rule, sc := range tests {
		s.check(rule, sc)
	}
}

func TestErrorsForPrograms(t *testing.T) {
	s := newJeonju(t)
	w := s.get("/indicators/none?lang=en", "Accept", "application/json")
	if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, "application/problem+json") || !strings.Contains(w.Body.String(), "There is no indicator") {
		t.Errorf("Accept json: %s %s; want problem+json in English", got, w.Body)
	}
	w = s.get("/indicators/none", "Accept", "text/html,application/json;q=0.9")
	if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, "text/html") {
		t.Errorf("a browser's Accept: %s; want a page", got)
	}
}

func TestOnlyReading(t *testing.T) {
	s := newJeonju(t)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		w := s.ask(method, "/indicators")
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s /indicators = %d, Allow %q; want 405 and GET, HEAD", method, w.Code, w.Header().Get("Allow"))
		}
	}
	if w := s.ask(http.MethodHead, "/indicators"); w.Code != http.StatusOK {
		t.Errorf("HEAD /indicators = %d; want 200", w.Code)
	}
}

func TestFormerIDsRedirect(t *testing.T) {
	s := newJeonju(t)
	for target, want := range map[string]string{
		"/indicators/organizations-before?lang=en": "/indicators/social-economy-organizations?lang=en",
		"/indicators/organizations-before.csv":     "/indicators/social-economy-organizations.csv",
		"/embed/indicators/organizations-before":   "/embed/indicators/social-economy-organizations",
	} {
		w := s.get(target)
		if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != want {
			t.Errorf("GET %s = %d to %q; want 301 to %q", target, w.Code, got, want)
		}
	}
}

func TestEmptyRecord(t *testing.T) {
	s := newSite(t, nil)
	for rule, sc := range map[string]scenario{
		"the overview says so":       {"/", 200, []string{"아직 관측값이 없습니다."}, nil},
		"the list has no values":     {"/indicators", 200, []string{"관측값 없음"}, nil},
		"an indicator says so":       {"/indicators/public-procurement", 200, []string{"관측값이 없습니다"}, nil},
		"there is no release":        {"/releases", 200, []string{"아직 읽어 들인 보도자료가 없습니다."}, nil},
		"the embed says so":          {"/embed/indicators/public-procurement", 200, []string{"관측값이 없습니다"}, nil},
		"the export is its header":   {"/export.csv", 200, []string{"indicator,indicator_name"}, nil},
		"an indicator's csv as well": {"/indicators/public-procurement.csv", 200, []string{"indicator,indicator_name"}, nil},
	} {
		s.check(rule, sc)
	}
}

func TestPagesFollowTheRecord(t *testing.T) {
	s := newJeonju(t)
	target := "/indicators/social-economy-organizations"
	before := s.get(target)
	more := observed("social-economy-organizations", "2026", "733", metrics.Count, press("새 현황", "2026-01-01", ""))
	if _, err := s.db.Import(t.Context(), []metrics.Observation{more}); err != nil {
		t.Fatal(err)
	}
	w := s.get(target, "If-None-Match", before.Header().Get("ETag"))
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "733개") {
		t.Errorf("after a write: %d, new value shown %t; want 200 and the new value", w.Code, strings.Contains(w.Body.String(), "733개"))
	}
	versions, err := s.db.Versions(t.Context(), jeonju)
	if err != nil {
		t.Fatal(err)
	}
	old := s.get(target + "?rev=" + strconv.FormatInt(versions[jeonju]-1, 10))
	if old.Code != http.StatusOK || strings.Contains(old.Body.String(), "733개") || !strings.Contains(old.Body.String(), "자료 판") {
		t.Errorf("rev before the write: %d; want the record as it stood, said so", old.Code)
	}
}
