//go:build e2e

package draw_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/jipyo/jipyo/dashboard/draw"
)

// likeness is how far, as a root mean square of 0 to 1, our picture may be
// from Chromium's: anti-aliasing of text differs.
const likeness = 0.03

// photographed is Chromium's picture of an SVG in the shipped faces, at twice
// its size.
func photographed(t *testing.T, svg []byte, width, height int) image.Image {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.ServeFile(w, r, filepath.Join("fonts", filepath.Base(r.URL.Path)))
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<style>@font-face{font-family:"Jipyo Sans";src:url(/jipyo-sans-400.ttf)}@font-face{font-family:"Jipyo Sans";font-weight:700;src:url(/jipyo-sans-700.ttf)}`+
			`body{margin:0}svg{display:block}</style>%s`, svg)
	}))
	defer site.Close()
	options := []chromedp.ExecAllocatorOption{chromedp.Headless}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	ctx, cancel := chromedp.NewContext(ctx, chromedp.WithAllocatorOptions(options...))
	defer cancel()
	err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), int64(height), chromedp.EmulateScale(2)), chromedp.Navigate(site.URL), chromedp.Sleep(500*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func distance(a, b image.Image) float64 {
	sum, n := 0., 0.
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			ar, ag, ab, _ := a.At(x, y).RGBA()
			br, bg, bb, _ := b.At(x, y).RGBA()
			for _, d := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}} {
				off := (float64(d[0]) - float64(d[1])) / 0xffff
				sum += off * off
				n++
			}
		}
	}
	return math.Sqrt(sum / n)
}

// With JIPYO_PICTURES set to a folder both pictures are kept there to look at.
func TestPicturesAreLikeChromiums(t *testing.T) {
	engine := newEngine(t)
	cases := map[string]draw.Picture{"line12": line12(t), "bar-line60": barLine60(t)}
	for name := range shapes {
		cases[name] = pictureOf(t, name)
	}
	for name, p := range cases {
		svg := svgOf(t, engine, p)
		file, _, err := draw.PNG(t.Context(), svg, draw.Raster{Scale: 2})
		if err != nil {
			t.Fatal(err)
		}
		ours, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		theirs := photographed(t, svg, p.Width, p.Height)
		if dir := os.Getenv("JIPYO_PICTURES"); dir != "" {
			keep(t, filepath.Join(dir, name+"-ours.png"), ours)
			keep(t, filepath.Join(dir, name+"-chromium.png"), theirs)
		}
		if ours.Bounds().Size() != theirs.Bounds().Size() {
			t.Errorf("%s: %v; Chromium's is %v", name, ours.Bounds(), theirs.Bounds())
			continue
		}
		d := distance(ours, theirs)
		t.Logf("%s: %.4f", name, d)
		if d > likeness {
			t.Errorf("%s: %.4f from Chromium's picture; want at most %.4f", name, d, likeness)
		}
	}
}

func keep(t *testing.T, path string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
