package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/jipyo/jipyo/dashboard/chart"
	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/metrics"
)

// The size of a picture that names none, and the two kinds.
const (
	pictureWidth  = 700
	pictureHeight = 400

	svgType = "image/svg+xml"
	pngType = "image/png"
)

// pictureKeys are the query keys of pictures beside those of the page.
var pictureKeys = []string{"bg", "height", "preset", "scale", "source", "text", "title", "width"}

// a4 is the preset for the column of an A4 page in print.
const a4 = "a4"

// sheet is how a picture is asked for.
type sheet struct {
	width, height int
	scale         float64
	title, source bool
	// outlines draws text as paths, column for the column of an A4 page.
	outlines bool
	column   bool
	theme    chart.Theme
	paper    draw.Background
	// given are the keys with their values, as in the address.
	given url.Values
}

// parseSheet reads the keys of a picture. What is out of range is a refusal
// that names the limits.
func parseSheet(r *http.Request, v view) (sheet, error) {
	p := sheet{width: pictureWidth, height: pictureHeight, scale: 1, title: true, source: true, theme: chart.Light, given: url.Values{}}
	if v.Theme != themes[0] { // auto: a document is white
		p.theme = chart.Theme(v.Theme)
	}
	query := r.URL.Query()
	for _, key := range pictureKeys {
		switch values := query[key]; {
		case len(values) > 1:
			return p, unknownValue(key, values[1], values[:1])
		case len(values) == 1 && values[0] != "":
			p.given[key] = values
		}
	}
	for _, read := range []func() error{p.readSize, p.readWords, p.readPaper} {
		if err := read(); err != nil {
			return p, err
		}
	}
	return p, nil
}

func (p *sheet) readSize() error {
	for _, side := range []struct {
		name string
		into *int
	}{{"width", &p.width}, {"height", &p.height}} {
		s := p.given.Get(side.name)
		if s == "" {
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < draw.MinSide || n > draw.MaxSide {
			return outOfRange(side.name, s, draw.MinSide, draw.MaxSide)
		}
		*side.into = n
	}
	if s := p.given.Get("scale"); s != "" {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || !(f >= draw.MinScale && f <= draw.MaxScale) {
			return outOfRange("scale", s, draw.MinScale, draw.MaxScale)
		}
		p.scale = f
	}
	return nil
}

func (p *sheet) readWords() error {
	yes, preset, text := "1", "", "font"
	for _, flag := range []struct {
		name string
		into *bool
	}{{"title", &p.title}, {"source", &p.source}} {
		word := yes
		if err := choose(flag.name, p.given.Get(flag.name), []string{"0", "1"}, &word); err != nil {
			return err
		}
		*flag.into = word == yes
	}
	if err := choose("preset", p.given.Get("preset"), []string{a4}, &preset); err != nil {
		return err
	}
	if err := choose("text", p.given.Get("text"), []string{"font", "path"}, &text); err != nil {
		return err
	}
	p.column, p.outlines = preset == a4, text == "path"
	if p.column {
		p.scale = draw.A4Column(p.width).Scale
	}
	if err := draw.CheckScale(p.width, p.height, p.scale); err != nil {
		return tooManyDots(p, err)
	}
	return nil
}

// readPaper gives the theme's own surface unless the address says otherwise;
// the light texts of a dark theme would be lost on white.
func (p *sheet) readPaper() error {
	papers := []string{string(draw.White), string(draw.Transparent)}
	if p.theme != chart.Light {
		papers = papers[1:]
	}
	surface, err := chart.Surface(p.theme)
	if err != nil {
		return err
	}
	paper := surface
	if err := choose("bg", p.given.Get("bg"), papers, &paper); err != nil {
		return err
	}
	p.paper = draw.Background(paper)
	return nil
}

// raster is how the PNG is made.
func (p *sheet) raster() draw.Raster {
	if p.column {
		return draw.A4Column(p.width)
	}
	return draw.Raster{Scale: p.scale}
}

// outOfRange is the 400 that names the limits of a number.
func outOfRange(name, value string, from, to int) *refusal {
	return &refusal{status: http.StatusBadRequest, detail: metrics.Localized{
		Korean:  fmt.Sprintf("%s 값 “%s”은(는) 쓸 수 없습니다. %d에서 %d까지 쓸 수 있습니다.", name, shorten(value), from, to),
		English: fmt.Sprintf("%s cannot be “%s”: it goes from %d to %d.", name, shorten(value), from, to),
	}}
}

func tooManyDots(p *sheet, cause error) *refusal {
	return &refusal{status: http.StatusBadRequest, cause: cause, detail: metrics.Localized{
		Korean: fmt.Sprintf("%d×%d을(를) %g배로 그릴 수 없습니다. 배율은 %d에서 %d까지, 점은 모두 %d개까지입니다.",
			p.width, p.height, p.scale, draw.MinScale, draw.MaxScale, draw.MaxPixels),
		English: fmt.Sprintf("%d×%d cannot be drawn %g times as large: the scale goes from %d to %d, and there may be %d dots in all.",
			p.width, p.height, p.scale, draw.MinScale, draw.MaxScale, draw.MaxPixels),
	}}
}
