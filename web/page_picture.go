package web

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/dashboard/chart"
	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/metrics"
)

// The picture that a page holds until its script draws the chart: as high as
// the place for it, and no wider than a phone can still show readably.
const (
	stillWidth  = 480
	stillHeight = 384
	// stillTime is how long a page waits for its pictures, and waitingPages
	// how many pages do so at once: the others are sent without.
	stillTime    = 2 * time.Second
	waitingPages = 8
)

// indicatorPicture is a figure of the indicator page as a picture of its own.
func (s *server) indicatorPicture(c *gin.Context, v view, id, contentType string) error {
	paper, err := parseSheet(c.Request, v)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	versions, err := s.fingerprint(ctx)
	if err != nil {
		return err
	}
	address := v.key() + "&" + paper.given.Encode()
	if known, ok := s.pictures.named.Get(address); ok && known.versions == versions {
		if kept, ok := s.pictures.kept.Get(known.content); ok {
			s.sendPicture(c, v, kept, contentType, known.name)
			return nil
		}
	}
	o, name, err := s.order(ctx, v, id, paper)
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	if contentType == pngType {
		raster := paper.raster()
		o.raster = &raster
	}
	out, err := s.pictures.queued(ctx, o)
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	s.pictures.named.Add(address, namedPicture{versions, o.content(), name})
	s.sendPicture(c, v, out, contentType, name)
	return nil
}

// order is the picture that an address asks for, and its file name.
func (s *server) order(ctx context.Context, v view, id string, paper sheet) (order, fileName, error) {
	sub, err := s.subject(ctx, v, id)
	if err != nil {
		return order{}, fileName{}, err
	}
	figures, err := dashboard.Figures(sub.catalog, sub.allAreas, v.Lang, sub.published)
	if err != nil {
		return order{}, fileName{}, err
	}
	if len(figures) == 0 {
		return order{}, fileName{}, nothingToDraw(sub)
	}
	fig, err := sub.figure(figures)
	if err != nil {
		return order{}, fileName{}, err
	}
	if fig.Empty {
		return order{}, fileName{}, nothingToDraw(sub)
	}
	option, err := chart.Picture(fig, paper.theme, chart.Sheet{Width: paper.width, Height: paper.height, Title: paper.title, Source: paper.source})
	if err != nil {
		return order{}, fileName{}, err
	}
	o := order{Picture: pictureOf(fig, option, paper.width, paper.height)}
	o.Background, o.Outlines = paper.paper, paper.outlines
	area, areaID := nameOf(sub.frame)
	years := yearsDrawn(fig)
	return o, fileName{full: joined(area, fig.Title, years), ascii: joined(areaID, fig.ID, years)}, nil
}

// pictureOf is a figure's picture with what is read out in its place.
func pictureOf(fig dashboard.Figure, option []byte, width, height int) draw.Picture {
	return draw.Picture{
		Option: option, Width: width, Height: height, Title: fig.Title + ", " + fig.Subtitle, Description: fig.Summary,
	}
}

func nothingToDraw(sub subject) *refusal {
	return &refusal{
		status: http.StatusNotFound,
		detail: metrics.Localized{Korean: "그릴 값이 없습니다.", English: "There is no value to draw."},
		offers: []offer{{metrics.Localized{Korean: "지표 페이지", English: "Indicator page"}, indicatorPath(sub.indicator.ID)}},
	}
}

// yearsDrawn is the first and last year of a figure's points.
func yearsDrawn(fig dashboard.Figure) string {
	first, last := 0, 0
	for _, line := range fig.Lines {
		for _, p := range line.Points {
			if y := p.Period.Start().Year(); first == 0 || y < first {
				first = y
			}
			last = max(last, p.Period.End().Year())
		}
	}
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "-" + strconv.Itoa(last)
}

func (s *server) sendPicture(c *gin.Context, v view, out drawn, contentType string, name fileName) {
	h := c.Writer.Header()
	h.Set("ETag", out.etag)
	h.Set("Cache-Control", "no-cache")
	if v.Rev > 0 {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if matches(c.GetHeader("If-None-Match"), out.etag) {
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	ext := ".svg"
	if contentType == pngType {
		ext = ".png"
	}
	h.Set("Content-Disposition", name.disposition("inline", ext))
	h.Set("Content-Length", strconv.Itoa(len(out.body)))
	c.Data(http.StatusOK, contentType, out.body)
}

// still is a chart drawn on the server, in a theme of its page.
type still struct {
	Theme chart.Theme
	SVG   template.HTML
}

// stills draws the pictures that stand for a chart until its script runs.
// Without them the page is whole but for the picture, and is not kept.
func (s *server) stills(ctx context.Context, view *chartView) {
	if !view.ShowChart {
		return
	}
	select {
	case s.pictures.pages <- struct{}{}:
		defer func() { <-s.pictures.pages }()
	default:
		view.Unfinished = true
		return
	}
	ctx, cancel := context.WithTimeout(ctx, stillTime)
	defer cancel()
	for _, theme := range themesOf(view.Theme) {
		one, err := s.still(ctx, view.Figure, theme)
		if err != nil {
			s.log.ErrorContext(ctx, "picture of a page", "figure", view.Figure.ID, "err", err)
			view.Stills, view.Unfinished = nil, true
			return
		}
		view.Stills = append(view.Stills, one)
	}
}

func (s *server) still(ctx context.Context, fig dashboard.Figure, theme chart.Theme) (still, error) {
	option, err := chart.Picture(fig, theme, chart.Sheet{Width: stillWidth, Height: stillHeight})
	if err != nil {
		return still{}, err
	}
	p := pictureOf(fig, option, stillWidth, stillHeight)
	p.Background = draw.Transparent
	out, err := s.pictures.draw(ctx, order{Picture: p})
	if err != nil {
		return still{}, err
	}
	return still{theme, template.HTML(out.body)}, nil //nolint:gosec // draw lets nothing through but a whitelist
}
