package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/dashboard/echarts"
	"github.com/jipyo/jipyo/metrics"
)

const (
	// machines is how many charts the engine draws at once: one for the
	// pictures that are asked for, one for pages, so that these need not wait.
	machines = 2
	// queuedPictures is how many pictures may wait for their turn, and
	// comeBack how long the others are asked to.
	queuedPictures = 32
	comeBack       = 2 * time.Second
	// pictureTime is the longest that a picture may take.
	pictureTime = 10 * time.Second
	// keptPictures are kept in memory, each of at most largestPicture bytes.
	keptPictures   = 128
	largestPicture = 512 << 10
)

// pictures draws, one picture after the other, and keeps what was drawn by
// its content: what makes the same picture is drawn once.
type pictures struct {
	engine draw.Engine
	log    *slog.Logger
	kept   *lru.Cache[string, drawn]
	// named are the pictures of addresses, as long as the record has the
	// versions that they were made from.
	named *lru.Cache[string, namedPicture]
	queue chan struct{}
	turn  chan struct{}
	// pages holds a token for each page that waits for its pictures.
	pages chan struct{}
}

// drawn is a picture ready to send.
type drawn struct {
	etag string
	body []byte
}

// namedPicture is the picture of an address.
type namedPicture struct {
	versions string
	content  string
	name     fileName
}

// order is a picture to draw: as SVG, or with a raster as PNG.
type order struct {
	draw.Picture
	raster *draw.Raster
}

func newPictures(engine draw.Engine, log *slog.Logger) (*pictures, error) {
	if engine == nil {
		engine = draw.NewQuickJS(machines)
	}
	kept, err := lru.New[string, drawn](keptPictures)
	if err != nil {
		return nil, err
	}
	named, err := lru.New[string, namedPicture](cachedPages)
	if err != nil {
		return nil, err
	}
	return &pictures{
		engine: engine, log: log, kept: kept, named: named,
		queue: make(chan struct{}, queuedPictures), turn: make(chan struct{}, 1), pages: make(chan struct{}, waitingPages),
	}, nil
}

// content names a picture by all that it is made from.
func (o order) content() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s|%d|%d|%q|%q|%s|%t|", echarts.Bundle().Hash, o.Width, o.Height, o.Title, o.Description, o.Background, o.Outlines)
	if o.raster != nil {
		fmt.Fprintf(sum, "%g|%d|", o.raster.Scale, o.raster.DPI)
	}
	sum.Write(o.Option)
	return hex.EncodeToString(sum.Sum(nil))
}

// queued draws when the picture's turn has come; beyond the queue it is a
// refusal that says when to come back.
func (p *pictures) queued(ctx context.Context, o order) (drawn, error) {
	if kept, ok := p.kept.Get(o.content()); ok {
		return kept, nil
	}
	select {
	case p.queue <- struct{}{}:
	default:
		return drawn{}, errBusy()
	}
	defer func() { <-p.queue }()
	select {
	case p.turn <- struct{}{}:
	case <-ctx.Done():
		return drawn{}, ctx.Err()
	}
	defer func() { <-p.turn }()
	// What is begun is finished and kept, though the one who asked has gone.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), pictureTime)
	defer cancel()
	return p.draw(ctx, o)
}

// draw draws at once, unless the picture is kept.
func (p *pictures) draw(ctx context.Context, o order) (drawn, error) {
	content := o.content()
	if kept, ok := p.kept.Get(content); ok {
		return kept, nil
	}
	body, missing, err := draw.SVG(ctx, p.engine, o.Picture)
	if err == nil && o.raster != nil {
		body, missing, err = draw.PNG(ctx, body, *o.raster)
	}
	if err != nil {
		return drawn{}, err
	}
	if len(missing) > 0 {
		p.log.WarnContext(ctx, "characters without a glyph", "picture", o.Title, "characters", string(missing))
	}
	sum := sha256.Sum256(body)
	out := drawn{etag: `"` + hex.EncodeToString(sum[:12]) + `"`, body: body}
	if len(body) <= largestPicture {
		p.kept.Add(content, out)
	}
	return out, nil
}

func errBusy() *refusal {
	return &refusal{
		status: http.StatusServiceUnavailable, retryAfter: strconv.Itoa(int(comeBack.Seconds())),
		detail: metrics.Localized{
			Korean:  "그림을 그려 달라는 요청이 많습니다. 잠시 뒤 다시 시도해 주십시오.",
			English: "Many pictures are being asked for. Please try again in a moment.",
		},
	}
}
