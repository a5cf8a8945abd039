package web_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/web"
)

const (
	jeonju = "52110"
	// hostile is a title that would break out of a script, an attribute, or
	// become code in a chart library that takes its marker for a function.
	hostile = `"'></script><script>alert(1)</script>__f__alert(1)__f__`
)

// releaseText is a small release with a heading, a bullet and a table row.
const releaseText = "전주시 공고\n◈ 사회적경제를 키우다.\n○ 시는 현재 451개의 사회적경제조직을 운영한다.\n○ 올해 공공구매 81억 목표 중 상반기 43억을 달성했다.\n○ 하루 평균 500여명이 찾는다.\n"

func localized(ko, en string) metrics.Localized { return metrics.Localized{Korean: ko, English: en} }

func catalogue(tb testing.TB) metrics.Catalog {
	tb.Helper()
	c, err := metrics.NewCatalog(
		[]metrics.Category{{ID: "organizations", Name: localized("조직", "Organizations")}, {ID: "procurement", Name: localized("구매", "Procurement")}},
		[]metrics.Indicator{
			{
				ID: "social-economy-organizations", Units: []metrics.Unit{metrics.Count}, Measure: metrics.Stock, Direction: metrics.Up,
				Category: "organizations", Name: localized("사회적경제조직 수", "Social economy organizations"),
				Definition: localized("시에 있는 사회적경제조직의 수.", "Organizations of the social economy in the city."),
				Aliases:    []string{"organizations-before"},
			},
			{
				ID: "public-procurement", Units: []metrics.Unit{metrics.KRW}, Measure: metrics.Flow, Direction: metrics.Up,
				Category: "procurement", Name: localized("공공구매액", "Public procurement"),
				Scopes: []metrics.Scope{{ID: "type:village", Name: localized("마을기업", "Village enterprises")}},
			},
			{
				ID: "debts-cumulative", Units: []metrics.Unit{metrics.KRW}, Measure: metrics.Cumulative, Direction: metrics.Up,
				Category: "procurement", Name: localized("채권 소각 누적", "Debts written off so far"),
			},
			{
				ID: "elsewhere", Units: []metrics.Unit{metrics.Count}, Measure: metrics.Stock, Direction: metrics.Neutral,
				Category: "organizations", Name: localized("다른 곳에만 있는 수", "Counted elsewhere alone"),
			},
			{
				ID: "hostile", Units: []metrics.Unit{metrics.Count}, Measure: metrics.Flow, Direction: metrics.Neutral,
				Category: "organizations", Name: localized(hostile, hostile), Definition: localized(hostile, hostile),
			},
		})
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func gazetteer(tb testing.TB) metrics.Areas {
	tb.Helper()
	name := func(ko, en string) []metrics.AreaName {
		return []metrics.AreaName{{Form: "usual", Name: ko}, {Form: "english", Name: en}}
	}
	a, err := metrics.NewAreas([]metrics.RefArea{
		{ID: jeonju, Level: metrics.LevelMunicipality, Names: name("전주시", "Jeonju-si"), Codes: []metrics.AreaCode{{System: "admin5", Code: "45110", To: "2024-01-17"}}},
		{ID: "52710", Level: metrics.LevelMunicipality, Names: name("완주군", "Wanju-gun")},
		{ID: "11140", Level: metrics.LevelMunicipality, Names: append(name("서울 중구", "Jung-gu, Seoul"), metrics.AreaName{Form: "short", Name: "중구"})},
		{ID: "26110", Level: metrics.LevelMunicipality, Names: append(name("부산 중구", "Jung-gu, Busan"), metrics.AreaName{Form: "short", Name: "중구"})},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// press is a source whose text is not held.
func press(title, published, url string) metrics.Source {
	s := metrics.Source{Type: metrics.TypePress, Title: title, Publisher: "전북일보", URL: url, FirstSeen: clock()}
	if published != "" {
		s.PublishedAt = period(published)
	}
	s.ID = s.HeaderID()
	return s
}

func clock() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }

func period(s string) metrics.TimePeriod {
	p, err := metrics.ParseTimePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

type change func(*metrics.Observation)

func observed(indicator, at, value string, unit metrics.Unit, src metrics.Source, changes ...change) metrics.Observation {
	o := metrics.Observation{
		Key:         metrics.Key{Indicator: indicator, RefArea: jeonju, Scope: metrics.TotalScope, Period: period(at), Kind: metrics.Actual, Unit: unit},
		PeriodBasis: metrics.Stated, Value: decimal.RequireFromString(value), Qualifier: metrics.Exact, Status: metrics.Published,
		ObsStatus: metrics.ObsNormal, Confidence: 1, Source: src, Quote: value + "라고 밝혔다", FigureText: value,
	}
	for _, c := range changes {
		c(&o)
	}
	o.ID = metrics.NewObservationID(o)
	return o
}

func kind(k metrics.Kind) change { return func(o *metrics.Observation) { o.Kind = k } }
func scope(s string) change      { return func(o *metrics.Observation) { o.Scope = s } }
func area(id string) change      { return func(o *metrics.Observation) { o.RefArea = id } }
func reviewed(reason string) change {
	return func(o *metrics.Observation) { o.Status, o.Reason = metrics.Review, reason }
}

// facts are a few years of two indicators with a conflict, and a hostile one.
func facts() []metrics.Observation {
	org, buy := "social-economy-organizations", "public-procurement"
	return []metrics.Observation{
		observed(org, "2014", "223", metrics.Count, press("2014년 현황", "2015-01-10", "https://example.org/2014")),
		observed(org, "2018", "440", metrics.Count, press("2018년 현황", "2019-01-10", "https://example.org/2018")),
		observed(org, "2025", "708", metrics.Count, press("2025년 현황", "2025-12-12", "https://example.org/2025")),
		observed(org, "2025", "650", metrics.Count, press("다른 현황", "2025-06-01", "javascript:alert(1)")),
		observed(org, "2025", "31", metrics.Count, press("완주 현황", "2025-12-12", ""), area("52710")),
		observed("elsewhere", "2025", "38", metrics.Count, press("완주 현황", "2025-12-12", ""), area("52710")),
		observed(buy, "2018", "7900000000", metrics.KRW, press("2018년 구매", "2019-02-01", "https://example.org/buy18")),
		observed(buy, "2019", "8100000000", metrics.KRW, press("2019년 목표", "2019-02-01", ""), kind(metrics.Target)),
		observed(buy, "2019", "12600000000", metrics.KRW, press("2019년 구매", "2020-11-26", "https://example.org/buy19")),
		observed(buy, "2019", "4050000", metrics.KRW, press("2019년 마을기업", "2020-11-26", ""), scope("type:village")),
		observed(buy, "2020", "13000000000", metrics.KRW, press("2020년 구매", "2021-02-01", ""), reviewed("단위를 확인해야 합니다.")),
		observed("debts-cumulative", "2016/2019-12-20", "5329000000", metrics.KRW, press("2019년 소각", "2019-12-22", "")),
		observed("debts-cumulative", "2016/2020-05-14", "5323000000", metrics.KRW, press("2020년 소각", "2020-05-14", "")),
		observed("hostile", "2019", "5", metrics.Count, press(hostile, "2019-01-01", `https://example.org/"onmouseover="alert(1)`)),
	}
}

// reading is the release with its figures found.
func reading() metrics.Reading {
	release := metrics.Release{ID: metrics.NewReleaseID([]byte(releaseText)), FileName: "release.txt", Data: []byte(releaseText), FirstSeen: clock()}
	src := metrics.Source{
		Type: metrics.TypeRelease, Title: "사회적경제를 키우다 " + hostile, Publisher: "전주시", PublishedAt: period("2019-07-17"),
		ReleaseID: release.ID, FirstSeen: clock(),
	}
	src.ID = src.HeaderID()
	r := metrics.Reading{Release: release, Source: src, RefArea: jeonju, Text: releaseText, ReadAt: clock(), Reader: "plain/1", RuleVersion: "1"}
	stated := func(indicator, at, value, figure, sentence string, unit metrics.Unit, changes ...change) {
		o := observed(indicator, at, value, unit, src)
		start := strings.Index(releaseText, sentence)
		o.Span = metrics.Span{Start: start, End: start + len(sentence)}
		o.Quote, o.FigureText = sentence, figure
		at0 := start + strings.Index(sentence, figure)
		o.Figure = metrics.Span{Start: at0, End: at0 + len(figure)}
		for _, c := range changes {
			c(&o)
		}
		o.ID = metrics.NewObservationID(o)
		r.Observations = append(r.Observations, o)
	}
	stated("social-economy-organizations", "2019-07", "451", "451개", "시는 현재 451개의 사회적경제조직을 운영한다.", metrics.Count)
	buying := "올해 공공구매 81억 목표 중 상반기 43억을 달성했다."
	stated("public-procurement", "2019", "8100000000", "81억", buying, metrics.KRW, kind(metrics.Target))
	stated("public-procurement", "2019-S1", "4300000000", "43억", buying, metrics.KRW)
	stated(metrics.OtherIndicator, "2019-07", "500", "500여명", "하루 평균 500여명이 찾는다.", metrics.Persons,
		func(o *metrics.Observation) { o.Label, o.PeriodBasis = "하루 방문객", metrics.Assumed }, reviewed("목록에 없는 지표입니다."))
	return r
}

// site is the handler over a record of its own.
type site struct {
	t       testing.TB
	handler http.Handler
	db      *store.DB
	release metrics.ReleaseID
}

func newSite(tb testing.TB, obs []metrics.Observation, readings ...metrics.Reading) site {
	tb.Helper()
	db, err := store.Open(tb.Context(), filepath.Join(tb.TempDir(), "record.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	if err := db.ApplyCatalog(tb.Context(), catalogue(tb), gazetteer(tb)); err != nil {
		tb.Fatal(err)
	}
	s := site{t: tb, db: db}
	if len(obs) > 0 {
		if _, err := db.Import(tb.Context(), obs); err != nil {
			tb.Fatal(err)
		}
	}
	for _, r := range readings {
		if _, err := db.Save(tb.Context(), r); err != nil {
			tb.Fatal(err)
		}
		s.release = r.Release.ID
	}
	return s.with(sketches{}, io.Discard)
}

// sketches is an engine that is quick: what it draws is not looked at.
type sketches struct{}

func (sketches) SVG(context.Context, json.RawMessage, int, int) ([]byte, error) {
	return []byte(`<svg><text y="20">그림</text></svg>`), nil
}

// with is the same record behind a handler with another engine and log.
func (s site) with(engine draw.Engine, log io.Writer) site {
	s.t.Helper()
	handler, err := web.New(web.Config{Version: "test"}, web.Deps{Store: s.db, Log: slog.New(slog.NewTextHandler(log, nil)), Now: clock, Engine: engine})
	if err != nil {
		s.t.Fatal(err)
	}
	s.handler = handler
	return s
}

// drawing is the same record with the pictures as they go out.
func (s site) drawing() site {
	s.t.Helper()
	engine := draw.NewQuickJS(2)
	s.t.Cleanup(func() {
		if err := engine.Close(); err != nil {
			s.t.Error(err)
		}
	})
	warm := json.RawMessage(`{"series":[]}`)
	if _, err := engine.SVG(s.t.Context(), warm, 200, 200); err != nil {
		s.t.Fatal(err)
	}
	return s.with(engine, io.Discard)
}

func newJeonju(tb testing.TB) site {
	tb.Helper()
	return newSite(tb, facts(), reading())
}

// ask sends a request with headers given as name, value pairs.
func (s site) ask(method, target string, headers ...string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequestWithContext(s.t.Context(), method, target, http.NoBody)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

func (s site) get(target string, headers ...string) *httptest.ResponseRecorder {
	s.t.Helper()
	return s.ask(http.MethodGet, target, headers...)
}
